import type { Resource } from '../menu';
import { addCustomers } from './addCustomers.operation';
import { create } from './create.operation';
import { deleteOrganization } from './delete.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { getCustomers } from './getCustomers.operation';
import { removeCustomers } from './removeCustomers.operation';

export const organization: Resource = {
	label: 'Organization',
	value: 'organization',
	operations: [addCustomers, create, deleteOrganization, get, getAll, getCustomers, removeCustomers],
	usual: getAll,
};
