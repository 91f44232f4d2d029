import type { INodeProperties } from 'n8n-workflow';

import type { Target } from '../shared/target';
import type { Item } from './operation';

/** A parameter of the form, and how its value is read: its label is written once. */
export type Parameter<T = unknown> = {
	property: INodeProperties;
	/**
	 * The item's value, understood, and looked up where it has to be.
	 *
	 * @throws InvalidInput; Jira's refusal of a look-up
	 */
	of(item: Item): Promise<T>;
};

/** A parameter that names the thing an operation is about; its name stands in the address of the endpoint. */
export type TargetParameter = Parameter<string> & {
	/** @param path the values of the parameters before it: a comment is found by its issue */
	target(id: string, path: Record<string, string>): Target;
};
