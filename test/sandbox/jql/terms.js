// @ts-check
'use strict';

const { plainText } = require('../adf');
const { fields: catalogue, isCustom, optionsOf } = require('../fields/catalogue');

/**
 * @typedef {import('../site').Issue} Issue
 * @typedef {import('../site').Site} Site
 *
 * What a JQL field means. Exactly one of `values`, `text`, `ms`, `day` and `number` reads an issue.
 * @typedef {object} Term
 * @property {string[]} [operators] where they differ from what the kind of field allows
 * @property {(issue: Issue) => any[]} [values] identities, [] = empty
 * @property {(value: string) => any[] | undefined} [resolve] identities a value means; undefined = unknown
 * @property {(value: string) => string} [unknown] Jira's text when nothing is found
 * @property {(issue: Issue) => string} [text] for `~`
 * @property {(issue: Issue) => number} [ms]
 * @property {(issue: Issue) => string | null} [day]
 * @property {(issue: Issue) => number | null} [number]
 * @property {(issue: Issue) => boolean} [isEmpty] default: nothing is read
 * @property {(issue: Issue) => string | number | null} [sort]
 */

const KEY_OPERATORS = ['=', '!=', 'in', 'not in', '<', '<=', '>', '>='];

/** @param {any} value @returns {any[]} */
const asList = (value) => (value === null || value === undefined ? [] : [value].flat());
/** @param {any} a @param {any} b */
const same = (a, b) => String(a).toLowerCase() === String(b).toLowerCase();

/**
 * A field whose values are `{id, name}` of a known list.
 * @param {string} id @param {any[]} candidates @param {Partial<Term>} [more]
 * @returns {Term}
 */
const entity = (id, candidates, more = {}) => ({
	values: (issue) => asList(issue.fields[id]).map((one) => one.id),
	resolve(value) {
		const found = candidates.filter(
			(one) =>
				same(one.id, value) ||
				same(one.name ?? one.value, value) ||
				same(one.untranslatedName, value),
		);
		return found.length > 0 ? found.map((one) => one.id) : undefined;
	},
	sort: (issue) => asList(issue.fields[id])[0]?.name ?? null,
	...more,
});

/** @param {Site} site @param {string} id @returns {Term} */
const people = (site, id) => ({
	values: (issue) => asList(issue.fields[id]).map((one) => one.accountId),
	// Only account ids: user names and addresses are gone from JQL (facts/jira-api.md §1.3).
	resolve: (value) => (site.users.has(value) ? [value] : undefined),
	sort: (issue) => asList(issue.fields[id])[0]?.displayName ?? null,
});

/** @param {Site} site @param {string} id @param {(issue: Issue) => any[]} values @returns {Term} */
const issueKey = (site, id, values) => ({
	values,
	resolve(value) {
		const issue = site.visibleIssue(value);
		return issue && [issue.id];
	},
	unknown: (value) =>
		/^\w+-\d+$|^\d+$/.test(value)
			? `An issue with key '${value}' does not exist for field '${id}'.`
			: `The issue key '${value}' for field '${id}' is invalid.`,
});

/** @param {string} id @returns {Term} */
const labels = (id) => ({
	values: (issue) => asList(issue.fields[id]),
	resolve: (value) => [value],
	sort: (issue) => asList(issue.fields[id])[0] ?? null,
});

/** @param {string} id @returns {Term} a line of text or a document */
const text = (id) => {
	/** @param {Issue} issue @returns {string} */
	const read = ({ fields }) =>
		typeof fields[id] === 'string' ? fields[id] : plainText(fields[id]);
	return { text: read, isEmpty: (issue) => !issue.fields[id], sort: read };
};

/** @param {Site} site @returns {Term} */
const project = (site) => ({
	values: (issue) => [issue.project.id],
	resolve(value) {
		const found = site.projects.find(
			({ visible, id, key, formerKey, name }) =>
				visible && [id, key, formerKey, name].some((one) => one && same(one, value)),
		);
		return found && [found.id];
	},
	sort: (issue) => issue.project.rank,
});

/** @param {Issue} issue */
const everyText = ({ fields, comments }) =>
	[fields.summary, plainText(fields.description), plainText(fields.environment)]
		.concat(comments.map((comment) => plainText(comment.body)))
		.join('\n');

/**
 * Saved filters: one stands for what it finds, whatever its order says.
 * @param {Site} site @returns {Term}
 */
const filter = (site) => ({
	operators: ['=', '!=', 'in', 'not in'],
	values: ({ id }) => [id],
	resolve(value) {
		const found = site.filters.find(({ id, name }) => same(id, value) || same(name, value));
		// Queries name filters, and filters are queries.
		const { prepare } = require('.');
		return found && site.issues.filter(prepare(found.jql, site).test).map(({ id }) => id);
	},
	sort: () => null,
});

