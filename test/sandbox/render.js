// @ts-check
'use strict';

const { html } = require('./adf');
const { byId, fields: catalogue, isIn } = require('./fields/catalogue');
const { computedFields, LISTS } = require('./fields/computed');
const { showEntry } = require('./history');

/** What `*all` means; the key and the images are no fields of an answer. */
const ALL = catalogue
	.map((field) => field.id)
	.filter((id) => id !== 'issuekey' && id !== 'thumbnail');
/** `*navigable` leaves the comments out. */
const NAVIGABLE = ALL.filter((id) => id !== 'comment');
const KNOWN = new Set(ALL);
/** The last one where there is service management. */
const EXPAND =
	'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations,' +
	'customfield_10010.requestTypePractice';
/** @param {string} id what is answered for a field that is not set */
const unset = (id) => (LISTS.includes(id) ? [] : null);
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
		expand: EXPAND,
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
	if (expand.includes('changelog')) answer.changelog = recentHistory(issue);
	return answer;
}

/** How much of its changelog an issue shows. */
const RECENT = 100;

/** @param {import('./site').Issue} issue newest first */
function recentHistory({ history }) {
	const histories = history.slice(-RECENT).reverse().map(showEntry);
	return { startAt: 0, maxResults: histories.length, total: history.length, histories };
}

/**
 * Only fields of the issue's project are in its answer, whatever was asked for.
 * @param {import('./site').Site} site @param {import('./site').Issue} issue @param {string[]} ids
 */
function renderFields(site, issue, ids) {
	/** @type {Record<string, any>} */
	const fields = {};
	for (const id of ids) {
		if (!isIn(/** @type {any} */ (byId.get(id)), issue.project)) continue;
		fields[id] = computedFields[id]?.(issue, site) ?? issue.fields[id] ?? unset(id);
	}
	return fields;
}

/**
 * What `expand=names,schema` adds once per answer.
 * @param {string[]} expand
 * @param {Selection} selection
 * @param {import('./site').Words} words
 */
function legend(expand, selection, words) {
	const chosen = catalogue.filter((field) => selection.ids.includes(field.id));
	return {
		...(expand.includes('names') && {
			names: Object.fromEntries(chosen.map((field) => [field.id, words.field(field.name)])),
		}),
		...(expand.includes('schema') && {
			schema: Object.fromEntries(chosen.map((field) => [field.id, field.schema])),
		}),
	};
}

module.exports = { selectFields, renderIssue, legend, words };
