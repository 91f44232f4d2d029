import type { INodeProperties } from 'n8n-workflow';

import { plainly, SUGGESTIONS } from '../../jql/suggestion';
import { read } from '../../operation/builders';
import { asQuery, searchText } from '../../params/listing';
import { InvalidInput } from '../../shared/invalidInput';
import { isEmpty } from '../../shared/input';

const fieldName: INodeProperties = {
	displayName: 'Field Name',
	name: 'fieldName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. priority',
	description: 'The field, by the name that it has in queries, such as priority, "Story Points" or cf[10016]',
};

export const getSuggestions = read({
	name: 'Get Suggestions',
	value: 'getSuggestions',
	action: 'Get suggestions for JQL',
	description: 'Retrieve values that a field may be compared with in queries: the first few that Jira suggests',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-autocompletedata-suggestions-get',
	request: { method: 'GET', url: SUGGESTIONS },
	paging: { by: 'list', rows: 'results', pageSize: 0 },
	parameters: [fieldName],
	options: [searchText('Only values with this text', 'e.g. hi')],
	outputs: [],
	all: true,

	prepare({ parameters }) {
		const given = parameters.get(fieldName.name);
		if (isEmpty(given)) throw new InvalidInput(fieldName.displayName, 'is empty', 'Enter a name such as priority.');
		const { query: fieldValue } = parameters.group('options');
		// Projects, versions and components of all projects are among them.
		const target = { kind: 'address', id: SUGGESTIONS } as const;
		return { targets: [target], qs: asQuery({ fieldName: String(given).trim(), fieldValue }), state: undefined };
	},

	result: ({ row: { value, displayName } }) => ({ jql: value, value: plainly(String(displayName)) }),
});
