import type { IDataObject } from 'n8n-workflow';

import type { Memory } from './memory';

type Kept = { context: { getWorkflowStaticData(type: string): IDataObject }; memory: Memory };

/** Keeps the state where it is read from, and where n8n saves it. */
export function keep({ context, memory }: Kept, state: NonNullable<Memory['state']>): void {
	memory.state = state;
	// Once, as a whole: n8n does not notice a change within it.
	context.getWorkflowStaticData('node').state = state as unknown as IDataObject;
}
