import type { INodeProperties } from 'n8n-workflow';

import { onPath, read } from '../../operation/builders';
import { author, authorOf, instantOf, isBy, since } from '../../params/filters';
import { issue } from '../../params/issue';
import { simplifiedComment } from './shared/output';

type Wanted = { author?: string; since: number; oldestFirst: boolean };

const createdSince = since('written');

const oldestFirst: INodeProperties = {
	displayName: 'Oldest First',
	name: 'oldestFirst',
	type: 'boolean',
	default: true,
	description: 'Whether to begin with the oldest comment instead of the newest',
};

const isBefore = (created: unknown, since: number) => Date.parse(String(created)) < since;

export const getAll = read<Wanted>({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many comments of issue',
	description: 'Retrieve a list of the comments of an issue, the newest first',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/#api-rest-api-3-issue-issueidorkey-comment-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/comment' },
	// Jira gives no more at once, whatever it is asked for.
	paging: { by: 'startAt', rows: 'comments', pageSize: 100 },
	parameters: [issue],
	options: [author, createdSince, oldestFirst],

	async prepare(item) {
		const first = item.parameters.group('options').oldestFirst === true;
		return {
			...(await onPath(item, issue)),
			qs: { orderBy: first ? 'created' : '-created' },
			state: { author: await authorOf(item), since: instantOf(item, createdSince) ?? -Infinity, oldestFirst: first },
		};
	},

	keeps: (row, _item, { state }) => isBy(row, state.author) && !isBefore(row.created, state.since),
	ends: ({ created }, _item, { state }) => !state.oldestFirst && isBefore(created, state.since),
	simplify: (row, { prepared: { path }, item }) => simplifiedComment(row, path!.issueKey, item.site),
});
