import { randomUUID } from 'crypto';
import type { INodeExecutionData } from 'n8n-workflow';

import { unclearOutcomes } from './request';

/**
 * What the tries of one execution of the node share: "Retry On Fail" runs the whole node again, with all its items,
 * also those whose writes Jira has already carried out.
 */
export class Tries {
	/** Marks the issues that this execution creates; the item's index makes it the issue's own. */
	readonly marker = randomUUID();

	/** Writes that Jira confirmed, by input item. */
	readonly written: Array<{ item: number; what: string }> = [];

	private readonly writes = new Map<string, Promise<INodeExecutionData[]>>();

	/**
	 * Carries a write out, or gives the result it had in an earlier try. A failed one is tried again, unless Jira may have
	 * carried it out: that failure stands.
	 */
	async write(
		item: number,
		request: unknown,
		carryOut: () => Promise<INodeExecutionData[]>,
	): Promise<INodeExecutionData[]> {
		// The request is part of the key: after a change of its input the item is another write.
		const key = `${item} ${JSON.stringify(request)}`;
		const known = this.writes.get(key) ?? carryOut();
		this.writes.set(key, known);
		known.catch((error: Error) => {
			if (!unclearOutcomes.has(error)) this.writes.delete(key);
		});
		return await known;
	}
}
