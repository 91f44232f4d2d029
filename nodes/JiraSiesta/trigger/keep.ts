import type { IDataObject } from 'n8n-workflow';

import type { Memory } from './memory';
import type { State } from './state';

type Kept = { context: { getWorkflowStaticData(type: string): IDataObject }; memory: Memory };

/**
 * The state as it may be saved: without what a webhook has given out and n8n may not have stored yet. If n8n died now,
 * that is to come again rather than to be lost.
 */
function safe({ state, underWay }: Memory): Memory['state'] {
	if (!state || !('seen' in state) || underWay.size === 0) return state;
	const seen = Object.entries(state.seen).filter(([id]) => !underWay.has(id));
	return { ...state, seen: Object.fromEntries(seen) } satisfies State;
}

/** Puts the state where n8n saves it. */
export function save({ context, memory }: Kept): void {
	// Once, as a whole: n8n does not notice a change within it.
	context.getWorkflowStaticData('node').state = safe(memory) as unknown as IDataObject;
}

/** Keeps the state where it is read from, and where n8n saves it. */
export function keep({ context, memory }: Kept, state: NonNullable<Memory['state']>): void {
	memory.state = state;
	save({ context, memory });
}
