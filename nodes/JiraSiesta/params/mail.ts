import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toPerson } from '../fields/encode/person';
import type { Item } from '../operation/operation';
import { isEmpty } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { members } from '../shared/lists';

export const subject: INodeProperties = {
	displayName: 'Subject',
	name: 'subject',
	type: 'string',
	default: '',
	description: 'Subject of the mail; left empty, Jira takes the key and the summary of the issue',
};

export const message: INodeProperties = {
	displayName: 'Message',
	name: 'message',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	required: true,
	description: 'Text of the mail, without formatting',
};

export const recipients: INodeProperties = {
	displayName: 'Recipients',
	name: 'recipients',
	type: 'multiOptions',
	default: ['assignee'],
	description: 'Who gets the mail, besides the people and groups among the options; never the account itself',
	options: [
		{ name: 'Assignee', value: 'assignee' },
		{ name: 'Reporter', value: 'reporter' },
		{ name: 'Voters', value: 'voters' },
		{ name: 'Watchers', value: 'watchers' },
	],
};

const texts = (displayName: string, name: string, placeholder: string, description: string): INodeProperties => ({
	...{ displayName, name, placeholder, description },
	type: 'string',
	default: '',
});

const toUsers = texts(
	'Users',
	'toUsers',
	'e.g. nathan@example.com',
	'People, by email or account ID, separated by commas',
);
const toGroups = texts('Groups', 'toGroups', 'e.g. jira-users', 'Groups, by name, separated by commas');
const onlyGroups = texts(
	'Only in Groups',
	'onlyGroups',
	'e.g. jira-users',
	'Of the recipients, only those in one of these groups, by name, separated by commas',
);
const onlyPermissions = texts(
	'Only With Permissions',
	'onlyPermissions',
	'e.g. BROWSE_PROJECTS',
	'Of the recipients, only those who have these permissions, by key, separated by commas',
);
const htmlMessage: INodeProperties = {
	...texts('HTML Message', 'htmlMessage', 'e.g. <b>Done</b>', 'The text of the mail for those who read HTML'),
	typeOptions: { rows: 4 },
};

export const mailOptions = [toGroups, htmlMessage, onlyGroups, onlyPermissions, toUsers];

const namesOf = ({ parameters }: Item, { name, displayName }: INodeProperties): string[] =>
	members(parameters.group('options')[name] ?? '', displayName).map((one) => String(one).trim());

/** Who gets the mail, in the words of a plan beside the form of the request. */
async function recipientsOf(item: Item): Promise<{ to: IDataObject; who: string[] }> {
	const roles = members(item.parameters.get(recipients.name) ?? '', recipients.displayName).map(String);
	const groups = namesOf(item, toGroups);
	const users = await Promise.all(
		namesOf(item, toUsers).map(async (one) => await toPerson(one, item, toUsers.displayName)),
	);
	const who = [...roles, ...users.map(({ displayName, accountId }) => displayName ?? accountId), ...groups];
	if (who.length === 0) {
		throw new InvalidInput(recipients.displayName, 'is empty', "Choose recipients, or add 'Users' or 'Groups'.");
	}
	const to = {
		...Object.fromEntries(roles.map((role) => [role, true])),
		...(users.length > 0 && { users: users.map(({ accountId }) => ({ accountId })) }),
		...(groups.length > 0 && { groups: groups.map((name) => ({ name })) }),
	};
	return { to, who };
}

/** A mail as `POST issue/{key}/notify` takes it, and who gets it. */
export async function mailOf(item: Item): Promise<{ body: IDataObject; who: string[] }> {
	const text = item.parameters.get(message.name);
	if (isEmpty(text)) throw new InvalidInput(message.displayName, 'is empty', 'Enter the text of the mail.');
	const { to, who } = await recipientsOf(item);
	const given = item.parameters.get(subject.name);
	const html = item.parameters.group('options')[htmlMessage.name];
	const groups = namesOf(item, onlyGroups).map((name) => ({ name }));
	const permissions = namesOf(item, onlyPermissions).map((key) => ({ key }));
	const restrict = { ...(groups.length > 0 && { groups }), ...(permissions.length > 0 && { permissions }) };
	const body = {
		...(!isEmpty(given) && { subject: String(given) }),
		textBody: String(text),
		...(!isEmpty(html) && { htmlBody: String(html) }),
		to,
		...(Object.keys(restrict).length > 0 && { restrict }),
	};
	return { body, who };
}
