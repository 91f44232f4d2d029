import type { IDataObject } from 'n8n-workflow';

import { write } from '../../operation/builders';
import { issues } from '../../params/issues';
import { otherIssue, position } from '../../params/rank';
import { InvalidInput } from '../../shared/invalidInput';
import { issueTarget } from '../../shared/target';
import type { Target } from '../../shared/target';

/** Jira's own limit. */
const MOST = 50;

type Ranked = { keys: string[]; where: 'before' | 'after'; other: string };

/** An issue that stayed where it was, in an answer of 207: others were ranked. */
type Entry = { issueKey?: string; issueId?: number; status?: number; errors?: string[] };

const fateOf = (key: string, entries: Entry[]) => {
	const entry = entries.find(({ issueKey, issueId }) => issueKey === key || String(issueId) === key);
	const ranked = (entry?.status ?? 200) < 300;
	return { key, ranked, reason: ranked ? null : (entry?.errors ?? []).join(' ') };
};

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
		if (keys.length > MOST) {
			const { displayName } = issues.property;
			throw new InvalidInput(
				displayName,
				`are more than ${MOST}`,
				'Rank them in parts: each after the last of the one before.',
			);
		}
		const where = item.parameters.get(position.name) as Ranked['where'];
		const targets = [...keys, other].map(issueTarget) as [Target, ...Target[]];
		const body = { issues: keys, [where === 'before' ? 'rankBeforeIssue' : 'rankAfterIssue']: other };
		return { targets, body, state: { keys, where, other } };
	},

	changes: ({ state: { keys, where, other } }) => [{ field: 'Rank', after: `${keys.join(', ')} ${where} ${other}` }],

	result({ row, prepared: { state } }): IDataObject {
		const entries = (row.entries ?? []) as Entry[];
		return { issues: state.keys.map((key) => ({ ...fateOf(key, entries), [state.where]: state.other })) };
	},
});
