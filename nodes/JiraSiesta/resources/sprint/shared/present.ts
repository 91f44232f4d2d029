import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import { ifShown } from '../../../fields/metadata';
import type { Item } from '../../../operation/operation';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';

/** A sprint as it is now; undefined where the credential may not read it, or Jira does not show it. */
export async function presentSprint({ context, session }: Item, id: string): Promise<IDataObject | undefined> {
	const url = `/rest/agile/1.0/sprint/${encodeURIComponent(id)}`;
	const targets = [{ kind: 'sprint', id }] as const;
	const ask = async () => await requestJira(context, session, { method: 'GET', url, targets, repeatable: true });
	const answer = await ifShown(session, ask);
	return answer && asObject(answer.body);
}

/**
 * Refuses what can be done to a sprint of one state only.
 *
 * @returns the sprint, where it may be told
 * @throws InvalidInput
 */
export async function sprintThatIs(
	item: Item,
	id: string,
	state: 'active' | 'future',
): Promise<IDataObject | undefined> {
	const sprint = await presentSprint(item, id);
	if (sprint === undefined || sprint.state === state) return sprint;
	const help = state === 'future' ? 'Only a future sprint can be started.' : 'Only an active sprint can be completed.';
	throw new InvalidInput(
		'Sprint',
		`is ${String(sprint.state)}: '${String(sprint.name)}'`,
		help,
		'is not in that state',
	);
}
