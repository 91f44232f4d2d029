import type { Resource } from '../menu';
import { getAll } from './getAll.operation';

export const field: Resource = {
	label: 'Field',
	value: 'field',
	operations: [getAll],
};
