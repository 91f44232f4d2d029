// @ts-check
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
/** @type {{ samples: Record<string, { parameters: object, filledIn?: (jira: unknown) => object, check: (items: unknown[], jira: unknown) => string }> }} */
const { samples } = require('../../test/samples');

/**
 * @typedef {import('../n8n/n8nClient.mjs').JsonObject} JsonObject
 * @typedef {import('../lib/sandbox.mjs').Sandbox} Sandbox
 *
 * @typedef {object} OperationCase
 * @property {string} resource
 * @property {string} operation
 * @property {(jira: Sandbox) => JsonObject} parameters further parameters of the node, as the editor stores them
 * @property {(items: JsonObject[], jira: Sandbox) => string} check throws, or tells what happened in a few words
 */

/** @param {Pick<OperationCase, 'resource' | 'operation'>} operation as n8nClient's operationNames names it */
export const idOf = ({ resource, operation }) => `${resource}.${operation}`;

/** Every operation, as a person fills it in. @type {OperationCase[]} */
export const OPERATIONS = Object.entries(samples).map(([id, { parameters, filledIn, check }]) => {
	const [resource, operation] = id.split(':');
	return {
		resource,
		operation,
		parameters: (jira) => /** @type {JsonObject} */ (filledIn?.(jira) ?? parameters),
		check,
	};
});
