import { toText } from '../../fields/encode/values';
import type { Operation } from '../../operation/operation';
import { InvalidInput } from '../../shared/invalidInput';
import { listing } from '../listing';
import { issueOutput, searchOptions } from './shared/readOptions';
import { searching } from './shared/jqlSearch';
import { searchFor } from './shared/output';

export const search: Operation = {
	...searching,
	name: 'Search',
	value: 'search',
	action: 'Search issues',
	description: 'Retrieve a list of the issues that a JQL query finds',
	properties: [
		{
			displayName: 'JQL',
			name: 'jql',
			type: 'string',
			typeOptions: { rows: 2 },
			default: '',
			required: true,
			placeholder: 'e.g. project = OPS AND statusCategory != Done ORDER BY priority DESC',
			description:
				'Query in the Jira Query Language, sent as it is. It needs a restriction such as a project; people are named by account ID.',
		},
		...listing,
		...issueOutput,
		searchOptions,
	],

	async prepare(item) {
		const jql = toText(item.parameters.get('jql') ?? '', 'JQL').trim();
		if (jql === '') throw new InvalidInput('JQL', 'is empty', 'Enter a query such as project = OPS.');
		return await searchFor(jql, item);
	},
};
