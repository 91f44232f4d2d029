import type { INodeProperties } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { asQuery, searchText } from '../../params/listing';
import { InvalidInput } from '../../shared/invalidInput';
import { isEmpty } from '../../shared/input';

const SUGGESTIONS = '/rest/api/3/jql/autocompletedata/suggestions';

const fieldName: INodeProperties = {
	displayName: 'Field Name',
	name: 'fieldName',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. priority',
	description: 'The field, by the name that it has in queries, such as priority, "Story Points" or cf[10016]',
};

const NAMED: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** Jira marks what fits, and writes for a browser. */
const plainly = (html: string) =>
	html
		.replace(/<\/?b>/gi, '')
		.replace(/&(?:#(\d{1,7})|([a-z]+));/g, (all, code?: string, name = '') =>
			code === undefined ? (NAMED[name as string] ?? all) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
		);

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
