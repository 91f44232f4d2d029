import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { pipeline } from '../pipeline';
import type { Operation } from '../operation/operation';
import { sharedFields } from './sharedFields';

/** A kind of thing in Jira, and what can be done with it. */
export type Resource = {
	label: string;
	value: string;
	operations: Operation[];
	/** The operation that a new node starts with, where it is not the first. */
	usual?: Operation;
};

/** By which a credential names an operation, e.g. `issue:create`. */
export const idOf = (resource: string, { value }: Operation) => `${resource}:${value}`;

/**
 * An operation as an entry of the menu. The routing sends it through the pipeline instead of n8n's
 * own sender.
 */
const menuEntry = (resource: string, operation: Operation): INodePropertyOptions => ({
	name: operation.name,
	value: operation.value,
	action: operation.action,
	description: operation.description,
	routing: {
		request: operation.request,
		send: { paginate: true },
		operations: { pagination: pipeline(operation, idOf(resource, operation)) },
	},
});

/** The operation menu of a resource. */
function operationMenu({ value: resource, operations, usual }: Resource): INodeProperties {
	const { value: first } = usual ?? operations[0];
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map((operation) => menuEntry(resource, operation)).sort((a, b) => a.name.localeCompare(b.name)),
		default: first,
	};
}

/** The operation menus of all resources, and the fields of their operations. */
export const operationProperties = (resources: Resource[]): INodeProperties[] => [
	...resources.map(operationMenu),
	...sharedFields(
		resources.flatMap(({ value: resource, operations }) =>
			operations.map(({ value: operation, properties }) => ({ resource, operation, fields: properties })),
		),
	),
];
