import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toPerson } from '../fields/encode/person';
import { toDateTime } from '../fields/encode/time';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { isEmpty } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { authorLocator } from './person';

const moment = (displayName: string, name: string, description: string): INodeProperties => ({
	...{ displayName, name, description },
	type: 'dateTime',
	default: '',
});

export const since = (what: string) => moment('Since', 'since', `Only those that were ${what} at this time or later`);
export const until = (what: string) => moment('Until', 'until', `Only those that were ${what} before this time`);

export const author = authorLocator;

const changedSinceProperty: INodeProperties = {
	...moment(
		'Changed Since',
		'changedSince',
		'Only those that were added or changed at this time or later. Jira tells nothing of the last minute.',
	),
	required: true,
};

/** In ms since 1970. */
export const changedSince: Parameter<number> = {
	property: changedSinceProperty,
	async of({ context, parameters }) {
		const given = parameters.get('changedSince');
		const { displayName } = changedSinceProperty;
		const help = 'Enter a time, e.g. {{ $now.minus(1, "day") }}.';
		if (isEmpty(given)) throw new InvalidInput(displayName, 'is empty', help);
		return await Promise.resolve(Date.parse(toDateTime(given, displayName, context.getTimezone())));
	},
};

/** A time among the options, in ms since 1970; undefined where it was left out. */
export function instantOf({ context, parameters }: Item, { name, displayName }: INodeProperties): number | undefined {
	const given = parameters.group('options')[name];
	return isEmpty(given) ? undefined : Date.parse(toDateTime(given, displayName, context.getTimezone()));
}

/** The account ID of the author among the options. */
export async function authorOf(item: Item): Promise<string | undefined> {
	const { author: given } = item.parameters.group('options');
	return isEmpty(given) ? undefined : (await toPerson(given, item, author.displayName)).accountId;
}

/** Whether it is by this person; without one it is wanted, too. */
export const isBy = (row: IDataObject, accountId: string | undefined) =>
	accountId === undefined || asObject(row.author).accountId === accountId;
