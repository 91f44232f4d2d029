import type { Resource } from '../menu';
import { create } from './create.operation';
import { deleteComponent } from './delete.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const component: Resource = {
	label: 'Component',
	value: 'component',
	operations: [create, deleteComponent, getAll, update],
	usual: getAll,
};
