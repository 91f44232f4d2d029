import type { Resource } from '../menu';
import { getAll } from './getAll.operation';
import { getIssueTypes } from './getIssueTypes.operation';

export const project: Resource = {
	label: 'Project',
	value: 'project',
	operations: [getIssueTypes, getAll],
	usual: getAll,
};
