// @ts-check
'use strict';

/**
 * @typedef {object} Schema
 * @property {string} type
 * @property {string} [items]
 * @property {string} [system]
 * @property {string} [custom]
 * @property {number} [customId]
 *
 * @typedef {object} Field
 * @property {string} id
 * @property {string} name
 * @property {string} kind how values are read and written, see codecs.js
 * @property {Schema} schema as in createmeta and /field
 * @property {string[]} operations
 * @property {string[]} clauses names in JQL
 * @property {string[] | Record<string, string[]>} [options] texts; an object for a cascade
 */

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const SOFTWARE = 'com.pyxis.greenhopper.jira:';
const SET = ['set'];
const LIST = ['add', 'set', 'remove'];
const FIXED = { operations: [] };

/**
 * @param {string} id @param {string} name @param {string} kind @param {string} type
 * @param {{ items?: string, operations?: string[], clauses?: string[] }} [more]
 * @returns {Field}
 */
const system = (id, name, kind, type, { items, operations, clauses = [id] } = {}) => ({
	id,
	name,
	kind,
	schema: { type, items, system: id },
	operations: operations ?? (items ? LIST : SET),
	clauses,
});

/**
 * @param {number} number @param {string} name @param {string} kind @param {string} type
 * @param {string} plugin key of the field type, Jira's own without its prefix
 * @param {{ items?: string, operations?: string[], options?: Field['options'] }} [more]
 * @returns {Field}
 */
const custom = (number, name, kind, type, plugin, { items, operations, options } = {}) => ({
	id: `customfield_${number}`,
	name,
	kind,
	schema: {
		type,
		items,
		custom: plugin.includes(':') ? plugin : CUSTOM + plugin,
		customId: number,
	},
	operations: operations ?? (items ? LIST : SET),
	clauses: [`cf[${number}]`, name],
	options,
});

/** Fields somebody can write. @type {Field[]} */
const writable = [
	system('summary', 'Summary', 'summary', 'string'),
	system('issuetype', 'Issue Type', 'issuetype', 'issuetype', { clauses: ['issuetype', 'type'] }),
	system('project', 'Project', 'project', 'project'),
	system('description', 'Description', 'document', 'string'),
	system('environment', 'Environment', 'document', 'string'),
	system('priority', 'Priority', 'priority', 'priority'),
	system('labels', 'Labels', 'labels', 'array', { items: 'string' }),
	system('duedate', 'Due date', 'date', 'date', { clauses: ['due', 'duedate'] }),
	system('assignee', 'Assignee', 'assignee', 'user'),
	system('reporter', 'Reporter', 'user', 'user'),
	system('parent', 'Parent', 'parent', 'issuelink'),
	system('components', 'Components', 'components', 'array', {
		items: 'component',
		clauses: ['component'],
	}),
	system('fixVersions', 'Fix versions', 'versions', 'array', {
		items: 'version',
		clauses: ['fixVersion'],
	}),
	system('versions', 'Affects versions', 'versions', 'array', {
		items: 'version',
		clauses: ['affectedVersion'],
	}),
	system('timetracking', 'Time tracking', 'timeTracking', 'timetracking', { clauses: [] }),
	system('security', 'Security Level', 'security', 'securitylevel', { clauses: ['level'] }),
	custom(10016, 'Story point estimate', 'number', 'number', `${SOFTWARE}jsw-story-points`),
	custom(10020, 'Sprint', 'sprint', 'array', `${SOFTWARE}gh-sprint`, {
		items: 'json',
		operations: SET,
	}),
	custom(10040, 'Severity', 'option', 'option', 'select', {
		options: ['Critical', 'Major', 'Minor'],
	}),
	custom(10041, 'Affected services', 'options', 'array', 'multiselect', {
		items: 'option',
		options: ['API', 'Web', 'Mail'],
	}),
	custom(10042, 'Location', 'cascade', 'option-with-child', 'cascadingselect', {
		options: { Europe: ['Prague', 'Vienna'], America: ['Austin'] },
	}),
	custom(10043, 'Cost', 'number', 'number', 'float'),
	custom(10044, 'Target date', 'date', 'date', 'datepicker'),
	custom(10045, 'Detected at', 'datetime', 'datetime', 'datetime'),
	custom(10046, 'Incident manager', 'user', 'user', 'userpicker'),
	custom(10047, 'Responders', 'users', 'array', 'multiuserpicker', { items: 'user' }),
	custom(10048, 'Root cause', 'document', 'string', 'textarea'),
	custom(10049, 'External reference', 'text', 'string', 'textfield'),
	custom(10050, 'Runbook', 'url', 'string', 'url'),
	custom(10051, 'Tags', 'labels', 'array', 'labels', { items: 'string' }),
	custom(10052, 'Support group', 'group', 'group', 'grouppicker'),
	custom(10053, 'Found in version', 'version', 'version', 'version'),
	/** Same name as 10040: names are not unique in Jira. On no screen. */
	custom(10060, 'Severity', 'text', 'string', 'textfield'),
	/** On edit screens only: the edit screen is not the create screen. */
	custom(10061, 'Post-mortem', 'document', 'string', 'textarea'),
];

/** Fields Jira fills in itself. @type {Field[]} */
const computed = [
	system('issuekey', 'Key', 'key', 'string', {
		...FIXED,
		clauses: ['key', 'issuekey', 'id', 'issue'],
	}),
	system('status', 'Status', 'status', 'status', FIXED),
	system('statusCategory', 'Status Category', 'statusCategory', 'statusCategory', FIXED),
	system('resolution', 'Resolution', 'resolution', 'resolution'),
	system('creator', 'Creator', 'user', 'user', FIXED),
	system('created', 'Created', 'timestamp', 'datetime', FIXED),
	system('updated', 'Updated', 'timestamp', 'datetime', FIXED),
	system('subtasks', 'Sub-tasks', 'subtasks', 'array', { ...FIXED, items: 'issuelinks' }),
	system('comment', 'Comment', 'comment', 'comments-page', FIXED),
];

const fields = [...writable, ...computed];
/** @type {Map<string, Field>} */
const byId = new Map(fields.map((field) => [field.id, field]));

/** @param {Field} field */
const isCustom = (field) => field.id.startsWith('customfield_');

/**
 * Option ids: field number + position, as strings.
 * @param {Field} field
 * @param {string} baseUrl
 */
function optionsOf(field, baseUrl) {
	const number = field.schema.customId ?? 0;
	let next = 0;
	/** @param {string} value */
	const option = (value) => {
		const id = String(number * 10 + next++);
		return { self: `${baseUrl}/rest/api/3/customFieldOption/${id}`, value, id };
	};
	if (Array.isArray(field.options)) return field.options.map(option);
	return Object.entries(field.options ?? {}).map(([value, children]) => ({
		...option(value),
		children: children.map(option),
	}));
}

module.exports = { fields, byId, isCustom, optionsOf };
