import type { Resource } from '../menu';
import { getAll } from './getAll.operation';
import { getAllowedValues } from './getAllowedValues.operation';

export const field: Resource = {
	label: 'Field',
	value: 'field',
	operations: [getAllowedValues, getAll],
	usual: getAll,
};
