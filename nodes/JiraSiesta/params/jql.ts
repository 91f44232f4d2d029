import { toText } from '../fields/encode/values';
import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';

/** A query, sent as it is. */
export const jql: Parameter<string> = {
	property: {
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
	async of({ parameters }) {
		const query = toText(parameters.get('jql') ?? '', 'JQL').trim();
		if (query === '') throw new InvalidInput('JQL', 'is empty', 'Enter a query such as project = OPS.');
		return await Promise.resolve(query);
	},
};
