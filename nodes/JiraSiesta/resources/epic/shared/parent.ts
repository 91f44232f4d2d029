import type { Prepared, Step } from '../../../operation/operation';
import { issueTarget } from '../../../shared/target';
import type { Target } from '../../../shared/target';

/**
 * The writes that give issues another parent, one for each: the way that works for every kind of project.
 *
 * @param epic the key of the epic, or null for none
 * @param state what the result is made from
 */
export function parentOf<State>(keys: string[], epic: string | null, state: State): Prepared<State> {
	const body = { fields: { parent: epic === null ? null : { key: epic } } };
	const steps = keys.map(
		(key): Step => ({
			method: 'PUT',
			url: `/rest/api/3/issue/${encodeURIComponent(key)}`,
			body,
			does: epic === null ? `${key} taken out` : `${key} put into ${epic}`,
		}),
	);
	return {
		path: { issueKeys: keys.at(-1)! },
		targets: [...keys, ...(epic === null ? [] : [epic])].map(issueTarget) as [Target, ...Target[]],
		ahead: steps.slice(0, -1),
		body,
		state,
	};
}
