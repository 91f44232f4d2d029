// @ts-check
'use strict';

const { isDocument, isSound } = require('../adf');
const { isDuration } = require('../durations');
const { messages } = require('../errors');
const { readVisibility } = require('../visibility');
const { optionsOf } = require('./catalogue');
const { jiraTime } = require('../time');

/** Jira's reason why one field's value is refused. */
class FieldError extends Error {}

/** @param {string} text @returns {never} */
const refuse = (text) => {
	throw new FieldError(text);
};

const RICH_TEXT_LIMIT = 32_767;
const SHORT_TEXT_LIMIT = 255;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The offset has no colon (facts/jira-api.md §5.2). */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}([+-]\d{4}|Z)$/;

/** @param {unknown} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {unknown} value @returns {any[]} */
const list = (value) => (Array.isArray(value) ? value : refuse('data was not an array'));

/** @param {unknown} value @returns {string} */
const string = (value) =>
	typeof value === 'string' ? value : refuse('Operation value must be a string');

/**
 * Finds what `{id}` or `{name}` points at.
 * @param {any} value @param {any[]} candidates @param {string} noun @param {string} fieldName
 * @param {string} [label]
 */
function pick(value, candidates, noun, fieldName, label = 'name') {
	if (!isObject(value)) return refuse(`Specify a valid 'id' or 'name' for ${fieldName}`);
	if (value.id !== undefined) {
		return (
			candidates.find((one) => one.id === String(value.id)) ??
			refuse(`${noun} id '${value.id}' is not valid`)
		);
	}
	return (
		// Names are compared untranslated, whatever language the account reads them in.
		candidates.find((one) => (one.untranslatedName ?? one[label]) === value[label]) ??
		refuse(`${noun} ${label} '${value[label]}' is not valid`)
	);
}

/** @param {any} value @param {import('../site').Site} site */
function person(value, site) {
	if (!isObject(value)) return refuse('Specify a valid value for the user');
	const accountId = value.accountId ?? value.id;
	if (accountId === undefined) return refuse("Specify the 'accountId' of the user");
	return site.users.get(accountId) ?? refuse(`Account ID '${accountId}' does not exist.`);
}

/** Own wording. */
const writtenByApps = () => refuse('The field cannot be set with this value.');

/**
 * A written value as it is stored and read later, by the field's kind. `null` clears the field.
 * @typedef {{ site: import('../site').Site, project: import('../site').Project }} Context
 * @type {Record<string, (value: any, field: import('./catalogue').Field, context: Context) => any>}
 */
