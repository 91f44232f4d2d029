import type { Resource } from '../menu';
import { get } from './get.operation';
import { getAssignable } from './getAssignable.operation';
import { getGroups } from './getGroups.operation';
import { getMyself } from './getMyself.operation';
import { search } from './search.operation';

export const user: Resource = {
	label: 'User',
	value: 'user',
	operations: [get, getAssignable, getGroups, getMyself, search],
};
