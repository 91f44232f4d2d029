import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toDateTime } from '../fields/encode/time';
import { toDuration } from '../fields/encode/values';
import type { Item } from '../operation/operation';
import type { Parameter } from '../operation/parameter';
import { isEmpty, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { asText } from '../shared/locator';

/** Jira stores whole minutes, and refuses less than one. */
const SHORTEST = 60;

/** How long the work took, as Jira takes it. */
export type TimeSpent = { timeSpent: string } | { timeSpentSeconds: number };

/** Jira wants its parts apart: `1h30m` is `1h 30m`. */
const apart = (duration: string) => duration.replace(/(\p{L})[\s,]*(?=\d)/gu, '$1 ');

function toTimeSpent(given: unknown): TimeSpent {
	const field = 'Time Spent';
	if (isEmpty(given)) throw new InvalidInput(field, 'is empty', 'Enter a duration such as 1h 30m, or seconds.');
	const text = asText(given);
	if (!/^\d+$/.test(text)) return { timeSpent: apart(toDuration(text, field)) };
	const timeSpentSeconds = Number(text);
	if (timeSpentSeconds >= SHORTEST) return { timeSpentSeconds };
	const help = 'Jira takes a minute at least. A number alone is in seconds; with a unit it is e.g. 5m.';
	throw new InvalidInput(field, `is less than a minute: ${shown(given)}`, help);
}

export const timeSpent: Parameter<TimeSpent> = {
	property: {
		displayName: 'Time Spent',
		name: 'timeSpent',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. 1h 30m',
		description:
			'How long the work took, in weeks, days, hours and minutes, or as a number of seconds. A day is a working day as the site has it.',
	},
	of: async ({ parameters }) => await Promise.resolve(toTimeSpent(parameters.get('timeSpent'))),
};

const startedProperty: INodeProperties = {
	displayName: 'Started',
	name: 'started',
	type: 'dateTime',
	default: '',
	description: 'When the work began, in the time zone of the workflow unless it names one',
};

/** What of the options and of Update Fields was added. */
const added = ({ parameters }: Item): IDataObject => ({
	...parameters.group('options'),
	...parameters.group('updateFields'),
});

export const started: Parameter<string | undefined> = {
	property: startedProperty,
	async of(item) {
		const { started: given } = added(item);
		const { displayName } = startedProperty;
		const time = isEmpty(given) ? undefined : toDateTime(given, displayName, item.context.getTimezone());
		return await Promise.resolve(time);
	},
};

/** The same where it changes. */
export const newTimeSpent: Parameter<TimeSpent | undefined> = {
	property: { ...timeSpent.property, required: undefined },
	async of(item) {
		const { timeSpent: given } = added(item);
		return await Promise.resolve(isEmpty(given) ? undefined : toTimeSpent(given));
	},
};

type Adjusted = {
	/** The parameter of Jira's for an amount given by hand, where it has one. */
	by?: 'reduceBy' | 'increaseBy';
	auto: string;
};

const amount = (displayName: string, name: string, mode: string, description: string): INodeProperties => ({
	...{ displayName, name, description },
	type: 'string',
	default: '',
	placeholder: 'e.g. 2h',
	displayOptions: { show: { adjustEstimate: [mode] } },
});

/** What becomes of the remaining estimate of the issue. */
export const estimateOptions = ({ by, auto }: Adjusted): INodeProperties[] => [
	{
		displayName: 'Remaining Estimate',
		name: 'adjustEstimate',
		type: 'options',
		default: 'auto',
		description: 'What becomes of the remaining estimate of the issue',
		options: [
			{ name: 'Adjust Automatically', value: 'auto', description: auto },
			...(by === 'increaseBy' ? [{ name: 'Increase By', value: 'manual' }] : []),
			{ name: 'Leave as It Is', value: 'leave' },
			...(by === 'reduceBy' ? [{ name: 'Reduce By', value: 'manual' }] : []),
			{ name: 'Set To', value: 'new' },
		],
	},
	amount('Estimate to Set', 'newEstimate', 'new', 'How long the rest of the work will take'),
	...(by === 'reduceBy' ? [amount('Reduce By', by, 'manual', 'How much less the rest of the work will take')] : []),
	...(by === 'increaseBy' ? [amount('Increase By', by, 'manual', 'How much more the rest of the work will take')] : []),
];

/**
 * The part of the query for the remaining estimate.
 *
 * @throws InvalidInput
 */
export function estimateQuery({ parameters }: Item): IDataObject {
	const { adjustEstimate, newEstimate, reduceBy, increaseBy } = parameters.group('options');
	const set = (name: string, given: unknown, field: string) => ({
		adjustEstimate,
		[name]: apart(toDuration(given ?? '', field)),
	});
	if (adjustEstimate === 'new') return set('newEstimate', newEstimate, 'Estimate to Set');
	if (adjustEstimate !== 'manual') return adjustEstimate === undefined ? {} : { adjustEstimate };
	return increaseBy === undefined
		? set('reduceBy', reduceBy, 'Reduce By')
		: set('increaseBy', increaseBy, 'Increase By');
}
