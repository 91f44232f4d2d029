import type { Resource } from '../menu';
import { addCustomers } from './addCustomers.operation';
import { getAll } from './getAll.operation';
import { getCustomers } from './getCustomers.operation';
import { getOrganizations } from './getOrganizations.operation';
import { getQueueIssues } from './getQueueIssues.operation';
import { getQueues } from './getQueues.operation';
import { getRequestFields } from './getRequestFields.operation';
import { getRequestTypes } from './getRequestTypes.operation';

export const serviceDesk: Resource = {
	label: 'Service Desk',
	value: 'serviceDesk',
	operations: [
		...[addCustomers, getAll, getCustomers, getOrganizations],
		...[getQueueIssues, getQueues, getRequestFields, getRequestTypes],
	],
	usual: getAll,
};
