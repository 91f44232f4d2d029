import type { Resource } from '../menu';
import { add } from './add.operation';
import { getAll } from './getAll.operation';
import { remove } from './remove.operation';

export const watcher: Resource = {
	label: 'Watcher',
	value: 'watcher',
	operations: [add, getAll, remove],
	usual: getAll,
};
