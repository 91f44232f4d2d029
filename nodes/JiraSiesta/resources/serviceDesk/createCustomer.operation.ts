import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestIfSeen } from '../../client/ifSeen';
import { assertEmail } from '../../fields/encode/person';
import { write } from '../../operation/builders';
import { asText } from '../../shared/locator';
import { asObject } from '../../shared/objects';
import { SITE } from '../../shared/target';
import { newName } from '../../params/named';
import { simplifiedPerson } from '../shared/person';

const email: INodeProperties = {
	displayName: 'Customer Email',
	name: 'customerEmail',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. nathan@example.com',
	description: 'The address of the customer, which nobody may have on the site yet',
};

export const createCustomer = write({
	name: 'Create Customer',
	value: 'createCustomer',
	action: 'Create service desk customer',
	description: 'Create an account for a customer of the portals; Add Customers lets them into a desk',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-customer/#api-rest-servicedeskapi-customer-post',
	permission: 'administer',
	idempotent: false,
	sideEffects: ['Jira may invite the customer by mail'],
	request: { method: 'POST', url: '/rest/servicedeskapi/customer' },
	parameters: [newName, email],

	// Of a known address Jira says so by a status of its own then.
	prepare: async (item) => ({
		targets: [SITE],
		qs: { strictConflictStatusCode: true },
		body: {
			displayName: await newName.of(item),
			email: assertEmail(asText(item.parameters.get(email.name)), email.displayName),
		},
		state: undefined,
	}),

	verify: {
		// The address was free when it was sent: else Jira would have refused it.
		async find({ context, session }, { body }) {
			const { email } = asObject(body);
			const request = { method: 'GET', url: '/rest/api/3/user/search', repeatable: true, completes: true } as const;
			const { body: rows } =
				(await requestIfSeen(context, session, { ...request, qs: { query: String(email) } })) ?? {};
			return ((rows ?? []) as IDataObject[]).find(
				({ emailAddress }) => String(emailAddress).toLowerCase() === String(email).toLowerCase(),
			);
		},
		lags: true,
	},

	changes: ({ body }) => [
		{ field: newName.property.displayName, after: asObject(body).displayName },
		{ field: email.displayName, after: asObject(body).email },
	],

	result: ({ row }) => simplifiedPerson(row),
});
