import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { newNotes } from './look';
import type { Memory } from './memory';
import { without } from './state';
import type { State } from './state';

/**
 * The state as it may be saved: without what a webhook has given out and n8n may not have stored yet. If n8n died now,
 * that is to come again rather than to be lost.
 */
function safe({ state, underWay }: Memory): Memory['state'] {
	if (!state || !('seen' in state) || underWay.size === 0) return state;
	const seen = Object.entries(state.seen).filter(([id]) => !underWay.has(id));
	return { ...state, seen: Object.fromEntries(seen) } satisfies State;
}

/** Puts the state where n8n saves it: in each copy of the node's static data, of which any may be written last. */
export function save(memory: Memory, ...copies: IDataObject[]): void {
	const state = safe(memory) as unknown as IDataObject;
	// Once, as a whole: n8n does not notice a change within it.
	for (const copy of [memory.staticData, ...copies]) if (copy) copy.state = state;
}

/** Keeps the state where it is read from, and where n8n saves it. */
export function keep(memory: Memory, state: NonNullable<Memory['state']>, ...copies: IDataObject[]): void {
	memory.state = state;
	save(memory, ...copies);
}

/** Takes back what was to come with a run that n8n could not begin: it is looked for again, and given out. */
export function takeBack(memory: Memory, outcome: { before: State; next: State }): void {
	const { state } = memory;
	if (!state || !('seen' in state) || state.site !== outcome.before.site) return;
	memory.notes = newNotes();
	keep(memory, without(state, outcome));
}

/**
 * Has n8n save the state of a poll that has started no run. It does so by itself, except after the first poll of an
 * activation where cursors are durable (`N8N_POLLER_DURABLE_CURSORS_ENABLED`, 2.x): another process would begin anew.
 */
export async function saveCursor(poll: IPollFunctions): Promise<void> {
	await poll.__commitCursor?.().catch((error: Error) => {
		poll.logger.warn(`Jira Siesta Trigger could not have its state saved: ${error.message}`);
	});
}

/** How a node gets at static data, by its parameters: n8n's Code nodes, in JavaScript and in Python. */
const STATIC_DATA = /getWorkflowStaticData/i;

/** Whether a node behind the trigger may write static data. */
const isWritten = (poll: IPollFunctions) =>
	poll
		.getChildNodes(poll.getNode().name, { includeNodeParameters: true })
		.some(({ disabled, parameters }) => !disabled && STATIC_DATA.test(JSON.stringify(parameters)));

/** Has n8n save the state, with a run that has no items: what a poll keeps it saves with a run only. */
export function saveByRun(memory: Memory): void {
	const poll = memory.context as IPollFunctions | undefined;
	// With "Always Output Data" it would have one.
	if (!poll || poll.getNode().alwaysOutputData) return;
	save(memory);
	poll.__emit([[]]);
}

/** Has n8n save the state after a run that may have written an older one back. */
export function saveAfterRun(memory: Memory): void {
	const poll = memory.context as IPollFunctions | undefined;
	if (poll && isWritten(poll)) saveByRun(memory);
}
