import type { Resource } from '../menu';
import { get } from './get.operation';

export const user: Resource = {
	label: 'User',
	value: 'user',
	operations: [get],
};
