import type { Item, Operation, Prepared } from '../operation/operation';
import type { JiraRequest } from '../client/types';

/** What one input item is going to do: the exact first request, and what it was made from. */
export type Plan = { prepared: Prepared; request: JiraRequest };

/** Fills the `{placeholders}` of a URL, encoded so that a value can never change the path. */
export const fillPath = (url: string, values: Record<string, string> = {}) =>
	url.replace(/\{(\w+)\}/g, (_placeholder, name: string) => encodeURIComponent(values[name]));

/** Reads and checks the item's fields; nothing of the operation itself is sent yet. */
export async function plan(operation: Operation, item: Item): Promise<Plan> {
	const prepared = await operation.prepare(item);
	const { method, url } = operation.request;
	return {
		prepared,
		request: {
			method,
			url: fillPath(url, prepared.path),
			qs: prepared.qs,
			body: prepared.body,
			repeatable: operation.effect === 'read' || operation.idempotent,
			writes: operation.effect !== 'read',
		},
	};
}
