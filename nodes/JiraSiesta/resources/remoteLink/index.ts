import type { Resource } from '../menu';
import { createOrUpdate } from './createOrUpdate.operation';
import { deleteRemoteLink } from './delete.operation';
import { getAll } from './getAll.operation';

export const remoteLink: Resource = {
	label: 'Remote Link',
	value: 'remoteLink',
	operations: [createOrUpdate, deleteRemoteLink, getAll],
	usual: getAll,
};
