import { byNameOrId, byText, fromList, locator } from './locator';

export const priorityLocator = locator(
	'Priority',
	'priority',
	'Priority by name such as High, by ID, or from the list',
	byNameOrId('searchPriorities', 'a priority', 'e.g. High', 'e.g. 2'),
);

export const securityLevelLocator = locator(
	'Security Level',
	'securityLevel',
	'Who may see the issue: a security level of the project by name, by ID, or from the list',
	byNameOrId('searchSecurityLevels', 'a security level', 'e.g. Confidential', 'e.g. 10021'),
);

export const parentLocator = locator(
	'Parent',
	'parent',
	'The parent issue by key such as OPS-100, by address, by its summary, or from the list: the epic of a story, task or bug, or the issue of a sub-task',
	[
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. OPS-100'),
		byText('Summary', 'name', 'e.g. Checkout redesign'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-100'),
	],
);

export const resolutionLocator = locator(
	'Resolution',
	'resolution',
	'How the issue was resolved: a resolution by name such as Done, by ID, or from the list. The screen of the transition has to have the field.',
	byNameOrId('searchResolutions', 'a resolution', 'e.g. Done', 'e.g. 10000'),
);
