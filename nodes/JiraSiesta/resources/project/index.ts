import type { Resource } from '../menu';
import { addMember } from './addMember.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getIssueTypes } from './getIssueTypes.operation';
import { getMembers } from './getMembers.operation';
import { getRoles } from './getRoles.operation';
import { getStatuses } from './getStatuses.operation';
import { removeMember } from './removeMember.operation';

export const project: Resource = {
	label: 'Project',
	value: 'project',
	operations: [addMember, get, getIssueTypes, getAll, getMembers, getRoles, getStatuses, removeMember],
	usual: getAll,
};