const codecs = {
	summary(value) {
		const text = string(value);
		if (text.trim() === '') refuse('You must specify a summary of the issue.');
		if (/[\r\n]/.test(text))
			refuse('The summary is invalid because it contains newline characters.');
		if (text.length > SHORT_TEXT_LIMIT) refuse("Summary can't exceed 255 characters.");
		return text;
	},
	text(value) {
		const text = string(value);
		return text.length > SHORT_TEXT_LIMIT
			? refuse('The entered text is too long. It exceeds the allowed limit of 255 characters.')
			: text;
	},
	document(value) {
		if (!isDocument(value)) {
			refuse('Operation value must be an Atlassian Document (see the Atlassian Document Format)');
		}
		// Jira's whole answer to a document that it does not take; it names no field (R).
		if (!isSound(value)) throw messages(400, 'INVALID_INPUT');
		// Whether text or JSON is counted is open (facts §9); the JSON is the stricter reading.
		if (JSON.stringify(value).length > RICH_TEXT_LIMIT) refuse('CONTENT_LIMIT_EXCEEDED');
		return value;
	},
	url(value) {
		const text = string(value);
		return URL.canParse(text) ? text : refuse('Not a valid URL');
	},
	number: (value) =>
		typeof value === 'number' ? value : refuse('Operation value must be a number'),
	date: (value) =>
		typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value))
			? value
			: refuse(`Error parsing date string: ${value}`),
	datetime(value) {
		const ms = typeof value === 'string' && DATE_TIME.test(value) ? Date.parse(value) : NaN;
		return Number.isNaN(ms) ? refuse(`Error parsing time: ${value}`) : jiraTime(ms);
	},
	option: (value, field, { site }) =>
		pick(value, optionsOf(field, site.baseUrl), 'Option', field.name, 'value'),
	options: (value, field, context) => list(value).map((one) => codecs.option(one, field, context)),
	cascade(value, field, context) {
		// (R)
		if (isObject(value) && value.id === undefined && value.value === undefined) {
			refuse("Could not find valid 'id' or 'value' in the Parent Option object.");
		}
		const { children, ...parent } = codecs.option(value, field, context);
		return value.child
			? { ...parent, child: pick(value.child, children, 'Option', field.name, 'value') }
			: parent;
	},
	labels(value) {
		for (const label of list(value)) {
			if (/\s/.test(string(label)))
				refuse(`The label '${label}' contains spaces which is invalid.`);
			if (label.length > SHORT_TEXT_LIMIT) {
				refuse(
					`The label '${label}' exceeds the maximum length for a single label of 255 characters.`,
				);
			}
		}
		return [...new Set(value)];
	},
	priority: (value, field, { site }) => pick(value, site.priorities, 'Priority', field.name),
	resolution: (value, field, { site }) => pick(value, site.resolutions, 'Resolution', field.name),
	components: (value, field, { project }) =>
		list(value).map((one) => pick(one, project.components, 'Component', field.name)),
	versions: (value, field, context) =>
		list(value).map((one) => codecs.version(one, field, context)),
	version: (value, field, { project }) =>
		pick(
			value,
			project.versions.filter(({ archived }) => !archived),
			'Version',
			field.name,
		),
	security: (value, field, { project }) =>
		pick(value, project.securityLevels, 'Security level', field.name),
	group(value) {
		const { name, groupId } = isObject(value) ? value : refuse('data was not an object');
		return name || groupId ? { name, groupId } : refuse('Specify a valid group');
	},
	timeTracking(value) {
		if (!isObject(value)) return refuse('data was not an object');
		const { originalEstimate, remainingEstimate = originalEstimate, ...rest } = value;
		if (Object.keys(rest).length > 0) refuse(`Unrecognized field '${Object.keys(rest)[0]}'`);
		for (const estimate of [originalEstimate, remainingEstimate]) {
			if (estimate !== undefined && !isDuration(estimate)) refuse('Please enter a valid estimate.');
		}
		return { originalEstimate, remainingEstimate };
	},
	issuetype(value, _field, { project }) {
		const found = project.types.find((one) =>
			value?.id === undefined
				? one.json.untranslatedName === value?.name
				: one.json.id === String(value.id),
		);
		return found?.json ?? refuse('The issue type selected is invalid.');
	},
	user: (value, _field, { site }) => person(value, site).json,
	users: (value, _field, { site }) => list(value).map((one) => person(one, site).json),
	assignee(value, _field, { site, project }) {
		const accountId = value?.accountId ?? value?.id;
		if (accountId === '-1') return site.defaultAssignee(project);
		if (isObject(value) && value.accountId === null) return null;
		const user = person(value, site);
		return site.isAssignable(user, project)
			? user.json
			: refuse(`User '${user.accountId}' cannot be assigned issues.`);
	},
	parent(value, _field, { site }) {
		if (value?.none === true) return null;
		return (
			site.visibleIssue(String(value?.key ?? value?.id ?? '')) ??
			refuse('Could not find issue by id or key.')
		);
	},
	team: (value, _field, { site }) =>
		// Taken by its bare ID only; the text of the refusal is own wording.
		site.teams.find((one) => one.id === value) ?? refuse('Specify a valid team ID.'),
	organizations: (value, _field, { site }) =>
		// Written as numbers; the text of the refusal is own wording.
		list(value).map((id) => {
			const found = site.organizations.find((one) => one.id === String(id) && typeof id === 'number');
			if (!found) return refuse('Specify a valid organization ID.');
			const { name } = found;
			return { id: found.id, name, _links: { self: `${site.baseUrl}/rest/servicedeskapi/organization/${found.id}` } };
		}),
	comment: (value) =>
		list(value).map((one) =>
			isDocument(one?.body) && isSound(one.body)
				? { ...one, visibility: readVisibility(one.visibility) }
				: refuse('Comment body is not valid!'),
		),
	any: writtenByApps,
	restriction: writtenByApps,
	parentLink: writtenByApps,
	attachment: writtenByApps,
	links: writtenByApps,
	sprint(value, _field, { site }) {
		const id =
			typeof value === 'number' ? value : refuse('Number value expected as the Sprint id.');
		const sprint =
			site.sprints.find((one) => one.id === id) ?? refuse('We could not find the sprint');
		if (sprint.state === 'closed') refuse('Issue can be assigned only active or future sprints.');
		return [sprint];
	},
};

module.exports = { codecs, FieldError };
