import type { Resource } from '../menu';
import { addComment } from './addComment.operation';
import { addParticipants } from './addParticipants.operation';
import { create } from './create.operation';
import { decideApproval } from './decideApproval.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getApprovals } from './getApprovals.operation';
import { getComments } from './getComments.operation';
import { getParticipants } from './getParticipants.operation';
import { getSla } from './getSla.operation';
import { getTransitions } from './getTransitions.operation';
import { removeParticipants } from './removeParticipants.operation';
import { transition } from './transition.operation';

const reads = [get, getAll, getApprovals, getComments, getParticipants, getSla, getTransitions];
const writes = [addComment, addParticipants, create, decideApproval, removeParticipants, transition];

export const request: Resource = {
	label: 'Service Request',
	value: 'request',
	operations: [...reads, ...writes],
	usual: get,
};
