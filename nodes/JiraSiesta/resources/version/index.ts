import type { Resource } from '../menu';
import { getAll } from './getAll.operation';
import { release } from './release.operation';

export const version: Resource = {
	label: 'Version',
	value: 'version',
	operations: [getAll, release],
};
