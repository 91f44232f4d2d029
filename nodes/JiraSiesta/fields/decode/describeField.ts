import type { IDataObject } from 'n8n-workflow';

import { shapeOf, withChildren } from '../schema/field';
import type { Field, Kind } from '../schema/field';

/** What a field holds, and how its value is given, in words for a person or an agent. */
const WORDS: Record<Kind, [type: string, format: string]> = {
	cascade: ['cascading choice', 'One of the allowed values, written Parent > Child'],
	choice: ['choice', 'One of the allowed values, by name or ID'],
	date: ['date', 'YYYY-MM-DD'],
	dateTime: ['date and time', 'ISO 8601, e.g. 2026-12-31T23:00:00+01:00'],
	group: ['group', 'Name or ID of a group'],
	label: ['label', 'Text without spaces'],
	number: ['number', 'Number'],
	organization: ['organization', 'Name or ID of an organization of customers'],
	parent: ['issue', 'Key of an issue, e.g. OPS-1, or its summary'],
	project: ['project', 'Key of a project, e.g. OPS'],
	raw: ['other', 'JSON, as the Jira REST API takes it'],
	requestType: ['request type', 'ID of a request type of the service desk'],
	richText: ['rich text', 'Markdown'],
	sprint: ['sprint', 'Name of an active or future sprint, or the ID of a sprint'],
	summary: ['text', 'One line, at most 255 characters'],
	team: ['team', "Name of a team, or its ID: the end of the address of the team's page"],
	text: ['text', 'Text'],
	timeTracking: [
		'time tracking',
		'Original estimate, e.g. 2d 4h, or { "originalEstimate": "2d 4h", "remainingEstimate": "3h" }',
	],
	url: ['URL', 'Full address, e.g. https://example.com'],
	user: ['person', 'Account ID or email'],
};

/** Long lists are cut: a field may have thousands of versions. */
const MOST_VALUES = 100;

/** A field of a create or edit screen, with what somebody needs to know to give it a value. */
export function describeField({ id, name, schema, required, hasDefault, choices }: Field): IDataObject {
	const { kind, list } = shapeOf(schema);
	const [type, format] = WORDS[kind];
	const allowed = choices && withChildren(choices).map(({ label }) => label);
	return {
		id,
		name,
		type: list ? `list of ${type}` : type,
		format: list ? `Several, separated by commas or as a list. Each: ${format}` : format,
		required,
		hasDefault,
		allowedValues: allowed?.slice(0, MOST_VALUES) ?? null,
		...(allowed && allowed.length > MOST_VALUES && { moreAllowedValues: allowed.length - MOST_VALUES }),
	};
}
