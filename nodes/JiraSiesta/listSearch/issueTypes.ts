import type { INodeListSearchItems } from 'n8n-workflow';

import { toIssueKey } from '../fields/encode/issueKey';
import { issueTypesOf, projectOfIssue } from '../fields/metadata';
import { isChosen } from '../params/destination';
import { toProjectKey } from '../params/project';
import { listSearch } from './listSearch';
import type { Search } from './listSearch';

async function typesOf(
	{ filter, context, session }: Search,
	project: string,
): Promise<{ results: INodeListSearchItems[] }> {
	const types = await issueTypesOf(context, session, project);
	const wanted = types.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: wanted.map(({ id, name, description }) => ({ name, value: id, description })) };
}

export const searchIssueTypes = listSearch(
	async (search) => await typesOf(search, toProjectKey(search.field('projectKey'))),
);

/** The types that an issue, or a copy of it, may have in the project where it is to be. */
export const searchTargetIssueTypes = listSearch(async (search) => {
	const { field, context, session } = search;
	const target = field('targetProject');
	if (isChosen(target)) return await typesOf(search, toProjectKey(target, 'Target Project'));
	const issueKey = toIssueKey(field('issueKey'), await session.site);
	return await typesOf(search, await projectOfIssue(context, session, issueKey));
});
