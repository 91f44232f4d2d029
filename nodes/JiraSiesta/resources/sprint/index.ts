import type { Resource } from '../menu';
import { getAll } from './getAll.operation';

export const sprint: Resource = {
	label: 'Sprint',
	value: 'sprint',
	operations: [getAll],
};
