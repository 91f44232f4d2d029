import type { IDataObject, IHookFunctions, IPollFunctions, IWebhookFunctions } from 'n8n-workflow';

import { assertUnordered, restrict } from '../jql/restrict';
import { readParameters } from '../operation/parameters';
import type { Parameters as Values } from '../operation/parameters';
import { toProjectKey } from '../params/project';
import { shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { members } from '../shared/lists';
import type { Wanted } from './changes';
import { EVENTS, leavesNoTrace, namesOf } from './events';
import type { EventName } from './events';
import { LABELS, LONGEST_LOOK_BACK, properties, SHORTEST_LOOK_BACK } from './properties';

/** What the panel of the trigger says. */
export type Settings = {
	parameters: Values;
	deliverBy: 'polling' | 'webhook';
	events: ReadonlySet<EventName>;
	/** Names or IDs of fields; empty where none are to be chosen. */
	fields: string[];
	/** Names or IDs of statuses; empty for any. */
	fromStatuses: string[];
	toStatuses: string[];
	comments: Wanted['comments'];
	projects: string[];
	jql: string;
	/** Projects and query in one, without an order; empty for everything. */
	filter: string;
	ignoreOwnChanges: boolean;
	excludedAccounts: ReadonlySet<string>;
	/** ms */
	lookBack: number;
	mostEvents: number;
	startsNow: boolean;
	/** How often a trigger by webhook polls besides, in ms. */
	backupPoll: number;
	/** What the list of webhooks in Jira is to call it; empty for the name of the workflow. */
	webhookName: string;
};

const texts = (given: unknown, field: string) => members(given ?? '', field).map((one) => String(one).trim());

function eventsIn(given: unknown): Set<EventName> {
	const names = texts(given, LABELS.events);
	if (names.length === 0) throw new InvalidInput(LABELS.events, 'is empty', 'Choose what is to start the workflow.');
	return new Set(
		names.map((name) => {
			const known = EVENTS.find(({ value, name: label }) => value === name || label === name);
			if (known) return known.value;
			const all = EVENTS.map(({ value }) => value).join(', ');
			throw new InvalidInput(LABELS.events, `has an event that there is not: ${shown(name)}`, `There are: ${all}.`);
		}),
	);
}

/** @throws InvalidInput for events of which Jira keeps no trace */
function assertVisible(events: ReadonlySet<EventName>): void {
	const traceless = new Set([...events].filter(leavesNoTrace));
	if (traceless.size === 0) return;
	throw new InvalidInput(
		LABELS.events,
		`cannot all be seen by polling: of ${namesOf(traceless)} Jira keeps no trace`,
		"Set 'Deliver By' to Webhook With Backup Poll, or remove these events.",
	);
}

function fieldsIn(given: unknown, events: ReadonlySet<EventName>): string[] {
	const fields = texts(given, LABELS.fields);
	if (!events.has('fieldChanged') || fields.length > 0) return fields;
	throw new InvalidInput(LABELS.fields, 'is empty', 'Choose the fields whose changes are to start the workflow.');
}

function between(given: unknown, label: string, least: number, most: number): number {
	const number = Number(given);
	if (Number.isInteger(number) && number >= least && number <= most) return number;
	const range = most === Infinity ? `from ${least} up` : `from ${least} to ${most}`;
	throw new InvalidInput(label, `is not a whole number ${range}: ${shown(given)}`, 'Correct it, or remove the option.');
}

type Options = {
	commentVisibility: Wanted['comments'];
	excludedAccounts: string;
	ignoreOwnChanges: boolean;
	lookBack: number;
	mostEvents: number;
	whenActivatedAgain: 'continue' | 'startNow';
	backupPoll: number;
	webhookName: string;
};

const projectsIn = (given: unknown) =>
	[(Object(given) as IDataObject).project ?? []]
		.flat()
		.map((one) => toProjectKey((Object(one) as IDataObject).projectKey, 'Project'));

/**
 * Reads the panel.
 *
 * @throws InvalidInput
 */
export async function readSettings(context: IHookFunctions | IPollFunctions | IWebhookFunctions): Promise<Settings> {
	// Contexts differ in what they do besides; each reads a parameter by name.
	const parameters = await readParameters(context as Parameters<typeof readParameters>[0], properties);
	const options = parameters.group<Options>('options');
	const events = eventsIn(parameters.get('events'));
	const deliverBy = parameters.get('deliverBy') as Settings['deliverBy'];
	if (deliverBy === 'polling') assertVisible(events);
	const jql = String(parameters.get('jql') ?? '').trim();
	assertUnordered(jql);
	const projects = [...new Set(projectsIn(parameters.get('projects')))];
	return {
		parameters,
		deliverBy,
		events,
		fields: fieldsIn(parameters.get('fields'), events),
		fromStatuses: texts(parameters.get('fromStatuses'), LABELS.fromStatuses),
		toStatuses: texts(parameters.get('toStatuses'), LABELS.toStatuses),
		comments: options.commentVisibility ?? 'all',
		projects,
		jql,
		filter: restrict(jql, projects.length > 0 ? { only: projects } : {}),
		// A test is made by a person, who often has the token's account.
		ignoreOwnChanges: (options.ignoreOwnChanges ?? true) && context.getMode() !== 'manual',
		excludedAccounts: new Set(texts(options.excludedAccounts, LABELS.excludedAccounts)),
		lookBack: between(options.lookBack ?? 15, LABELS.lookBack, SHORTEST_LOOK_BACK, LONGEST_LOOK_BACK) * 60_000,
		mostEvents: between(options.mostEvents ?? 1_000, LABELS.mostEvents, 1, Infinity),
		startsNow: options.whenActivatedAgain === 'startNow',
		backupPoll: between(options.backupPoll ?? 15, LABELS.backupPoll, 1, LONGEST_LOOK_BACK) * 60_000,
		webhookName: String(options.webhookName ?? '').trim(),
	};
}
