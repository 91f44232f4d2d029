import type { JiraRequest } from '../client/types';
import type { Operation, Plan, Prepared } from '../operation/operation';
import { moment } from '../policy/confirmation/inTurn';
import type { RunItem } from './run';

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

/** The request of what was prepared. */
export function requestOf(operation: Operation, prepared: Prepared): JiraRequest {
	const { url, ...request } = { ...operation.request, ...prepared.instead };
	return {
		...request,
		url: fillPath(url, prepared.path),
		qs: prepared.qs,
		body: prepared.body,
		uploads: prepared.uploads,
		file: prepared.file,
		targets: prepared.targets,
		repeatable: operation.effect === 'read' || operation.idempotent,
		writes: operation.effect !== 'read',
	};
}

/** Reads and checks the item's fields; nothing of the operation itself is sent yet. */
export async function plan(operation: Operation, item: RunItem): Promise<Plan> {
	const made = item.session.turns.moment();
	const since = moment();
	const prepared = await operation.prepare(item);
	return { prepared, made, since, request: requestOf(operation, prepared) };
}
