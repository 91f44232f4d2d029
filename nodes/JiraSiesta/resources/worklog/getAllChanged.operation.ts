import { read } from '../../operation/builders';
import { author, authorOf, changedSince, isBy } from '../../params/filters';
import { SITE } from '../../shared/target';
import { simplifiedWorklog } from './shared/output';
import { withIssues } from './shared/withIssues';

export const getAllChanged = read<string | undefined>({
	name: 'Get Many Changed',
	value: 'getAllChanged',
	action: 'Get many changed work logs',
	description: 'Retrieve a list of the work logs of all issues that were added or changed since a time',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-worklog-updated-get',
	request: { method: 'GET', url: '/rest/api/3/worklog/updated' },
	paging: { by: 'since', rows: 'values', pageSize: 1000 },
	parameters: [changedSince],
	options: [author],
	prepare: async (item) => ({
		targets: [SITE],
		qs: { since: await changedSince.of(item) },
		state: await authorOf(item),
	}),
	resolveRows: withIssues,
	keeps: (row, _item, { state }) => isBy(row, state),
	simplify: (row, { item }) => simplifiedWorklog(row, String(row.issueKey), item.site),
});
