import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toDate } from '../../../fields/encode/time';
import { toText } from '../../../fields/encode/values';
import { searchText, sortBy } from '../../../params/listing';
import { toName } from '../../../params/named';
import { isEmpty } from '../../../shared/input';

export const releaseDate: INodeProperties = {
	displayName: 'Release Date',
	name: 'releaseDate',
	type: 'dateTime',
	default: '',
	description: 'The day of the release. Left out, the version keeps the one it has.',
};

export const startDate: INodeProperties = {
	displayName: 'Start Date',
	name: 'startDate',
	type: 'dateTime',
	default: '',
	description: 'The day on which work on the version starts',
};

export const archived: INodeProperties = {
	displayName: 'Archived',
	name: 'archived',
	type: 'boolean',
	default: true,
	description: 'Whether the version is out of use: an archived one cannot be chosen any more',
};

export const status: INodeProperties = {
	displayName: 'Status',
	name: 'status',
	type: 'multiOptions',
	default: ['unreleased'],
	description: 'Only versions of these states; all without one',
	options: [
		{ name: 'Archived', value: 'archived' },
		{ name: 'Released', value: 'released' },
		{ name: 'Unreleased', value: 'unreleased' },
	],
};

export const order = sortBy('What to sort the versions by', 'sequence', [
	{ name: 'Name', value: 'name' },
	{ name: 'Order in Jira', value: 'sequence' },
	{ name: 'Release Date', value: 'releaseDate' },
	{ name: 'Start Date', value: 'startDate' },
]);

export const search = searchText('Only versions whose name or description contains this text', 'e.g. 2.1');

/** What Jira's screens call the properties of a version. */
export const LABELS = {
	name: 'Name',
	description: 'Description',
	startDate: 'Start Date',
	releaseDate: 'Release Date',
	archived: 'Archived',
	released: 'Released',
};

const READERS: Record<string, (given: unknown) => IDataObject[string]> = {
	name: (given) => toName(given),
	description: (given) => toText(given, LABELS.description),
	startDate: (given) => toDate(given, LABELS.startDate),
	releaseDate: (given) => toDate(given, LABELS.releaseDate),
	archived: Boolean,
};

/**
 * What the options set of a version, as Jira takes it; what is left empty is not sent.
 *
 * @throws InvalidInput
 */
export const valuesOf = (options: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(options)
			.filter(([id, given]) => id in READERS && !isEmpty(given))
			.map(([id, given]) => [id, READERS[id](given)]),
	);

export const place: INodeProperties = {
	displayName: 'Place',
	name: 'position',
	type: 'options',
	default: 'Last',
	description: 'Where it is to stand in the list of versions, of which the earliest comes first',
	options: [
		{ name: 'After Another Version', value: 'after' },
		{ name: 'First', value: 'First' },
		{ name: 'Last', value: 'Last' },
		{ name: 'One Place Earlier', value: 'Earlier' },
		{ name: 'One Place Later', value: 'Later' },
	],
};
