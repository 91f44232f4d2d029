import type { Resource } from '../menu';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getIssueTypes } from './getIssueTypes.operation';
import { getStatuses } from './getStatuses.operation';

export const project: Resource = {
	label: 'Project',
	value: 'project',
	operations: [get, getIssueTypes, getAll, getStatuses],
	usual: getAll,
};
