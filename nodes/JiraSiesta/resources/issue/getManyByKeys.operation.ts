import { read } from '../../operation/builders';
import { issues } from '../../params/issues';
import { asAsked } from './shared/asAsked';
import { fetchFor, issueResult } from './shared/output';
import type { Output } from './shared/output';
import { issueOutput, readOptions } from './shared/readOptions';

export const getManyByKeys = read<Output>({
	name: 'Get Many by Keys',
	value: 'getManyByKeys',
	action: 'Get many issues by keys',
	description:
		'Retrieve a list of issues by their keys, in that order; of one that Jira does not show, "found" is false',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post',
	request: { method: 'POST', url: '/rest/api/3/issue/bulkfetch' },
	paging: { by: 'keys', rows: 'issues', pageSize: 100 },
	parameters: [issues],
	outputs: issueOutput,
	options: readOptions,
	prepare: async (item) => await fetchFor(await issues.of(item), item),
	resolveRows: asAsked,
	result: (outcome) =>
		outcome.row.asked === undefined ? issueResult(outcome) : { key: outcome.row.asked, found: false },
});
