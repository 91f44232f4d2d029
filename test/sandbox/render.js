// @ts-check
'use strict';

const { html } = require('./adf');
const { fields: catalogue } = require('./fields/catalogue');

/** What `*all` means; the key is no field in an answer. */
const ALL = catalogue.map((field) => field.id).filter((id) => id !== 'issuekey');
/** `*navigable` leaves the comments out. */
const NAVIGABLE = ALL.filter((id) => id !== 'comment');
const KNOWN = new Set(ALL);
/** An unset field is answered as null. */
const UNSET = Object.fromEntries(ALL.map((id) => [id, null]));
const DOCUMENTS = catalogue.filter((field) => field.kind === 'document').map((field) => field.id);

/**
 * @typedef {object} Selection
 * @property {boolean} idOnly
 * @property {string[]} ids
 */

/**
 * Reads a `fields` parameter: ids, `*all`, `*navigable`, `-id`.
 * @param {string | string[] | undefined} asked
 * @param {string} fallback what stands when nothing is asked
 * @returns {Selection}
 */
function selectFields(asked, fallback) {
	const given = [asked ?? []]
		.flat()
		.flatMap((part) => part.split(','))
		.map((part) => part.trim());
	const terms = given.filter(Boolean);
	const excluded = new Set(
		terms.filter((term) => term.startsWith('-')).map((term) => term.slice(1)),
	);
	const included = terms.filter((term) => !term.startsWith('-'));
	if (included.length === 0) included.push(fallback);
	const ids = included.flatMap((term) => {
		if (term === '*all') return ALL;
		if (term === '*navigable') return NAVIGABLE;
		return KNOWN.has(term) ? [term] : [];
	});
	return {
		idOnly: included.every((term) => term === 'id'),
		ids: [...new Set(ids)].filter((id) => !excluded.has(id)),
	};
}

/** @param {string | string[] | undefined} value comma separated or repeated */
const words = (value) =>
	[value ?? []]
		.flat()
		.flatMap((part) => part.split(','))
		.filter(Boolean);

/**
 * An issue as Jira answers it.
 * @param {import('./site').Site} site
 * @param {import('./site').Issue} issue
 * @param {Selection} selection
 * @param {object} [options]
 * @param {string[]} [options.expand]
 * @param {string[]} [options.properties]
 */
function renderIssue(site, issue, selection, { expand = [], properties = [] } = {}) {
	if (selection.idOnly) return { id: issue.id };
	/** @type {Record<string, any>} */
	const answer = {
		expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
		id: issue.id,
		self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`,
		key: issue.key,
	};
	if (selection.ids.length > 0) answer.fields = renderFields(site, issue, selection.ids);
	if (properties.length > 0) {
		const all = properties.includes('*all');
		answer.properties = Object.fromEntries(
			Object.entries(issue.properties).filter(([key]) => all || properties.includes(key)),
		);
	}
	if (expand.includes('renderedFields')) {
		answer.renderedFields = Object.fromEntries(
			DOCUMENTS.filter((id) => selection.ids.includes(id)).map((id) => [
				id,
				html(issue.fields[id]),
			]),
		);
	}
	return answer;
}

/** @param {import('./site').Site} site @param {import('./site').Issue} issue @param {string[]} ids */
function renderFields(site, issue, ids) {
	const stored = issue.fields;
	if (ids.length === ALL.length) return { ...UNSET, ...stored, ...computed(site, issue, KNOWN) };
	const chosen = new Set(ids);
	/** @type {Record<string, any>} */
	const fields = {};
	for (const id of ids) fields[id] = stored[id] ?? null;
	return Object.assign(fields, computed(site, issue, chosen));
}

/** @param {import('./site').Site} site @param {import('./site').Issue} issue @param {Set<string>} ids */
function computed(site, issue, ids) {
	/** @type {Record<string, any>} */
	const fields = {};
	if (ids.has('statusCategory')) fields.statusCategory = issue.fields.status.statusCategory;
	if (ids.has('subtasks')) fields.subtasks = issue.subtasks.map((one) => site.link(one));
	if (ids.has('comment')) {
		fields.comment = {
			comments: issue.comments,
			self: `${site.baseUrl}/rest/api/3/issue/${issue.id}/comment`,
			maxResults: issue.comments.length,
			total: issue.comments.length,
			startAt: 0,
		};
	}
	return fields;
}

/**
 * What `expand=names,schema` adds once per answer.
 * @param {string[]} expand
 * @param {Selection} selection
 */
function legend(expand, selection) {
	const chosen = catalogue.filter((field) => selection.ids.includes(field.id));
	return {
		...(expand.includes('names') && {
			names: Object.fromEntries(chosen.map((field) => [field.id, field.name])),
		}),
		...(expand.includes('schema') && {
			schema: Object.fromEntries(chosen.map((field) => [field.id, field.schema])),
		}),
	};
}

module.exports = { selectFields, renderIssue, legend, words };
