import { resourceProperties } from '../menu';
import { assign } from './assign.operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getAllByAssignee } from './getAllByAssignee.operation';
import { getAllByProject } from './getAllByProject.operation';
import { search } from './search.operation';
import { update } from './update.operation';

export const issue = resourceProperties('issue', [
	assign,
	create,
	get,
	getAllByAssignee,
	getAllByProject,
	search,
	update,
]);
