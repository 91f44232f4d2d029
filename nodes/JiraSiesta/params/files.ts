import type { INodeProperties } from 'n8n-workflow';

import { uploadOf } from '../client/files';
import type { UploadFile } from '../client/multipart';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';

// Both are called so in all of n8n's own nodes.

const from: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field containing the binary file data to be uploaded',
	description: 'The binary field of the input item that has the file; several are separated by commas',
};

const to: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the output binary field to put the file in',
	description: 'The binary field of the output item that the file goes into',
};

export const allFiles: INodeProperties = {
	displayName: 'All Files of the Item',
	name: 'allFiles',
	type: 'boolean',
	default: true,
	description: 'Whether to upload every binary field of the input item, whatever their names are',
};

const namesIn = (given: unknown) =>
	String(given ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');

const none = (field: string) =>
	new InvalidInput(field, 'is empty', "Enter the name of a binary field, such as 'data'.");

/** The files in binary fields of the input item, by the names of those; no name, no file. */
export const filesNamed = async ({ context }: Item, given: unknown): Promise<UploadFile[]> =>
	await Promise.all([...new Set(namesIn(given))].map(async (name) => await uploadOf(context, name)));

/** The files of the input item to upload. */
export const filesFrom: Parameter<UploadFile[]> = {
	property: from,
	async of({ context, parameters }: Item) {
		const wantsAll = parameters.group('options').allFiles === true;
		const names = wantsAll
			? Object.keys(context.getInputData().binary ?? {})
			: [...new Set(namesIn(parameters.get(from.name)))];
		if (names.length === 0 && wantsAll) {
			throw new InvalidInput(allFiles.displayName, 'finds none', 'The input item has no binary field.');
		}
		if (names.length === 0) throw none(from.displayName);
		return await Promise.all(names.map(async (name) => await uploadOf(context, name)));
	},
};

/** The binary field of the output item that a file goes into. */
export const fileTo: Parameter<string> = {
	property: to,
	async of({ parameters }: Item) {
		const [name] = namesIn(parameters.get(to.name));
		if (name === undefined) throw none(to.displayName);
		return await Promise.resolve(name);
	},
};
