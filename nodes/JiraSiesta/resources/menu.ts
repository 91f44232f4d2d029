import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { pipeline } from '../pipeline';
import type { Operation } from '../operation/operation';

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

type Shown = { operations: string[]; field: INodeProperties };

const isSame = (one: INodeProperties, other: INodeProperties) => JSON.stringify(one) === JSON.stringify(other);

/**
 * The fields of all operations, each with the operations it is shown for. n8n resolves every property for each input
 * item, the hidden ones of the same name as well, so a field that operations have in common is one property: it takes
 * the place of the first, where that keeps the order of each operation.
 */
function shared(operations: Operation[]): Shown[] {
	const all: Shown[] = [];
	for (const operation of operations) {
		let place = 0;
		for (const field of operation.properties) {
			const found = all.findIndex((known, at) => at >= place && isSame(known.field, field));
			if (found < 0) all.splice(place, 0, { operations: [operation.value], field });
			else all[found].operations.push(operation.value);
			place = (found < 0 ? place : found) + 1;
		}
	}
	return all;
}

/** The operation menu of a resource, and the fields of its operations. */
export function resourceProperties({ value: resource, operations, usual }: Resource): INodeProperties[] {
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
	const fields = shared(operations).map(({ operations: operation, field }) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource: [resource], operation, ...field.displayOptions?.show },
		},
	}));
	return [menu, ...fields];
}
