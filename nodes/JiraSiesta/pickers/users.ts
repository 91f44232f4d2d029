import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { toIssueKey } from '../fields/issueKey';
import { readLocator } from '../fields/locator';
import { toProjectKey } from '../fields/project';
import { picker } from './picker';
import type { Found, Search } from './picker';

/**
 * Rows Jira looks at for one page, and beyond which it does not look at all: "only the first 1000
 * users".
 */
const WINDOW = 200;
const LAST_WINDOW = 1000;
/** Results that fill the list, so that it can be scrolled. */
const ENOUGH = 20;

const entry = ({
	accountId,
	displayName,
	emailAddress,
	active,
}: IDataObject): INodeListSearchItems => ({
	name: `${String(displayName)}${emailAddress ? ` (${String(emailAddress)})` : ''}${active === false ? ' [inactive]' : ''}`,
	value: String(accountId),
});

/**
 * Jira takes a window of users first and leaves those out who do not fit afterwards, so a short or
 * even an empty page is not the end: goes on until there is something to show.
 */
async function windows(
	{ token }: Search,
	load: (window: IDataObject) => Promise<IDataObject>,
	fits: (user: IDataObject) => boolean,
): Promise<Found> {
	const results: INodeListSearchItems[] = [];
	let startAt = Number(token ?? 0);
	do {
		const users = (await load({ startAt, maxResults: WINDOW })) as unknown as IDataObject[];
		results.push(...users.filter(fits).map(entry));
		startAt += WINDOW;
	} while (results.length < ENOUGH && startAt < LAST_WINDOW);
	return { results, next: startAt < LAST_WINDOW ? startAt : undefined };
}

const isPerson = ({ accountType }: IDataObject) => accountType === 'atlassian';

/** People who may be assigned in the chosen issue or project. */
export const searchAssignableUsers = picker(async (search) => {
	const issue = search.field('issueKey');
	const where =
		readLocator(issue).value === ''
			? { project: toProjectKey(search.field('projectKey')) }
			: { issueKey: toIssueKey(issue, await search.run.site) };
	const query = search.filter && { query: search.filter };
	return await windows(
		search,
		async (window) =>
			await search.get('/rest/api/3/user/assignable/search', { ...where, ...query, ...window }),
		(user) => isPerson(user) && user.active !== false,
	);
});

/** Anybody with an Atlassian account on the site; Jira searches only with a text. */
export const searchUsers = picker(async (search) => {
	const { filter } = search;
	return await windows(
		search,
		async (window) =>
			filter
				? await search.get('/rest/api/3/user/search', { query: filter, ...window })
				: await search.get('/rest/api/3/users/search', window),
		isPerson,
	);
});
