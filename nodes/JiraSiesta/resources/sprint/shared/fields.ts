import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { toDateTime } from '../../../fields/encode/time';
import { toText } from '../../../fields/encode/values';
import type { Item } from '../../../operation/operation';
import { toName } from '../../../params/named';
import { isEmpty } from '../../../shared/input';

export const state: INodeProperties = {
	displayName: 'State',
	name: 'state',
	type: 'multiOptions',
	default: ['active', 'future'],
	description: 'Only sprints of these states; all without one, the oldest closed ones first',
	options: [
		{ name: 'Active', value: 'active' },
		{ name: 'Closed', value: 'closed' },
		{ name: 'Future', value: 'future' },
	],
};

const date = (displayName: string, name: string, description: string): INodeProperties => ({
	...{ displayName, name, description },
	type: 'dateTime',
	default: '',
});

export const start = date('Start Date', 'startDate', 'When the sprint begins, in the time zone of the workflow');
export const end = date('End Date', 'endDate', 'When the sprint is to end, in the time zone of the workflow');

export const goal: INodeProperties = {
	displayName: 'Goal',
	name: 'goal',
	type: 'string',
	default: '',
	description: 'What the sprint is to achieve',
};

/** What Jira's screens call the properties of a sprint. */
export const LABELS = { name: 'Name', goal: 'Goal', startDate: 'Start Date', endDate: 'End Date' };

/**
 * What the options set of a sprint, as Jira takes it; what is left empty is not sent.
 *
 * @throws InvalidInput
 */
export function valuesOf({ context, parameters }: Item): IDataObject {
	const { name, goal: aim, startDate, endDate } = parameters.group('options');
	const time = (given: unknown, label: string) =>
		new Date(toDateTime(given, label, context.getTimezone())).toISOString();
	return {
		...(!isEmpty(name) && { name: toName(name) }),
		...(!isEmpty(aim) && { goal: toText(aim, LABELS.goal) }),
		...(!isEmpty(startDate) && { startDate: time(startDate, LABELS.startDate) }),
		...(!isEmpty(endDate) && { endDate: time(endDate, LABELS.endDate) }),
	};
}
