import type { Resource } from '../menu';
import { add } from './add.operation';
import { deleteWorklog } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getAllChanged } from './getAllChanged.operation';
import { update } from './update.operation';

export const worklog: Resource = {
	label: 'Work Log',
	value: 'worklog',
	operations: [add, deleteWorklog, get, getAll, getAllChanged, update],
	usual: getAll,
};
