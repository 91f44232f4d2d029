import { randomUUID } from 'crypto';
import type { INodeExecutionData } from 'n8n-workflow';

import { TECHNICAL } from '../client/errors/explain';
import type { NodeFailure } from '../client/errors/nodeErrors';
import { sentOf } from '../client/errors/requestError';

/**
 * What the tries of one execution of the node share: "Retry On Fail" runs the whole node again, with all its items,
 * also those whose writes Jira has already carried out.
 */
export class NodeRetries {
	/** Marks the issues that this execution creates; the item's index makes it the issue's own. */
	readonly marker = randomUUID();

	/** Writes that Jira confirmed, by input item. */
	readonly written: Array<{ item: number; what: string }> = [];

	private readonly writes = new Map<number, Promise<INodeExecutionData[]>>();

	/** The write of an input item in an earlier try, where it stands: it was made, or may have been. */
	of = (item: number): Promise<INodeExecutionData[]> | undefined => this.writes.get(item);

	/**
	 * Carries the write of an input item out, or gives the result it had in an earlier try. A failed one is tried again,
	 * unless Jira has carried it out, or may have and twice is not once: that failure stands. Not by what is sent: a
	 * request may differ from try to try, by an expression with the time or by a text that the first try has changed.
	 *
	 * @param repeatable whether carrying it out twice has the effect of once
	 */
	async write(
		item: number,
		repeatable: boolean,
		carryOut: () => Promise<INodeExecutionData[]>,
	): Promise<INodeExecutionData[]> {
		const known = this.writes.get(item) ?? carryOut();
		this.writes.set(item, known);
		known.catch((error: Error) => {
			const { done, unclear } = sentOf(error) ?? {};
			if (!done && !(unclear && !repeatable)) this.writes.delete(item);
		});
		return await known;
	}
}

/** Adds to a failure that stops the workflow what Jira had already carried out: those results are lost to it. */
export function tellWritten(failure: NodeFailure, { written }: NodeRetries): NodeFailure {
	if (written.length === 0) return failure;
	const list = [...written]
		.sort((a, b) => a.item - b.item)
		.map(({ item, what }) => `${what} (item ${item})`)
		.join(', ');
	// The failure of a write that stands may have been told in an earlier try.
	const before = (failure.description ?? '').replace(/ ?Already done in Jira: .*?\)\./, '');
	const [technical = ''] = TECHNICAL.exec(before) ?? [];
	const hint = before.slice(0, before.length - technical.length).trim();
	failure.description = `${hint} Already done in Jira: ${list}. ${technical.trim()}`.trim();
	return failure;
}
