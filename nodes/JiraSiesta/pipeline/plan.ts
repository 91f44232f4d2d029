import type { Item, Operation, Plan } from '../operation/operation';

/**
 * Fills the `{placeholders}` of a URL, encoded so that a value can never change the path.
 *
 * @throws Error for a value that is missing: `/issue/undefined` would be another issue's address
 */
const fillPath = (url: string, values: Record<string, string> = {}) =>
	url.replace(/\{(\w+)\}/g, (_placeholder, name: string) => {
		if (!values[name]) throw new Error(`The request has no value for {${name}}`);
		return encodeURIComponent(values[name]);
	});

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
