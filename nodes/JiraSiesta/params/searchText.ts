import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { toText } from '../fields/encode/values';

/** @throws InvalidInput for nothing to search for */
function someText(given: unknown, help: string): string {
	const text = toText(given ?? '', 'Search').trim();
	if (text === '') throw new InvalidInput('Search', 'is empty', help);
	return text;
}

/** What an article is to be about. */
export const articleText: Parameter<string> = {
	property: {
		displayName: 'Search',
		name: 'query',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. VPN does not connect',
		description: 'A question, or words of the articles',
	},
	of: async ({ parameters }) => await Promise.resolve(someText(parameters.get('query'), 'Enter a question, or words.')),
};

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
	of: async ({ parameters }) =>
		await Promise.resolve(someText(parameters.get('query'), 'Enter the start of a name or of an email address.')),
};
