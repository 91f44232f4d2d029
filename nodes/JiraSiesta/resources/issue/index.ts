import type { Resource } from '../menu';
import { archive } from './archive.operation';
import { assign } from './assign.operation';
import { clone } from './clone.operation';
import { count } from './count.operation';
import { create } from './create.operation';
import { createMany } from './createMany.operation';
import { createOrUpdate } from './createOrUpdate.operation';
import { deleteIssue } from './delete.operation';
import { deleteProperty } from './deleteProperty.operation';
import { findSimilar } from './findSimilar.operation';
import { get } from './get.operation';
import { getAllByAssignee } from './getAllByAssignee.operation';
import { getAllByProject } from './getAllByProject.operation';
import { getChangelog } from './getChangelog.operation';
import { getCreateFields } from './getCreateFields.operation';
import { getEditFields } from './getEditFields.operation';
import { getManyByKeys } from './getManyByKeys.operation';
import { getProperty } from './getProperty.operation';
import { getTransitions } from './getTransitions.operation';
import { move } from './move.operation';
import { notify } from './notify.operation';
import { rank } from './rank.operation';
import { restore } from './restore.operation';
import { search } from './search.operation';
import { setProperty } from './setProperty.operation';
import { transition } from './transition.operation';
import { update } from './update.operation';

export const issue: Resource = {
	label: 'Issue',
	value: 'issue',
	operations: [
		archive,
		assign,
		clone,
		count,
		create,
		createMany,
		createOrUpdate,
		deleteIssue,
		deleteProperty,
		findSimilar,
		get,
		getAllByAssignee,
		getAllByProject,
		getChangelog,
		getCreateFields,
		getEditFields,
		getManyByKeys,
		getProperty,
		getTransitions,
		move,
		notify,
		rank,
		restore,
		search,
		setProperty,
		transition,
		update,
	],
	usual: get,
};
