import type { Resource } from '../menu';
import { getAll } from './getAll.operation';
import { getQueueIssues } from './getQueueIssues.operation';
import { getQueues } from './getQueues.operation';
import { getRequestFields } from './getRequestFields.operation';
import { getRequestTypes } from './getRequestTypes.operation';

export const serviceDesk: Resource = {
	label: 'Service Desk',
	value: 'serviceDesk',
	operations: [getAll, getQueueIssues, getQueues, getRequestFields, getRequestTypes],
	usual: getAll,
};
