import type { Resource } from '../menu';
import { getMembers } from './getMembers.operation';

export const group: Resource = {
	label: 'Group',
	value: 'group',
	operations: [getMembers],
};
