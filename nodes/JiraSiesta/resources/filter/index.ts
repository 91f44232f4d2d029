import type { Resource } from '../menu';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { run } from './run.operation';

export const filter: Resource = {
	label: 'Filter',
	value: 'filter',
	operations: [get, getAll, run],
	usual: getAll,
};
