// @ts-check
'use strict';

const { plainText } = require('./adf');
const { secondsOf } = require('./durations');
const { byId } = require('./fields/catalogue');
const { jiraTime } = require('./time');

/**
 * The changelog of an issue: what one request changed is one entry.
 *
 * @typedef {object} Item what happened to one field, as Jira answers it
 * @property {string} field
 * @property {'jira' | 'custom'} fieldtype
 * @property {string} [fieldId] missing where it is no field (R)
 * @property {string | null} from an ID, or null where there is none
 * @property {string | null} fromString
 * @property {string | null} to
 * @property {string | null} toString
 *
 * @typedef {{ id: string, at: number, author: any, items: Item[], historyMetadata?: any }} Entry `at` in ms
 * @typedef {{ author?: any, at?: number, historyMetadata?: any }} By a user as Jira answers one; ms
 */

/** What the changelog calls fields of the system whose ID it does not use (R). */
const LABELS = /** @type {Record<string, string>} */ ({
	components: 'Component',
	fixVersions: 'Fix Version',
	versions: 'Version',
});
/** Each member that came or went is an item of its own. */
const BY_MEMBER = Object.keys(LABELS);
/** Empty text, not null, when nothing is in them (R). */
const EMPTY = /** @type {Record<string, [string | null, string]>} */ ({
	labels: [null, ''],
	sprint: ['', ''],
});

/** @param {any} value with an ID and some name */
const idOf = (value) => (value.accountId ?? value.id ?? null)?.toString() ?? null;
/** @param {any} value */
const nameOf = (value) => value.displayName ?? value.name ?? value.value ?? JSON.stringify(value);

/** ID and text of a value, by the kind of its field. @type {Record<string, (value: any) => [string | null, string]>} */
const TOLD = {
	document: (value) => [null, plainText(value).trimEnd()],
	date: (value) => [value, `${value} 00:00:00.0`],
	datetime: (value) => [value, value],
	labels: (value) => [null, value.join(' ')],
	sprint: (value) => [value.map(idOf).join(', '), value.map(nameOf).join(', ')],
	cascade: ({ id, value, child }) => [
		child?.id ?? id,
		child ? `Parent values: ${value}(${id})Level 1 values: ${child.value}(${child.id})` : value,
	],
	options: (value) => [`[${value.map(idOf).join(', ')}]`, value.map(nameOf).join(',')],
	users: (value) => [`[${value.map(idOf).join(', ')}]`, `[${value.map(nameOf).join(', ')}]`],
};

/** @param {any} value @param {string} kind @returns {[string | null, string | null]} */
function told(value, kind) {
	if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
		return EMPTY[kind] ?? [null, null];
	}
	if (TOLD[kind]) return TOLD[kind](value);
	return typeof value === 'object' ? [idOf(value), nameOf(value)] : [null, String(value)];
}

/**
 * @param {string} field @param {[string | null, string | null]} from ID and text @param {[string | null, string | null]} to
 * @param {{ fieldId?: string, fieldtype?: 'jira' | 'custom' }} [more]
 * @returns {Item}
 */
const item = (field, [from, fromString], [to, toString], { fieldId, fieldtype = 'jira' } = {}) => ({
	field,
	fieldtype,
	...(fieldId && { fieldId }),
	from,
	fromString,
	to,
	toString,
});

/** @type {[null, null]} */
const NOTHING = [null, null];

/** @param {number | null} seconds @returns {[string | null, string | null]} */
const number = (seconds) => (seconds === null ? NOTHING : [String(seconds), String(seconds)]);

/** @param {string} fieldId of a number of Jira's own @param {number | null} from @param {number | null} to */
const numberItem = (fieldId, from, to) => item(fieldId, number(from), number(to), { fieldId });

/** @param {any} from @param {any} to stored time tracking */
const estimateItems = (from, to) =>
	[
		['timeoriginalestimate', 'originalEstimate'],
		['timeestimate', 'remainingEstimate'],
	].flatMap(([id, part]) => {
		const [before, after] = [from, to].map((one) => secondsOf(one?.[part]));
		return before === after ? [] : [numberItem(id, before, after)];
	});

/** @param {any[]} from @param {any[]} to @param {string} fieldId */
function memberItems(from, to, fieldId) {
	const without = (/** @type {any[]} */ list, /** @type {any[]} */ others) =>
		list.filter(({ id }) => !others.some((other) => other.id === id));
	const name = LABELS[fieldId];
	return [
		...without(from, to).map((one) => item(name, told(one, ''), NOTHING, { fieldId })),
		...without(to, from).map((one) => item(name, NOTHING, told(one, ''), { fieldId })),
	];
}

/** @param {{ id: string, key: string } | null | undefined} parent @returns {[string | null, string | null]} */
const keyOf = (parent) => (parent ? [parent.id, parent.key] : NOTHING);

/**
 * What changed in an issue.
 * @param {Record<string, any>} before stored values @param {Record<string, any>} after those that were written
 * @returns {Item[]}
 */
function fieldItems(before, after) {
	return Object.entries(after).flatMap(([id, to]) => {
		const from = before[id] ?? null;
		const field = byId.get(id);
		if (id === 'comment' || !field) return [];
		if (id === 'parent') {
			if (from?.id === to?.id) return [];
			return [item('IssueParentAssociation', keyOf(from), keyOf(to))];
		}
		if (JSON.stringify(from) === JSON.stringify(to)) return [];
		if (field.kind === 'timeTracking') return estimateItems(from, to);
		if (BY_MEMBER.includes(id)) return memberItems(from ?? [], to ?? [], id);
		const custom = field.schema.custom !== undefined;
		const [told0, told1] = [told(from, field.kind), told(to, field.kind)];
		const isPerson = field.schema.type === 'user' && !custom;
		return [
			{
				...item(custom ? field.name : id, told0, told1, {
					fieldId: id,
					fieldtype: custom ? 'custom' : 'jira',
				}),
				...(isPerson && { tmpFromAccountId: told0[0], tmpToAccountId: told1[0] }),
			},
		];
	});
}

/** @param {Entry} entry as Jira answers it */
const showEntry = ({ id, at, author, items, historyMetadata }) => ({
	id,
	author,
	created: jiraTime(at),
	items,
	...(historyMetadata && { historyMetadata }),
});

module.exports = { item, numberItem, fieldItems, showEntry, NOTHING };
