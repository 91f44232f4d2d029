import type { INodeProperties } from 'n8n-workflow';

import { optionsOf } from '../operation/listing';
import { projectLocator } from '../params/project';
import { issueOutput, readOptions } from '../resources/issue/shared/readOptions';
import { EVENTS } from './events';
import type { EventName } from './events';

/** The names of the fields in the panel, for errors. */
export const LABELS = {
	events: 'Events',
	fields: 'Field Names or IDs',
	fromStatuses: 'From Status Names or IDs',
	toStatuses: 'To Status Names or IDs',
	excludedAccounts: 'Excluded Account IDs',
	lookBack: 'Look Back (Minutes)',
	mostEvents: 'Max Events per Run',
	backupPoll: 'Backup Poll Every (Minutes)',
} as const;

/** Minutes. Jira's feed of worklogs alone leaves out the last one. */
export const SHORTEST_LOOK_BACK = 2;
export const LONGEST_LOOK_BACK = 1_440;

const LIST =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** A list of names for some event only. */
const chosen = (
	name: 'fields' | 'fromStatuses' | 'toStatuses',
	loadOptionsMethod: string,
	event: EventName,
	description: string,
): INodeProperties => ({
	...{ displayName: LABELS[name], name, type: 'multiOptions', typeOptions: { loadOptionsMethod }, default: [] },
	description: `${description}. ${LIST}.`,
	displayOptions: { show: { events: [event] } },
});

const byWebhook = { show: { '/deliverBy': ['webhook'] } };

const options: INodeProperties[] = [
	{
		displayName: LABELS.backupPoll,
		name: 'backupPoll',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: LONGEST_LOOK_BACK },
		default: 15,
		description:
			'How often to look for what a webhook has not delivered, and whether Jira still has the webhook. Not more often than Poll Times: leave that at Every Minute.',
		displayOptions: byWebhook,
	},
	{
		displayName: 'Webhook Name',
		name: 'webhookName',
		type: 'string',
		default: '',
		placeholder: 'e.g. n8n: New incidents',
		description: 'What the list of webhooks in Jira calls it. Empty for the name of the workflow.',
		displayOptions: byWebhook,
	},
	{
		displayName: 'Comment Visibility',
		name: 'commentVisibility',
		type: 'options',
		default: 'all',
		description: 'Which comments start the workflow. Only service projects have internal ones.',
		options: [
			{ name: 'All', value: 'all' },
			{ name: 'Internal', value: 'internal', description: 'Those that customers do not see' },
			{ name: 'Public', value: 'public', description: 'Those that customers see, and comments of other projects' },
		],
	},
	{
		displayName: LABELS.excludedAccounts,
		name: 'excludedAccounts',
		type: 'string',
		default: '',
		placeholder: 'e.g. 5b10ac8d82e05b22cc7d4ef5',
		description: 'Account IDs of people and apps whose changes are left out, separated by commas',
	},
	{
		displayName: 'Ignore Own Changes',
		name: 'ignoreOwnChanges',
		type: 'boolean',
		default: true,
		description:
			"Whether to leave out what the credential's own account has changed, by hand in Jira as well. Off, a workflow that writes to Jira may start itself again and again.",
	},
	{
		displayName: LABELS.lookBack,
		name: 'lookBack',
		type: 'number',
		typeOptions: { minValue: SHORTEST_LOOK_BACK, maxValue: LONGEST_LOOK_BACK },
		default: 15,
		description:
			"How far each poll looks back for what Jira's search finds late. What it finds later still is lost; what is found again is not given out again.",
	},
	{
		displayName: LABELS.mostEvents,
		name: 'mostEvents',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 1_000,
		description:
			'How many events one run of the workflow gets at most, an item for each. The next poll goes on with the rest.',
	},
	{
		displayName: 'When Activated Again',
		name: 'whenActivatedAgain',
		type: 'options',
		default: 'continue',
		description: 'What to do with the events of the time in which the workflow was not active',
		options: [
			{ name: 'Continue', value: 'continue', description: 'Begin where the last poll ended' },
			{ name: 'Start Now', value: 'startNow', description: 'Leave them out' },
		],
	},
];

export const properties: INodeProperties[] = [
	{
		displayName: 'Deliver By',
		name: 'deliverBy',
		type: 'options',
		noDataExpression: true,
		default: 'polling',
		description: 'How events come from Jira to n8n',
		options: [
			{
				name: 'Polling',
				value: 'polling',
				description: 'Jira is asked as often as Poll Times says: needs no admin right, works behind a firewall',
			},
			{
				name: 'Webhook With Backup Poll',
				value: 'webhook',
				description: 'Jira calls n8n at once, and polls find what it does not deliver: needs Administer Jira',
			},
		],
	},
	{
		displayName: LABELS.events,
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [],
		description: 'What starts the workflow',
		options: EVENTS.map((event) => ({ ...event })),
	},
	chosen('fields', 'siteFields', 'fieldChanged', 'The fields whose changes start the workflow'),
	chosen('fromStatuses', 'siteStatuses', 'issueTransitioned', 'Only changes from one of these; empty for any'),
	chosen('toStatuses', 'siteStatuses', 'issueTransitioned', 'Only changes to one of these; empty for any'),
	{
		displayName: 'Projects',
		name: 'projects',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Project',
		default: {},
		description: 'The projects whose issues to watch; none for all that the credential opens',
		options: [
			{
				displayName: 'Project',
				name: 'project',
				values: [projectLocator('searchProjects', 'A project, by its key or from the list')],
			},
		],
	},
	{
		displayName: 'JQL',
		name: 'jql',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. issuetype = Bug AND priority = High',
		description:
			'Only issues that match this query when the event is found. A change by which an issue stops matching is not seen. Does not apply to sprints and versions. Leave out ORDER BY.',
	},
	...issueOutput,
	optionsOf([...readOptions, ...options]),
];
