import { read } from '../../../operation/builders';
import type { Item, Operation } from '../../../operation/operation';
import type { Target } from '../../../shared/target';
import { issueResult, searchFor } from './output';
import type { Output } from './output';
import { issueOutput } from './readOptions';

type Search = Pick<
	Parameters<typeof read<Output>>[0],
	'name' | 'value' | 'action' | 'description' | 'parameters' | 'options'
> & {
	/** @throws InvalidInput */
	jql(item: Item): Promise<string>;
	/** What the issues are of, where it is one thing that a credential may be closed to. */
	of?(item: Item): Promise<Target>;
};

/** An operation that finds issues by JQL, page by page. */
export const jqlSearch = ({ jql, of, ...operation }: Search): Operation<Output> =>
	read<Output>({
		...operation,
		docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post',
		request: { method: 'POST', url: '/rest/api/3/search/jql' },
		paging: { by: 'nextPageToken', rows: 'issues', pageSize: 100, parallel: true },
		outputs: issueOutput,
		prepare: async (item) => ({
			...(await searchFor(await jql(item), item)),
			...(of && { targets: [await of(item)] as [Target] }),
		}),
		result: issueResult,
	});
