import type { Resource } from '../menu';
import { add } from './add.operation';
import { deleteComment } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { update } from './update.operation';

export const comment: Resource = {
	label: 'Comment',
	value: 'comment',
	operations: [add, deleteComment, get, getAll, update],
	usual: getAll,
};
