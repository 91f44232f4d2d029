import type { Resource } from '../menu';
import { addCustomers } from './addCustomers.operation';
import { addOrganization } from './addOrganization.operation';
import { createCustomer } from './createCustomer.operation';
import { getAll } from './getAll.operation';
import { getCustomers } from './getCustomers.operation';
import { getOrganizations } from './getOrganizations.operation';
import { getQueueIssues } from './getQueueIssues.operation';
import { getQueues } from './getQueues.operation';
import { getRequestFields } from './getRequestFields.operation';
import { getRequestTypes } from './getRequestTypes.operation';
import { removeCustomers } from './removeCustomers.operation';
import { removeOrganization } from './removeOrganization.operation';
import { searchKnowledgeBase } from './searchKnowledgeBase.operation';

export const serviceDesk: Resource = {
	label: 'Service Desk',
	value: 'serviceDesk',
	operations: [
		...[addCustomers, addOrganization, createCustomer, getAll, getCustomers, getOrganizations],
		...[getQueueIssues, getQueues, getRequestFields, getRequestTypes],
		...[removeCustomers, removeOrganization, searchKnowledgeBase],
	],
	usual: getAll,
};
