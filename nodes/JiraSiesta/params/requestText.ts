import type { INodeProperties } from 'n8n-workflow';

import { toText } from '../fields/encode/values';
import type { Item } from '../operation/operation';
import { isEmpty } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';

/** A text of service management, which takes wiki marks and no document. */
export const wikiText: INodeProperties = {
	displayName: 'Text',
	name: 'wikiText',
	type: 'string',
	typeOptions: { rows: 5 },
	default: '',
	required: true,
	placeholder: 'e.g. A *new printer* arrives on Monday.',
	description: 'Text of the comment, as plain text or in wiki marks such as *bold*',
};

/** @throws InvalidInput for no text */
export function wikiTextOf({ parameters }: Item): string {
	const given = parameters.get(wikiText.name);
	if (!isEmpty(given)) return toText(given, wikiText.displayName);
	throw new InvalidInput(wikiText.displayName, 'is empty', 'Enter the text of the comment.');
}

/** What goes with a step of a request. */
export const withComment: INodeProperties = {
	...wikiText,
	displayName: 'Comment',
	name: 'comment',
	required: undefined,
	typeOptions: { rows: 2 },
	description: 'What the customer is told with it, as plain text or in wiki marks such as *bold*',
};
