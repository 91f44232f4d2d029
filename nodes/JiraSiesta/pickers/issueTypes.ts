import type { IDataObject } from 'n8n-workflow';

import { toProjectKey } from '../fields/project';
import { ask } from '../pipeline/ask';
import { pages } from '../pipeline/paging';
import type { Run } from '../pipeline/run';
import type { Context } from '../pipeline/send';
import { picker } from './picker';

export type IssueType = { id: string; name: string; description?: string };

/**
 * The issue types of a project, all of them: the endpoint has no search, and a project has few.
 *
 * @param project key or ID
 */
export async function issueTypesOf(context: Context, run: Run, project: string): Promise<IssueType[]> {
	return await run.once(`issue types ${project}`, async () => {
		const url = `/rest/api/3/issue/createmeta/${encodeURIComponent(project)}/issuetypes`;
		const types: IDataObject[] = [];
		const paging = { by: 'startAt', rows: 'issueTypes', pageSize: 200 } as const;
		const get = ask.bind(undefined, context, run);
		for await (const page of pages(paging, { method: 'GET', url, repeatable: true }, Infinity, get)) {
			types.push(...page);
		}
		return types as IssueType[];
	});
}

export const searchIssueTypes = picker(async ({ filter, field, context, run }) => {
	const types = await issueTypesOf(context, run, toProjectKey(field('projectKey')));
	const wanted = types.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: wanted.map(({ id, name, description }) => ({ name, value: id, description })) };
});
