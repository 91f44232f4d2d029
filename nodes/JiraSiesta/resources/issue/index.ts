import type { Resource } from '../menu';
import { assign } from './assign.operation';
import { create } from './create.operation';
import { createMany } from './createMany.operation';
import { deleteIssue } from './delete.operation';
import { get } from './get.operation';
import { getAllByAssignee } from './getAllByAssignee.operation';
import { getAllByProject } from './getAllByProject.operation';
import { getCreateFields } from './getCreateFields.operation';
import { getEditFields } from './getEditFields.operation';
import { getManyByKeys } from './getManyByKeys.operation';
import { getTransitions } from './getTransitions.operation';
import { search } from './search.operation';
import { transition } from './transition.operation';
import { update } from './update.operation';

export const issue: Resource = {
	label: 'Issue',
	value: 'issue',
	operations: [
		assign,
		create,
		createMany,
		deleteIssue,
		get,
		getCreateFields,
		getEditFields,
		getTransitions,
		getAllByAssignee,
		getManyByKeys,
		getAllByProject,
		search,
		transition,
		update,
	],
	usual: get,
};
