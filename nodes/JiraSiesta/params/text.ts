import type { INodeProperties } from 'n8n-workflow';

import { toRichText } from '../fields/encode/richText';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { withPictures } from './pictures';
import { isEmpty } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import type { AdfDocument, Format } from '../text';

export const textFormat: INodeProperties = {
	displayName: 'Text Format',
	name: 'textFormat',
	type: 'options',
	default: 'markdown',
	description: 'How the description and other rich texts are written',
	options: [
		{
			name: 'ADF (JSON)',
			value: 'adf',
			description: 'A document in the Atlassian Document Format, as the Jira REST API takes it',
		},
		{
			name: 'Markdown',
			value: 'markdown',
			description: 'Headings, lists, tables, code, links and so on',
		},
		{
			name: 'Plain Text',
			value: 'plain',
			description: 'Every character as it is; an empty line starts a new paragraph',
		},
	],
};

/** A text as Jira takes it, in the format that the item's options choose. */
const documentOf = ({ parameters }: Item, given: unknown, field: string): AdfDocument =>
	toRichText(given, field, parameters.group<{ textFormat: Format }>('options').textFormat);

const property: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	required: true,
	placeholder: 'e.g. **Cause**: the `queue` is full. @[Ana Novak](accountid:5b10ac8d82e05b22cc7d4ef5) restarts it.',
	description: "Text of the comment, in Markdown unless 'Text Format' says otherwise",
};

/** The text of a comment. */
export const text: Parameter<AdfDocument> = {
	property,
	async of(item) {
		const given = item.parameters.get('text');
		const document = isEmpty(given) ? undefined : documentOf(item, given, property.displayName);
		if (document && document.content.length > 0) return await Promise.resolve(document);
		throw new InvalidInput(property.displayName, 'is empty', 'Enter the text of the comment.');
	},
};

/** The text of a comment on an issue, with the files of the issue that it shows. */
export async function textOn(item: Item, issueKey: string): Promise<AdfDocument> {
	const document = await text.of(item);
	const given = item.parameters.get('text');
	const { textFormat: format } = item.parameters.group<{ textFormat: Format }>('options');
	return (await withPictures(item, issueKey, given, property.displayName, format)) ?? document;
}

/** What was done in the time of a work log. */
export const workDescription: Parameter<AdfDocument | undefined> = {
	property: {
		displayName: 'Work Description',
		name: 'workDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Restarted the worker and wrote the report',
		description: "What was done, in Markdown unless 'Text Format' says otherwise",
	},
	async of(item) {
		const { parameters } = item;
		const { workDescription: given } = { ...parameters.group('options'), ...parameters.group('updateFields') };
		return await Promise.resolve(isEmpty(given) ? undefined : documentOf(item, given, 'Work Description'));
	},
};
