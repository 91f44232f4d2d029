import type { Resource } from '../menu';
import { create } from './create.operation';
import { deleteVersion } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getUnresolvedCount } from './getUnresolvedCount.operation';
import { merge } from './merge.operation';
import { release } from './release.operation';
import { reorder } from './reorder.operation';
import { update } from './update.operation';

export const version: Resource = {
	label: 'Version',
	value: 'version',
	operations: [create, deleteVersion, get, getAll, getUnresolvedCount, merge, release, reorder, update],
	usual: getAll,
};
