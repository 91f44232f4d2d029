import { toText } from '../fields/encode/values';
import type { Parameter } from '../operation/parameter';
import { isEmpty, parsed } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';

const QUERIES = 'Queries';

/** One query, or several as a list; a text is one, whatever commas it has. */
export const jqls: Parameter<string[]> = {
	property: {
		displayName: QUERIES,
		name: 'queries',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		required: true,
		placeholder: 'e.g. project = OPS AND statusCategory != Done',
		description:
			'A query in the Jira Query Language; several as a list, such as ["labels = urgent", "assignee is EMPTY"]',
	},
	async of({ parameters }) {
		const queries = [parsed(parameters.get('queries'))].flat().filter((one) => !isEmpty(one));
		if (queries.length === 0) throw new InvalidInput(QUERIES, 'is empty', 'Enter a query such as project = OPS.');
		return await Promise.resolve(queries.map((one) => toText(one, QUERIES).trim()));
	},
};
