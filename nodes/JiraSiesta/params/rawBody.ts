import { jsonParse } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { JiraRequest, Json } from '../client/types';
import type { Item } from '../operation/operation';
import { isEmpty, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { filesFrom } from './files';

const jsonBody: INodeProperties = {
	displayName: 'JSON Body',
	name: 'jsonBody',
	type: 'json',
	default: '',
	description: "The body, as Atlassian's reference has it; an expression may give an object",
};

const bodyType: INodeProperties = {
	displayName: 'Body',
	name: 'bodyType',
	type: 'options',
	default: 'json',
	description: 'What to send with the request',
	options: [
		{ name: 'File', value: 'file', description: 'The bytes of a file of the input item, for example a picture' },
		{
			name: 'Form with Files',
			value: 'form',
			description: 'Files of the input item as a form, as attachments are uploaded',
		},
		{ name: 'JSON', value: 'json', description: 'An object, a list or a text' },
		{ name: 'None', value: 'none', description: 'Nothing: mostly for DELETE' },
	],
};

/** The body of a request that only reads. */
export const bodyToRead: INodeProperties = { ...jsonBody, displayOptions: { show: { method: ['POST'] } } };

/** What is sent with a request that writes. */
export const bodyToSend: INodeProperties[] = [
	bodyType,
	{ ...jsonBody, displayOptions: { show: { bodyType: ['json'] } } },
	{ ...filesFrom.property, required: false, displayOptions: { show: { bodyType: ['file', 'form'] } } },
];

/**
 * The JSON to send; undefined for none.
 *
 * @throws InvalidInput
 */
export function jsonBodyOf({ parameters }: Item): Json | undefined {
	const given = parameters.get(jsonBody.name);
	if (typeof given !== 'string') return given as Json | undefined;
	if (isEmpty(given)) return undefined;
	const none = Symbol('none');
	const value = jsonParse<Json | typeof none>(given, { fallbackValue: none });
	if (value !== none) return value as Json;
	throw new InvalidInput(jsonBody.displayName, `is not JSON: ${shown(given)}`, 'Enter JSON such as {"name": "2.1"}.');
}

/** What a request that writes carries, and what says of a form that no foreign page sends it. */
export async function carriedBy(item: Item): Promise<Pick<JiraRequest, 'body' | 'uploads' | 'file' | 'headers'>> {
	switch (item.parameters.get(bodyType.name)) {
		case 'json':
			return { body: jsonBodyOf(item) };
		case 'form':
			return { uploads: await filesFrom.of(item), headers: { 'X-Atlassian-Token': 'no-check' } };
		case 'file': {
			const [file, ...others] = await filesFrom.of(item);
			if (others.length === 0) return { file, headers: { 'X-Atlassian-Token': 'no-check' } };
			throw new InvalidInput('Input Data Field Name', 'names several files', "Name one, or choose 'Form with Files'.");
		}
		default:
			return {};
	}
}
