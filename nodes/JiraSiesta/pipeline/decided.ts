import type { Operation, Plan } from '../operation/operation';
import { blocked } from '../policy/confirmation/confirm';
import { decideWrite, policyFor } from '../policy/policy';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import type { RunItem } from './run';

export type Permitted = 'allowed' | 'confirm';

/**
 * What the credential's owner has decided about a call as it is planned.
 *
 * @param id by which a credential's exceptions name the operation
 * @throws InvalidInput for one that is blocked
 */
export async function decided(
	operation: Operation,
	id: string,
	{ session }: RunItem,
	{ prepared, request }: Plan,
): Promise<Permitted> {
	const { fields, update } = asObject(operation.effect === 'read' ? {} : request.body);
	const { sets = [], standsFor } = prepared;
	const changed = [...Object.keys({ ...asObject(fields), ...asObject(update) }), ...sets];
	const permissions = [operation.permission, ...(operation.also ?? [])];
	const { decision, because } = decideWrite(await policyFor(session), id, permissions, changed, standsFor);
	if (decision === 'blocked') throw blocked(`${operation.name}${because ? ` with ${because}` : ''}`);
	return decision;
}

/**
 * Holds a write that was planned anew, because Jira has something else by now, against the decision it was let through by.
 *
 * @throws InvalidInput where it would not have been
 */
export async function assertStillAllowed(...[operation, id, item, again]: Parameters<typeof decided>): Promise<void> {
	if ((await decided(operation, id, item, again)) === 'allowed') return;
	throw new InvalidInput(
		'Operation',
		'needs a confirmation by now: what Jira has was changed since it was planned',
		'Run it again: it gives a plan to confirm.',
	);
}
