import { toPerson } from '../../fields/encode/person';
import type { Operation } from '../../operation/operation';
import { isRaw, output } from '../listing';
import { userLocator } from '../../params/locators';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Retrieve a user by account ID or email',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/user' },
	properties: [userLocator, output],

	prepare: async (item) => {
		const { accountId } = await toPerson(item.parameters.get('accountId'), item, 'User');
		return { qs: { accountId } };
	},

	result({ row, item }) {
		if (isRaw(item)) return row;
		const { accountId, displayName, emailAddress, active, accountType, timeZone } = row;
		// Jira leaves the address out where the person hides it.
		return {
			accountId,
			displayName,
			emailAddress: emailAddress ?? null,
			active,
			accountType,
			timeZone: timeZone ?? null,
		};
	},
};
