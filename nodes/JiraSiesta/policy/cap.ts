import { CREDENTIAL } from '../pipeline/connection';
import type { Item } from '../pipeline/operation';
import { InvalidInput } from '../pipeline/invalidInput';
import { remember } from '../pipeline/remember';

/** Writes of each execution, oldest execution first; so many executions are remembered. */
const EXECUTIONS = 1_000;
const writes = new Map<string, number>();

/** Each credential counts for itself, by execution: one account may have several, with caps of their own. */
function counterOf({ context, run, site }: Item): string {
	const { id } = run.node.credentials?.[CREDENTIAL] ?? {};
	return JSON.stringify([context.getExecutionId(), site, id]);
}

/** Whether the next write would be beyond the most that the credential allows. */
export const isUsedUp = (item: Item, most: number): boolean => most > 0 && (writes.get(counterOf(item)) ?? 0) >= most;

/**
 * Counts a write against the most that the credential allows in one execution of a workflow, over all its nodes.
 *
 * @throws InvalidInput instead of the first write beyond
 */
export function countWrite(item: Item, most: number): void {
	if (most === 0) return;
	const counter = counterOf(item);
	const made = writes.get(counter) ?? 0;
	if (isUsedUp(item, most)) {
		throw new InvalidInput(
			'Operation',
			`is not carried out: it would be write ${made + 1} of this execution, and the credential allows ${most}`,
			"The setting 'Writes per Execution' of the credential decides. Send fewer items, or ask its owner.",
		);
	}
	remember(writes, counter, made + 1, EXECUTIONS);
}
