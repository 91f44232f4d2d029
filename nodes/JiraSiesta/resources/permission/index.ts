import type { Resource } from '../menu';
import { getMine } from './getMine.operation';

export const permission: Resource = {
	label: 'Permission',
	value: 'permission',
	operations: [getMine],
};
