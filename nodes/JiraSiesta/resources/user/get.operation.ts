import { readLocator } from '../../fields/locator';
import { toAccountId } from '../../fields/person';
import type { Operation } from '../../pipeline/operation';
import { simplify } from '../listing';
import { userLocator } from '../locators';
import { parameter } from '../../pipeline/parameter';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get user',
	description: 'Retrieve a user by account ID',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/user' },
	properties: [userLocator, simplify],

	prepare: ({ context }) => ({
		qs: {
			accountId: toAccountId(
				readLocator(parameter(context, 'accountId')).value,
				'User',
				'Choose the person from the list, or enter the account ID.',
			),
		},
	}),

	result({ row, item }) {
		if (parameter(item.context, 'simplify', true) !== true) return row;
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
