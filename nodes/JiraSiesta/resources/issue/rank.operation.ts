import type { IDataObject } from 'n8n-workflow';

import { write } from '../../operation/builders';
import { issues } from '../../params/issues';
import { otherIssue, position } from '../../params/rank';
import { issueTarget } from '../../shared/target';
import type { Target } from '../../shared/target';
import { AT_ONCE, rankAll, rankBody } from './shared/ranking';
import type { Fate, Ranked } from './shared/ranking';

export const rank = write<Ranked>({
	name: 'Rank',
	value: 'rank',
	action: 'Rank issues',
	description: 'Move issues above or below another one on its board and in its backlog, with a result for each',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-issue/#api-rest-agile-1-0-issue-rank-put',
	permission: 'edit',
	idempotent: true,
	hasNote: false,
	request: { method: 'PUT', url: '/rest/agile/1.0/issue/rank' },
	split: 'issues',
	parameters: [issues, position, otherIssue],

	async prepare(item) {
		const [keys, other] = await Promise.all([issues.of(item), otherIssue.of(item)]);
		const where = item.parameters.get(position.name) as Ranked['where'];
		return {
			targets: [...keys, other].map(issueTarget) as [Target, ...Target[]],
			body: rankBody(keys, where, other),
			writes: Math.ceil(keys.length / AT_ONCE),
			// Ranks that are set at once hinder each other, on the whole site.
			turn: 'rank',
			state: { keys, where, other },
		};
	},

	changes: ({ state: { keys, where, other } }) => [{ field: 'Rank', after: `${keys.join(', ')} ${where} ${other}` }],
	unlessDone: rankAll,

	result: ({ row, prepared: { state } }): IDataObject => ({
		issues: (row.fates as Fate[]).map((fate) => ({ ...fate, [state.where]: state.other })),
	}),
});
