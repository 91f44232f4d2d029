// @ts-check
'use strict';

const { system, custom, SOFTWARE, SET, FIXED } = require('./define');
const { ofApps, ofOneProject, ofService } = require('./apps');

/** @typedef {import('./define').Field} Field */

/** Fields somebody can write. @type {Field[]} */
const writable = [
	system('summary', 'Summary', 'summary', 'string'),
	system('issuetype', 'Issue Type', 'issuetype', 'issuetype', {
		...FIXED,
		clauses: ['issuetype', 'type'],
	}),
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
	system('attachment', 'Attachment', 'attachment', 'array', {
		items: 'attachment',
		operations: ['set', 'copy'],
		clauses: ['attachments'],
	}),
	system('issuelinks', 'Linked Issues', 'links', 'array', {
		items: 'issuelinks',
		operations: ['add', 'copy'],
		clauses: ['issueLink'],
	}),
	system('issuerestriction', 'Restrict to', 'restriction', 'issuerestriction', { clauses: [] }),
	system('comment', 'Comment', 'comment', 'comments-page', {
		operations: ['add', 'edit', 'remove'],
	}),
	...ofApps,
	...ofOneProject,
];

/** Fields Jira fills in itself. @type {Field[]} */
const computed = [
	system('issuekey', 'Key', 'key', 'string', {
		...FIXED,
		clauses: ['id', 'issue', 'issuekey', 'key', 'workItem', 'workItemKey'],
	}),
	system('status', 'Status', 'status', 'status', FIXED),
	system('statusCategory', 'Status Category', 'statusCategory', 'statusCategory', FIXED),
	system('statuscategorychangedate', 'Status Category Changed', 'timestamp', 'datetime', {
		...FIXED,
		clauses: ['statusCategoryChangedDate'],
	}),
	system('resolution', 'Resolution', 'resolution', 'resolution'),
	system('resolutiondate', 'Resolved', 'timestamp', 'datetime', {
		...FIXED,
		clauses: ['resolutiondate', 'resolved'],
	}),
	system('creator', 'Creator', 'user', 'user', FIXED),
	system('created', 'Created', 'timestamp', 'datetime', FIXED),
	system('updated', 'Updated', 'timestamp', 'datetime', FIXED),
	system('lastViewed', 'Last Viewed', 'timestamp', 'datetime', FIXED),
	system('subtasks', 'Sub-tasks', 'subtasks', 'array', { ...FIXED, items: 'issuelinks' }),
	system('thumbnail', 'Images', 'thumbnail', 'string', { ...FIXED, clauses: [] }),
	system('workratio', 'Work Ratio', 'computed', 'number', FIXED),
	system('watches', 'Watchers', 'computed', 'watches', { ...FIXED, clauses: ['watchers'] }),
	system('votes', 'Votes', 'computed', 'votes', FIXED),
	system('progress', 'Progress', 'computed', 'progress', FIXED),
	system('aggregateprogress', 'Σ Progress', 'computed', 'progress', { ...FIXED, clauses: [] }),
	system('timespent', 'Time Spent', 'computed', 'number', FIXED),
	system('timeestimate', 'Remaining Estimate', 'computed', 'number', FIXED),
	system('timeoriginalestimate', 'Original estimate', 'computed', 'number', FIXED),
	system('aggregatetimespent', 'Σ Time Spent', 'computed', 'number', { ...FIXED, clauses: [] }),
	system('aggregatetimeestimate', 'Σ Remaining Estimate', 'computed', 'number', {
		...FIXED,
		clauses: [],
	}),
	system('aggregatetimeoriginalestimate', 'Σ Original Estimate', 'computed', 'number', {
		...FIXED,
		clauses: [],
	}),
	system('worklog', 'Log Work', 'computed', 'array', { ...FIXED, items: 'worklog', clauses: [] }),
	...ofService,
];

const fields = [...writable, ...computed];
/** @type {Map<string, Field>} */
const byId = new Map(fields.map((field) => [field.id, field]));

/** Jira's list has no order that says anything: not by age, not by name. */
const inListOrder = [...fields].sort((a, b) => scattered(a) - scattered(b));

/** @param {Field} field */
function scattered({ id }) {
	const number = Number(/\d+/.exec(id)?.[0] ?? id.length * 37 + id.charCodeAt(2));
	return (number * 7919) % 1009;
}

/**
 * Whether an issue of the project can have the field.
 * @param {Field} field @param {{ id: string }} project
 */
const isIn = (field, project) => field.scope === undefined || field.scope === project.id;

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

module.exports = { fields, inListOrder, byId, isCustom, isIn, optionsOf };
