import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestJira } from '../client/request';
import type { Item } from '../operation/operation';
import { toAccountId } from '../fields/encode/person';
import { InvalidInput } from '../shared/invalidInput';
import { shown } from '../shared/input';
import { readLocator } from '../shared/locator';
import { members } from '../shared/lists';

const HELP = 'Enter an account ID, or the email of one person that Jira may show you.';

/**
 * The account of a customer or a colleague, by ID or by email: other than an assignee it may be somebody who knows the
 * portal only.
 *
 * @throws InvalidInput where nobody, or more than one, has the address
 */
async function accountOf({ context, session }: Item, given: string, field: string): Promise<string> {
	if (!given.includes('@')) return toAccountId(given, field);
	const users = await session.once(`customers ${given.toLowerCase()}`, async () => {
		const request = { method: 'GET', url: '/rest/api/3/user/search', repeatable: true } as const;
		const { body } = await requestJira(context, session, { ...request, qs: { query: given } });
		return body as IDataObject[];
	});
	const found = users.filter(({ emailAddress }) => String(emailAddress).toLowerCase() === given.toLowerCase());
	if (found.length === 1) return String(found[0].accountId);
	const problem = found.length === 0 ? 'is the email of nobody' : 'is the email of several people';
	throw new InvalidInput(field, `${problem} that Jira shows: ${shown(given)}`, HELP);
}

/** The account of one person. */
export const customerOf = async (item: Item, given: unknown, field: string): Promise<string> =>
	await accountOf(item, readLocator(given).value, field);

/** People who are customers, or become such. */
export const customers: INodeProperties = {
	displayName: 'Customers',
	name: 'customers',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ana@example.com, 5b10ac8d82e05b22cc7d4ef5',
	description: 'People by email or account ID, separated by commas; they have to have an account already',
};

/** The accounts of several, as a list or separated by commas. */
export async function customersOf(item: Item, given: unknown, field: string): Promise<string[]> {
	const names = members(given, field).map(String);
	if (names.length === 0) throw new InvalidInput(field, 'is empty', HELP);
	return await Promise.all(names.map(async (name) => await accountOf(item, name, field)));
}
