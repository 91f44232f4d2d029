import { jsonParse } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

import type { Json } from '../client/types';
import { onPath } from '../operation/builders';
import type { Item } from '../operation/operation';
import { isEmpty } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { issue } from './issue';

/** Jira's own limit, in characters. */
const LONGEST_KEY = 255;

export const propertyKey: INodeProperties = {
	displayName: 'Property Key',
	name: 'propertyKey',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. com.example.order',
	description: 'Name of the property, which nobody sees in Jira',
};

/** The address of a property of an issue. */
export async function propertyOnPath(item: Item) {
	const { path, targets } = await onPath(item, issue);
	const key = String(item.parameters.get('propertyKey') ?? '').trim();
	const { displayName } = propertyKey;
	if (key === '') throw new InvalidInput(displayName, 'is empty', 'Enter a name such as com.example.order.');
	if (key.length > LONGEST_KEY) {
		throw new InvalidInput(displayName, `is longer than ${LONGEST_KEY} characters`, 'Jira takes no longer one.');
	}
	return { targets, path: { ...path, propertyKey: key } };
}

export const propertyValue: INodeProperties = {
	displayName: 'Property Value',
	name: 'propertyValue',
	type: 'json',
	default: '{}',
	required: true,
	description: 'Any JSON of up to 32,768 characters: an object, a list, a text, a number',
};

/** The value as JSON; a text that is none stays a text. */
export function propertyValueOf({ parameters }: Item): Json {
	const given = parameters.get('propertyValue');
	if (isEmpty(given)) throw new InvalidInput(propertyValue.displayName, 'is empty', 'Enter JSON such as {"id": 7}.');
	return typeof given === 'string' ? jsonParse<Json>(given, { fallbackValue: given }) : (given as Json);
}