/** @param {Site} site @returns {Record<string, Term>} by name, aliases apart */
function systemTerms(site) {
	const visible = site.projects.filter((one) => site.isVisible(one));
	const created = (/** @type {Issue} */ issue) => issue.createdAt;
	const updated = (/** @type {Issue} */ issue) => issue.updatedAt;
	const dueDate = (/** @type {Issue} */ issue) => issue.fields.duedate ?? null;
	const number = (/** @type {Issue} */ issue) => Number(issue.id);
	const rank = (/** @type {Issue} */ issue) => issue.rank;
	return {
		project: project(site),
		key: {
			...issueKey(site, 'key', (issue) => [issue.id]),
			operators: KEY_OPERATORS,
			sort: (issue) => issue.project.rank * 1e9 + issue.number,
		},
		id: { ...issueKey(site, 'id', (issue) => [issue.id]), operators: KEY_OPERATORS, sort: number },
		parent: issueKey(site, 'parent', (issue) => asList(issue.fields.parent).map((one) => one.id)),
		issuetype: entity(
			'issuetype',
			visible.flatMap((one) => one.types.map((type) => type.json)),
		),
		status: entity('status', site.statuses, { sort: (issue) => issue.fields.status.id }),
		statuscategory: entity(
			'statusCategory',
			[...new Set(site.statuses.map((one) => one.statusCategory))],
			{
				values: (issue) => [issue.fields.status.statusCategory.id],
				sort: (issue) => issue.fields.status.id,
			},
		),
		// Ascending means least urgent first.
		priority: entity('priority', site.priorities, {
			sort: (issue) => -Number(issue.fields.priority?.id ?? 9),
		}),
		resolution: entity('resolution', [...site.resolutions, { id: 'none', name: 'Unresolved' }], {
			values: (issue) => [issue.fields.resolution?.id ?? 'none'],
			isEmpty: (issue) => !issue.fields.resolution,
		}),
		component: entity(
			'components',
			visible.flatMap((one) => one.components),
		),
		fixversion: entity(
			'fixVersions',
			visible.flatMap((one) => one.versions),
		),
		affectedversion: entity(
			'versions',
			visible.flatMap((one) => one.versions),
		),
		assignee: people(site, 'assignee'),
		reporter: people(site, 'reporter'),
		creator: people(site, 'creator'),
		labels: labels('labels'),
		summary: text('summary'),
		description: text('description'),
		environment: text('environment'),
		text: { text: everyText },
		created: { ms: created, sort: created },
		updated: { ms: updated, sort: updated },
		duedate: { day: dueDate, sort: dueDate },
		rank: { number: rank, sort: rank },
		hierarchylevel: {
			number: (issue) => issue.fields.issuetype.hierarchyLevel,
			sort: (issue) => issue.fields.issuetype.hierarchyLevel,
		},
		filter: filter(site),
	};
}

/** @type {Record<string, string>} */
const ALIASES = {
	issue: 'key',
	issuekey: 'key',
	type: 'issuetype',
	createddate: 'created',
	updateddate: 'updated',
	due: 'duedate',
	'epic link': 'parent',
};

/** @param {Site} site @param {import('../fields/catalogue').Field} field @returns {Term} */
function customTerm(site, field) {
	const { id, kind } = field;
	const stored = (/** @type {Issue} */ issue) => issue.fields[id] ?? null;
	if (kind === 'number') return { number: stored, sort: stored };
	if (kind === 'date') return { day: stored, sort: stored };
	if (kind === 'datetime') return { ms: (issue) => Date.parse(stored(issue)), sort: stored };
	if (kind === 'user' || kind === 'users') return people(site, id);
	if (kind === 'labels') return labels(id);
	if (kind === 'sprint') return entity(id, site.sprints);
	if (kind === 'team') return entity(id, site.teams);
	return field.options ? entity(id, optionsOf(field, site.baseUrl)) : text(id);
}

/**
 * @param {{ key: string, path: string }} property
 * @param {boolean} asNumber
 * @returns {Term}
 */
function propertyTerm({ key, path }, asNumber) {
	const read = (/** @type {Issue} */ issue) =>
		path.split('.').reduce((value, step) => value?.[step], issue.properties[key]) ?? null;
	if (asNumber) return { number: read };
	return {
		operators: ['=', '!=', 'in', 'not in', 'is', 'is not', '~', '!~'],
		values: (issue) => asList(read(issue)).map(String),
		resolve: (value) => [value],
	};
}

/**
 * Terms by lower-case name.
 * @param {Site} site
 * @returns {Map<string, Term>}
 */
function terms(site) {
	const system = systemTerms(site);
	/** @type {[string, Term][]} */
	const custom = catalogue.filter(isCustom).flatMap((field) => {
		const term = customTerm(site, field);
		return field.clauses.map((name) => /** @type {[string, Term]} */ ([name.toLowerCase(), term]));
	});
	return new Map([
		// Jira searches all fields of a name, the sandbox the first one of the catalogue.
		...custom.reverse(),
		...Object.entries(system),
		...Object.entries(ALIASES).map(
			([alias, name]) => /** @type {[string, Term]} */ ([alias, system[name]]),
		),
	]);
}

module.exports = { terms, propertyTerm };
