import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { pipeline } from '../pipeline';
import type { Operation } from '../pipeline/operation';

/** An operation as an entry of the menu. The routing sends it through the pipeline instead of n8n's own sender. */
const menuEntry = (operation: Operation): INodePropertyOptions => ({
	name: operation.name,
	value: operation.value,
	action: operation.action,
	description: operation.description,
	routing: {
		request: operation.request,
		send: { paginate: true },
		operations: { pagination: pipeline(operation) },
	},
});

/**
 * The operation menu of a resource, and the fields of its operations. A field that several operations share (the same
 * object) becomes one field, so that its value stays when the operation is changed.
 */
export function resourceProperties(resource: string, operations: Operation[]): INodeProperties[] {
	const users = new Map<INodeProperties, string[]>();
	for (const { value, properties } of operations) {
		for (const property of properties) users.set(property, [...(users.get(property) ?? []), value]);
	}
	const [{ value: first }] = operations;
	const menu: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map(menuEntry),
		default: first,
	};
	const fields = [...users].map(([property, operation]) => ({
		...property,
		displayOptions: {
			...property.displayOptions,
			show: { resource: [resource], operation, ...property.displayOptions?.show },
		},
	}));
	return [menu, ...fields];
}
