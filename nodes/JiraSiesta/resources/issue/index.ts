import type { Resource } from '../menu';
import { assign } from './assign.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAllByAssignee } from './getAllByAssignee.operation';
import { getAllByProject } from './getAllByProject.operation';
import { getCreateFields } from './getCreateFields.operation';
import { getEditFields } from './getEditFields.operation';
import { search } from './search.operation';
import { update } from './update.operation';

export const issue: Resource = {
	label: 'Issue',
	value: 'issue',
	operations: [assign, create, get, getCreateFields, getEditFields, getAllByAssignee, getAllByProject, search, update],
	usual: get,
};
