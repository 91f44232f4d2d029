import { randomUUID } from 'crypto';
import type { INodeExecutionData } from 'n8n-workflow';

import { standing } from '../client/types';

/**
 * What the tries of one execution of the node share: "Retry On Fail" runs the whole node again, with all its items,
 * also those whose writes Jira has already carried out.
 */
export class Tries {
	/** Marks the issues that this execution creates; the item's index makes it the issue's own. */
	readonly marker = randomUUID();

	/** Writes that Jira confirmed, by input item. */
	readonly written: Array<{ item: number; what: string }> = [];

	private readonly writes = new Map<number, Promise<INodeExecutionData[]>>();

	/**
	 * Carries the write of an input item out, or gives the result it had in an earlier try. A failed one is tried again,
	 * unless Jira has carried it out, or may have and twice is not once: that failure stands. Not by what is sent: a request may differ from try to
	 * try, by an expression with the time or by a text that the first try has changed.
	 */
	async write(item: number, carryOut: () => Promise<INodeExecutionData[]>): Promise<INodeExecutionData[]> {
		const known = this.writes.get(item) ?? carryOut();
		this.writes.set(item, known);
		known.catch((error: Error) => {
			if (!standing.has(error)) this.writes.delete(item);
		});
		return await known;
	}
}
