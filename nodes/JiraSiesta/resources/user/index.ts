import type { Resource } from '../menu';
import { get } from './get.operation';

export const user: Resource = {
	name: 'User',
	value: 'user',
	operations: [get],
};
