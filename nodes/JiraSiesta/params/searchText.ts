import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { toText } from '../fields/encode/values';

/** A text that people are searched by. */
export const personText: Parameter<string> = {
	property: {
		displayName: 'Search',
		name: 'query',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. nathan',
		description: 'The start of a name or of an email address, as far as people show it',
	},
	of: async ({ parameters }) => {
		const text = toText(parameters.get('query') ?? '', 'Search').trim();
		if (text === '') throw new InvalidInput('Search', 'is empty', 'Enter the start of a name or of an email address.');
		return await Promise.resolve(text);
	},
};
