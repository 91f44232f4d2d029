import { onPath, read } from '../../operation/builders';
import { author, authorOf, instantOf, isBy, since, until } from '../../params/filters';
import { issue } from '../../params/issue';
import { simplifiedWorklog } from './shared/output';

type Wanted = { author?: string; from: number };

const startedSince = since('started');
const startedUntil = until('started');

export const getAll = read<Wanted>({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many work logs of issue',
	description: 'Retrieve a list of the work logs of an issue, the earliest first',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/worklog' },
	paging: { by: 'startAt', rows: 'worklogs', pageSize: 5000 },
	parameters: [issue],
	options: [author, startedSince, startedUntil],

	async prepare(item) {
		const from = instantOf(item, startedSince);
		const to = instantOf(item, startedUntil);
		return {
			...(await onPath(item, issue)),
			// Whether Jira's "after" has the moment itself is not documented.
			qs: { ...(from !== undefined && { startedAfter: from - 1 }), ...(to !== undefined && { startedBefore: to }) },
			state: { author: await authorOf(item), from: from ?? -Infinity },
		};
	},

	keeps: (row, _item, { state }) => isBy(row, state.author) && Date.parse(String(row.started)) >= state.from,
	simplify: (row, { prepared: { path }, item }) => simplifiedWorklog(row, path!.issueKey, item.site),
});
