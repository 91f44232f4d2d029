import type { INodeProperties } from 'n8n-workflow';

import { toIssueKey } from '../fields/encode/issueKey';
import type { Parameter } from '../operation/parameter';
import { byText, fromList, locator } from './locator';

export const position: INodeProperties = {
	displayName: 'Position',
	name: 'position',
	type: 'options',
	default: 'before',
	description: 'Where to put the issues',
	options: [
		{ name: 'After', value: 'after', description: 'Below the other issue, in the order given' },
		{ name: 'Before', value: 'before', description: 'Above the other issue, in the order given' },
	],
};

const otherProperty = locator(
	'Other Issue',
	'otherIssue',
	'The issue to rank by: by its key, by its address in the browser, or from the list',
	[
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. OPS-123'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/OPS-123'),
	],
	{ required: true },
);

/** The issue that others are ranked by. */
export const otherIssue: Parameter<string> = {
	property: otherProperty,
	of: async ({ parameters, site }) =>
		await Promise.resolve(toIssueKey(parameters.get(otherProperty.name), site, otherProperty.displayName)),
};
