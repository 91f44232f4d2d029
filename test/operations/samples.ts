import { samples } from '../samples';

/** The shortest call of each operation, by the ID under which a credential names it. */
export const SAMPLES: Record<string, object> = Object.fromEntries(
	Object.entries(samples).map(([id, { parameters }]) => [id, parameters]),
);

/** The parameters of a sample, with some of them changed. */
export function sample(id: string, changed: object = {}) {
	const [resource, operation] = id.split(':');
	return { resource, operation, ...SAMPLES[id], ...changed };
}

/**
 * One operation for each shape of a request: what becomes of a fault does not depend on the operation, but on whether it
 * reads or writes, pages, and may be sent again.
 */
export const SHAPES = [
	'issue:assign', // a write that may be sent again
	'issue:create', // a write that must not be sent twice
	'issue:get', // one answer
	'issue:getAllByProject', // pages by token
	'issue:getCreateFields', // a look-up that all items share
	'issue:update', // a write made from what Jira has
	'project:getAll', // pages by number
];

/** What n8n does about a failed item, as settings of the node. */
export const MODES = {
	stop: {},
	continue: { onError: 'continueRegularOutput' },
	'error output': { onError: 'continueErrorOutput' },
	'retry on fail': { retryOnFail: { maxTries: 3, waitBetweenTries: 1 } },
} as const;
