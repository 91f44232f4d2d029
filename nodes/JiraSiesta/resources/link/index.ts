import type { Resource } from '../menu';
import { create } from './create.operation';
import { deleteLink } from './delete.operation';
import { getAll } from './getAll.operation';
import { getTypes } from './getTypes.operation';

export const link: Resource = {
	label: 'Link',
	value: 'link',
	operations: [create, deleteLink, getAll, getTypes],
	usual: getAll,
};
