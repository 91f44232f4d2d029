import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { pipeline } from '../pipeline';
import type { Operation } from '../pipeline/operation';
import { safety } from './safety';

/** A kind of thing in Jira, and what can be done with it. */
export type Resource = {
	name: string;
	value: string;
	operations: Operation[];
	/** The operation that a new node starts with, where it is not the first. */
	usual?: Operation;
};

/** By which a credential names an operation, e.g. `issue:create`. */
export const idOf = (resource: string, { value }: Operation) => `${resource}:${value}`;

type Hook = ReturnType<typeof pipeline>;

/**
 * Makes an item of each entry of a list in the result; items of failed inputs have none and stay as
 * they are.
 */
const splitting = (property: string, hook: Hook): Hook =>
	async function (this: ThisParameterType<Hook>, request) {
		const items = await hook.call(this, request);
		return items.flatMap((item) => {
			const entries = item.json[property] as IDataObject[] | undefined;
			return entries ? entries.map((json) => ({ ...item, json })) : [item];
		});
	};

function hookOf(resource: string, operation: Operation): Hook {
	const hook = pipeline(operation, idOf(resource, operation));
	return operation.split ? splitting(operation.split, hook) : hook;
}

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
		operations: { pagination: hookOf(resource, operation) },
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
