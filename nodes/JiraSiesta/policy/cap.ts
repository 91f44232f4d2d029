import type { Item } from '../pipeline/operation';
import { InvalidInput } from '../pipeline/invalidInput';
import { remember } from '../pipeline/remember';

/** Writes of each execution, oldest execution first; so many executions are remembered. */
const EXECUTIONS = 1_000;
const writes = new Map<string, number>();

/**
 * Counts a write against the most that the credential allows in one execution of a workflow, over all its nodes.
 *
 * @throws InvalidInput instead of the first write beyond
 */
export function countWrite({ context, site }: Item, most: number): void {
	if (most === 0) return;
	const execution = `${site} ${context.getExecutionId()}`;
	const made = writes.get(execution) ?? 0;
	if (made >= most) {
		throw new InvalidInput(
			'Operation',
			`is not carried out: it would be write ${made + 1} of this execution, and the credential allows ${most}`,
			"The setting 'Writes per Execution' of the credential decides. Send fewer items, or ask its owner.",
		);
	}
	remember(writes, execution, made + 1, EXECUTIONS);
}
