import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { TextChange } from '../../../fields/edit/textEdits';
import { InvalidInput } from '../../../shared/invalidInput';
import type { Edit } from '../../../text';

const MODES = [
	{ name: 'Append', value: 'append', description: 'Add the text at the end of the present one' },
	{ name: 'Prepend', value: 'prepend', description: 'Add the text before the present one' },
	{ name: 'Replace', value: 'replace', description: 'Put the text in place of the present one' },
	{
		name: 'Replace Section',
		value: 'replaceSection',
		description: 'Put the text in place of what stands under a heading',
	},
];

const MARKDOWN = 'e.g. **Cause**: the `queue` is full\n- restart it\n- see [the runbook](https://example.com)';

/** The text of an issue, in Create and Update. */
export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	placeholder: MARKDOWN,
	description: "Text of the issue, in Markdown unless 'Text Format' says otherwise",
};

/** The text of an issue, and how it stands to the present one. */
export const descriptionOnTop: INodeProperties[] = [
	description,
	{
		displayName: 'Description Mode',
		name: 'descriptionMode',
		type: 'options',
		default: 'replace',
		description: 'What to do with the present description. Everything that is not replaced stays as it is.',
		options: MODES,
		displayOptions: { hide: { description: [''] } },
	},
	{
		displayName: 'Heading',
		name: 'heading',
		type: 'string',
		default: '',
		placeholder: 'e.g. Steps to Reproduce',
		description:
			'Heading in the description under which the text is replaced, up to the next heading of the same level',
		displayOptions: { show: { descriptionMode: ['replaceSection'] } },
	},
];

export const allowLoss: INodeProperties = {
	displayName: 'Allow Loss',
	name: 'allowLoss',
	type: 'boolean',
	// Adding it is not yet the decision: what is lost does not come back.
	default: false,
	description:
		'Whether to replace a text even if it has parts that the new one does not have and that only Jira knows, such as pictures, macros, panels or mentions. Stays off until you switch it on: the update is refused with a list of what would be lost.',
};

/** @throws InvalidInput */
export function textChange({ descriptionMode = 'replace', heading = '', allowLoss }: IDataObject): TextChange {
	const how = descriptionMode as Edit['how'];
	if (!MODES.some(({ value }) => value === how)) {
		throw new InvalidInput(
			'Description Mode',
			`is not known: '${how}'`,
			'Use append, prepend, replace or replaceSection.',
		);
	}
	const title = String(heading).trim();
	if (how === 'replaceSection' && title === '') {
		throw new InvalidInput(
			'Heading',
			'is empty',
			"Enter a heading of the description, or choose another 'Description Mode'.",
		);
	}
	return { description: { how, heading: title }, allowLoss: allowLoss === true };
}
