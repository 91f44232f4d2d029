import type { Resource } from '../menu';
import { getAll } from './getAll.operation';

export const label: Resource = {
	label: 'Label',
	value: 'label',
	operations: [getAll],
};
