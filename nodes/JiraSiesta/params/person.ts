import type { INodeProperties } from 'n8n-workflow';

import { toPerson } from '../fields/encode/person';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { byText, fromList, locator } from './locator';

const byAccountId = byText(
	'ID',
	'accountId',
	'e.g. 5b10ac8d82e05b22cc7d4ef5',
	'Account ID: the end of the address of the profile page',
);
const byEmail = byText(
	'Email',
	'email',
	'e.g. nathan@example.com',
	'Looked up in Jira; must match exactly one active person',
);

const anyone = [fromList('searchUsers', 'Select a person…'), byAccountId, byEmail] as const;

export const reporterLocator = locator(
	'Reporter',
	'reporter',
	'The person the issue is reported by: by account ID, by email, or from the list',
	[...anyone],
);

export const authorLocator = locator(
	'Author',
	'author',
	'Only those of this person: by account ID, by email, or from the list',
	[...anyone],
);

export const leadLocator = locator(
	'Lead',
	'lead',
	'The person who leads it: by account ID, by email, or from the list',
	[...anyone],
);

/** Who has a role in a project. */
export const memberLocator = locator('Person', 'person', 'The person, by account ID, by email or from the list', [
	...anyone,
]);

/** A person to assign; the list offers those whom the chosen project or issue allows. */
export const assignableLocator = (description: string, dependsOn: string): INodeProperties =>
	locator(
		'Assignee',
		'assignee',
		description,
		[fromList('searchAssignableUsers', 'Select a person…'), byAccountId, byEmail],
		{ typeOptions: { loadOptionsDependsOn: [dependsOn] } },
	);

const accountIdIn =
	({ name, displayName }: INodeProperties, orCustomer: boolean) =>
	async (item: Item): Promise<string> =>
		(await toPerson(item.parameters.get(name), item, displayName, orCustomer)).accountId;

const personParameter = (property: INodeProperties, orCustomer = false): Parameter<string> => ({
	property,
	of: accountIdIn(property, orCustomer),
});

/** Whose issues are listed: first choice by e-mail. */
export const assigneeByEmail = personParameter(
	locator(
		'Assignee',
		'assignee',
		'The person whose issues to list: by email, by account ID, or from the list',
		[...anyone],
		{ default: { mode: 'email', value: '' }, required: true },
	),
);

export const user = personParameter(
	locator('User', 'accountId', 'The person, by account ID, by email or from the list', [...anyone], {
		required: true,
	}),
	true,
);
