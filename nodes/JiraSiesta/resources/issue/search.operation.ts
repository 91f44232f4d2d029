import { toText } from '../../fields/encode/values';
import { InvalidInput } from '../../shared/invalidInput';
import { jqlSearch } from './shared/jqlSearch';
import { searchOptions } from './shared/readOptions';

export const search = jqlSearch({
	name: 'Search',
	value: 'search',
	action: 'Search issues',
	description: 'Retrieve a list of the issues that a JQL query finds',
	parameters: [
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
	],
	options: searchOptions,

	async jql(item) {
		const jql = toText(item.parameters.get('jql') ?? '', 'JQL').trim();
		if (jql === '') throw new InvalidInput('JQL', 'is empty', 'Enter a query such as project = OPS.');
		return await Promise.resolve(jql);
	},
});
