import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { pipeline } from '../pipeline';
import type { Operation } from '../pipeline/operation';
import { safety } from './safety';

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

/**
 * A field as it is shown for one operation. Fields of the same name keep their value when the
 * operation is changed.
 */
const fieldOf = (resource: string, operation: string, field: INodeProperties): INodeProperties => ({
	...field,
	displayOptions: {
		show: { resource: [resource], operation: [operation], ...field.displayOptions?.show },
	},
});

/** The operation menu of a resource, and the fields of its operations. */
export function resourceProperties({
	value: resource,
	operations,
	usual,
}: Resource): INodeProperties[] {
	const { value: first } = usual ?? operations[0];
	const menu: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: operations.map((operation) => menuEntry(resource, operation)),
		default: first,
	};
	return [
		menu,
		...operations.flatMap(({ value, effect, properties }) =>
			(effect === 'read' ? properties : [...properties, safety]).map((field) =>
				fieldOf(resource, value, field),
			),
		),
	];
}
