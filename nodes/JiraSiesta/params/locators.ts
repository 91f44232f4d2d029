import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** The names of modes are short: n8n's panel has no room for more beside the value. */
const byText = (label: string, id: string, placeholder: string, hint?: string): INodePropertyMode => ({
	...{ displayName: label, name: id, placeholder, hint },
	type: 'string',
});

const fromList = (searchListMethod: string, placeholder: string): INodePropertyMode => ({
	...byText('List', 'list', placeholder),
	type: 'list',
	typeOptions: { searchListMethod, searchable: true },
});

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

/** A locator for one of the optional fields of an issue. */
const optional = (
	displayName: string,
	name: string,
	description: string,
	modes: INodePropertyMode[],
): INodeProperties => ({
	...{ displayName, name, description, modes },
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
});

export const priorityLocator = optional(
	'Priority',
	'priority',
	'Priority by name such as High, by ID, or from the list',
	[
		fromList('searchPriorities', 'Select a priority…'),
		byText('Name', 'name', 'e.g. High'),
		byText('ID', 'id', 'e.g. 2'),
	],
);

export const securityLevelLocator = optional(
	'Security Level',
	'securityLevel',
	'Who may see the issue: a security level of the project by name, by ID, or from the list',
	[
		fromList('searchSecurityLevels', 'Select a security level…'),
		byText('Name', 'name', 'e.g. Confidential'),
		byText('ID', 'id', 'e.g. 10021'),
	],
);

export const parentLocator = optional(
	'Parent',
	'parent',
	'The parent issue by key such as OPS-100, by address, or from the list: the epic of a story, task or bug, or the issue of a sub-task',
	[
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. OPS-100'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-100'),
	],
);

export const reporterLocator = optional(
	'Reporter',
	'reporter',
	'The person the issue is reported by: by account ID, by email, or from the list',
	[fromList('searchUsers', 'Select a person…'), byAccountId, byEmail],
);

/** A project; `searchListMethod` decides which of them the list offers. */
export const projectLocator = (searchListMethod: string, description: string): INodeProperties => ({
	displayName: 'Project',
	name: 'projectKey',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description,
	modes: [fromList(searchListMethod, 'Select a project…'), byText('Key', 'key', 'e.g. OPS')],
});

export const creationProjectLocator = projectLocator(
	'searchProjectsToCreateIn',
	'The project to create the issue in, by its key or from the list',
);

export const issueLocator: INodeProperties = {
	displayName: 'Issue',
	name: 'issueKey',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The issue, by its key such as OPS-123, by its address in the browser, or from the list',
	modes: [
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. OPS-123'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-123'),
	],
};

/** A person to assign; the list offers those whom the chosen project or issue allows. */
export const assignableLocator = (description: string, dependsOn: string): INodeProperties => ({
	displayName: 'Assignee',
	name: 'assignee',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description,
	typeOptions: { loadOptionsDependsOn: [dependsOn] },
	modes: [fromList('searchAssignableUsers', 'Select a person…'), byAccountId, byEmail],
});

/** Any person, first choice by e-mail. */
export const personByEmailLocator = (description: string): INodeProperties => ({
	displayName: 'Assignee',
	name: 'assignee',
	type: 'resourceLocator',
	default: { mode: 'email', value: '' },
	required: true,
	description,
	modes: [fromList('searchUsers', 'Select a person…'), byAccountId, byEmail],
});

export const userLocator: INodeProperties = {
	displayName: 'User',
	name: 'accountId',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The person, by account ID, by email or from the list',
	modes: [fromList('searchUsers', 'Select a person…'), byAccountId, byEmail],
};

export const issueTypeLocator: INodeProperties = {
	displayName: 'Issue Type',
	name: 'issueType',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'A type of the chosen project. There is no fallback: a type the project does not have is refused.',
	typeOptions: { loadOptionsDependsOn: ['projectKey.value'] },
	modes: [
		fromList('searchIssueTypes', 'Select an issue type…'),
		byText('Name', 'name', 'e.g. Task'),
		byText('ID', 'id', 'e.g. 10002'),
	],
};
