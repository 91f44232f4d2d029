import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { SITE } from '../shared/target';
import type { Target } from '../shared/target';
import { isRaw, listing, listingAll, optionsOf, output } from './listing';
import type { Item, Operation, Prepared, ResultInput } from './operation';
import type { Parameter, TargetParameter } from './parameter';
import { issueSafety, safety } from './safety';

/** A field of the form: as it is, or with its reader. */
type Field = INodeProperties | Parameter;

type Given<State> = Pick<
	Operation<State>,
	'name' | 'value' | 'action' | 'description' | 'docs' | 'request' | 'advise' | 'files'
> & {
	/** What the operation is about, in the order of the panel. */
	parameters: Field[];
	/** Settings that may be left out, for a collection of their own. */
	options?: INodeProperties[];
	/** Left out: the address is filled from the parameters that it names. */
	prepare?: Operation<State>['prepare'];
};

type GivenRead<State> = Given<State> &
	Pick<Operation<NoInfer<State>>, 'paging' | 'split' | 'keeps' | 'ends' | 'lists' | 'resolveRows'> & {
		/** Whether all rows are given unless said otherwise: for lists that are of little use with an entry missing. */
		all?: boolean;
		/** The fields that say how rows are given; left out, Simplified and Raw. */
		outputs?: INodeProperties[];
		/** What a person or an agent reads first of a row, flat; Raw gives the row itself. */
		simplify?(row: IDataObject, outcome: ResultInput<State>): IDataObject;
		/** In place of `simplify`, for rows with outputs of their own. */
		result?: Operation<State>['result'];
	};

type GivenWrite<State> = Given<State> &
	Pick<
		Operation<NoInfer<State>>,
		| 'permission'
		| 'also'
		| 'idempotent'
		| 'batch'
		| 'result'
		| 'split'
		| 'sideEffects'
		| 'verify'
		| 'settle'
		| 'unlessDone'
		| 'changes'
	> & {
		/** Whether what it does cannot be taken back. */
		destructive?: boolean;
		/** Whether a note of where it came from can be left on an issue; left out, where its address has one. */
		hasNote?: boolean;
	};

const propertyOf = (field: Field): INodeProperties => ('property' in field ? field.property : field);

const isTarget = (field: Field): field is TargetParameter => 'target' in field;

/**
 * The values for the address of an endpoint, and what the call acts on: each parameter that the address names.
 *
 * @param parameters those that come first in the address before those found by them
 */
export async function onPath(
	item: Item,
	...parameters: TargetParameter[]
): Promise<Pick<Prepared, 'targets'> & { path: Record<string, string> }> {
	const path: Record<string, string> = {};
	let target: Target = SITE;
	for (const parameter of parameters) {
		const id = await parameter.of(item);
		target = parameter.target(id, path);
		path[parameter.property.name] = id;
	}
	return { path, targets: [target] };
}

/** The preparation of an operation that sends nothing but its address. */
const byAddress =
	({ request, parameters }: Pick<Given<unknown>, 'request' | 'parameters'>) =>
	async (item: Item): Promise<Prepared<never>> => {
		const named = parameters.filter(isTarget).filter(({ property }) => request.url.includes(`{${property.name}}`));
		return { ...(await onPath(item, ...named)), state: undefined as never };
	};

/**
 * An operation that only reads. With `paging` it has Return All and Limit, without `outputs` of its own the choice
 * between Simplified and Raw.
 */
export function read<State = undefined>(given: GivenRead<State>): Operation<State> {
	const { parameters, options = [], all = false, outputs = [output], simplify, ...operation } = given;
	const rows = all ? listingAll : listing;
	return {
		effect: 'read',
		permission: 'read',
		idempotent: true,
		prepare: byAddress(given),
		result: (outcome) => (isRaw(outcome.item) || !simplify ? outcome.row : simplify(outcome.row, outcome)),
		...operation,
		properties: [
			...parameters.map(propertyOf),
			// Of what is asked for by its keys all is given.
			...(operation.paging && operation.paging.by !== 'keys' ? rows : []),
			...outputs,
			...(options.length > 0 ? [optionsOf(options)] : []),
		],
	};
}

/** An operation that writes: it has Safety, and a plan, a confirmation and a record by it. */
export function write<State = undefined>(given: GivenWrite<State>): Operation<State> {
	const { parameters, options = [], destructive = false, hasNote, ...operation } = given;
	return {
		effect: destructive ? 'destructive' : 'write',
		prepare: byAddress(given),
		...operation,
		properties: [
			...parameters.map(propertyOf),
			...(options.length > 0 ? [optionsOf(options)] : []),
			(hasNote ?? given.request.url.includes('{issueKey}')) ? issueSafety : safety,
		],
	};
}
