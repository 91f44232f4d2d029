import { requestJira } from '../../../client/request';
import { pages } from '../../../client/paging/pages';
import type { Item } from '../../../operation/operation';
import { writtenIssues } from '../../../pipeline/freshRead';

/** Issues that are not done, without sub-tasks: these follow their parents. */
const openIn = (sprint: string) =>
	`sprint = ${sprint} AND statusCategory != Done AND issuetype in standardIssueTypes() ORDER BY Rank ASC`;

/** The keys of a sprint's issues that are not done, in the order of the board. */
export async function openIssuesOf(item: Item, sprint: string): Promise<string[]> {
	const { context, session } = item;
	const reconcileIssues = await writtenIssues(item);
	const request = {
		method: 'POST',
		url: '/rest/api/3/search/jql',
		body: { jql: openIn(sprint), fields: ['key'], ...(reconcileIssues.length > 0 && { reconcileIssues }) },
		repeatable: true,
	} as const;
	const keys: string[] = [];
	const get = requestJira.bind(undefined, context, session);
	for await (const page of pages(
		{ by: 'nextPageToken', rows: 'issues', pageSize: 5_000 },
		request,
		() => Infinity,
		get,
	)) {
		keys.push(...page.map(({ key }) => String(key)));
	}
	return keys;
}
