import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { toIssueKey } from '../fields/encode/issueKey';
import { readLocator } from '../shared/locator';
import { toProjectKey } from '../params/project';
import { InvalidInput } from '../shared/invalidInput';
import { listSearch } from './listSearch';
import type { Found, Search } from './listSearch';

/** Jira looks no further than at the first 1000 users, or at the first 1000 that a text fits. */
const MOST = 1000;
const PAGE = 200;
/** Results that fill the list, so that it can be scrolled. */
const ENOUGH = 20;

const entry = ({ accountId, displayName, emailAddress, active }: IDataObject): INodeListSearchItems => ({
	name: `${String(displayName)}${emailAddress ? ` (${String(emailAddress)})` : ''}${active === false ? ' [inactive]' : ''}`,
	value: String(accountId),
});

const isPerson = ({ accountType }: IDataObject) => accountType === 'atlassian';

/**
 * A page of the list, from as many of Jira's as it takes to have something to show: apps and
 * customers are left out here. A short page is the last, as Jira takes it from the users that fit;
 * only an empty one is so for certain.
 *
 * @param last where Jira gives no more
 */
async function peopleFrom(
	token: string | undefined,
	last: number,
	load: (page: IDataObject) => Promise<IDataObject>,
): Promise<Found> {
	const results: INodeListSearchItems[] = [];
	const first = Number(token ?? 0);
	let startAt = first;
	let users: IDataObject[];
	do {
		users = (await load({ startAt, maxResults: PAGE })) as unknown as IDataObject[];
		results.push(...users.filter(isPerson).map(entry));
		startAt += PAGE;
	} while (results.length < ENOUGH && users.length === PAGE && startAt < Math.min(last, first + MOST));
	return { results, next: users.length > 0 && startAt < last ? startAt : undefined };
}

/** Where the person is to be assigned: the issue of Assign, or the project of Create. */
async function assignedIn({ field, session }: Search): Promise<IDataObject> {
	if (!['assign', 'transition'].includes(String(field('operation'))))
		return { project: toProjectKey(field('projectKey')) };
	const issue = field('issueKey');
	if (readLocator(issue).value === '') {
		throw new InvalidInput(
			'Issue',
			'is empty: choose an issue first',
			'The list has the people who may be assigned to it.',
		);
	}
	return { issueKey: toIssueKey(issue, await session.site) };
}

/**
 * People who may be assigned in the chosen issue or project. Jira takes a range of users and only
 * then those of them who may be assigned, so one request asks for all the users that it looks at.
 */
export const searchAssignableUsers = listSearch(async (search) => {
	const { filter, get } = search;
	const users = await get('/rest/api/3/user/assignable/search', {
		...(await assignedIn(search)),
		...(filter && { query: filter }),
		maxResults: MOST,
	});
	const wanted = (user: IDataObject) => isPerson(user) && user.active !== false;
	return { results: (users as unknown as IDataObject[]).filter(wanted).map(entry) };
});

/** Anybody with an Atlassian account on the site; Jira searches only with a text. */
export const searchUsers = listSearch(async ({ filter, token, get }) =>
	filter
		? await peopleFrom(token, MOST, async (page) => await get('/rest/api/3/user/search', { query: filter, ...page }))
		: await peopleFrom(token, Infinity, async (page) => await get('/rest/api/3/users/search', page)),
);
