import { CREDENTIAL } from '../../client/connection';
import type { Item } from '../../operation/operation';
import { InvalidInput } from '../../shared/invalidInput';

/** Writes of one execution, with what lives as long as it runs. */
type Counter = { writes: number; execution: WeakRef<object> };

/** Counters by execution, the one that wrote last at the end. So many are kept after their executions. */
const executions = new Map<string, Counter>();
const FINISHED = 10_000;

/** Times (ms) of the writes that nodes made without an execution, within the last hour. */
const hours = new Map<string, number[]>();
const HOUR = 3_600_000;

/** Each credential counts for itself: one account may have several, with caps of their own. */
const credentialOf = ({ session, site }: Item) => [site, session.node.credentials?.[CREDENTIAL]?.id];

/** An object that n8n keeps with the data of an execution; where it has none, the item's own. */
function livingWith({ context }: Item): object {
	try {
		return context.getContext('flow');
	} catch {
		return context;
	}
}

/** Drops counters of executions that are over, the oldest first; one that runs is never forgotten. */
function tidy(): void {
	for (const [key, { execution }] of executions) {
		if (executions.size <= FINISHED) return;
		if (execution.deref() === undefined) executions.delete(key);
	}
}

/** What counts together: an execution, or the last hour of a node where n8n gives none (its MCP server, agents). */
type Window = { made: number; span: string; count(writes: number): void };

function windowOf(item: Item, now: number): Window {
	const { context, session } = item;
	const id = context.getExecutionId();
	if (id) {
		const key = JSON.stringify([id, ...credentialOf(item)]);
		const { writes } = executions.get(key) ?? { writes: 0 };
		const count = (more: number) => {
			executions.delete(key);
			executions.set(key, { writes: writes + more, execution: new WeakRef(livingWith(item)) });
			tidy();
		};
		return { made: writes, span: 'execution', count };
	}
	const key = JSON.stringify([context.getWorkflow().id, session.node.id, ...credentialOf(item)]);
	const times = (hours.get(key) ?? []).filter((time) => time > now - HOUR);
	const count = (writes: number) => {
		for (const [other, made] of hours) if (made.at(-1)! <= now - HOUR) hours.delete(other);
		hours.set(key, [...times, ...Array<number>(writes).fill(now)]);
	};
	return { made: times.length, span: 'hour', count };
}

/** Whether the next writes would be beyond the most that the credential allows. */
export const isUsedUp = (item: Item, most: number, writes = 1): boolean =>
	most > 0 && windowOf(item, Date.now()).made + writes > most;

/**
 * Counts writes that belong together against the most that the credential allows in one execution of a workflow, over
 * all its nodes; where there is no execution, in an hour of one node.
 *
 * @throws InvalidInput instead of the first of them, where the last is beyond
 */
export function countWrite(item: Item, most: number, now = Date.now(), writes = 1): void {
	if (most === 0) return;
	const { made, span, count } = windowOf(item, now);
	if (made + writes > most) {
		const these = writes === 1 ? `write ${made + 1}` : `writes ${made + 1} to ${made + writes}`;
		throw new InvalidInput(
			'Operation',
			`is not carried out: it would be ${these} of this ${span}, and the credential allows ${most}`,
			"The setting 'Writes per Execution' of the credential decides. Send fewer items, or ask its owner.",
		);
	}
	count(writes);
}
