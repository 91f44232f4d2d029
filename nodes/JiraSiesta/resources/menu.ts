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

/** A field as it is shown for one operation. Fields of the same name keep their value when the operation is changed. */
const fieldOf = (resource: string, operation: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: { show: { resource: [resource], operation: [operation], ...field.displayOptions?.show } },
});

/** The operation menu of a resource, and the fields of its operations. */
export function resourceProperties(resource: string, operations: Operation[]): INodeProperties[] {
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
	return [
		menu,
		...operations.flatMap(({ value, properties }) =>
			properties.map((field) => fieldOf(resource, value, field)),
		),
	];
}
