import type { Resource } from '../menu';
import { addIssues } from './addIssues.operation';
import { getIssues } from './getIssues.operation';
import { removeIssues } from './removeIssues.operation';

export const epic: Resource = {
	label: 'Epic',
	value: 'epic',
	operations: [addIssues, getIssues, removeIssues],
	usual: getIssues,
};
