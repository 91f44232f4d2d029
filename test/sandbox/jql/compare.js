// @ts-check
'use strict';

const { localDay } = require('./dates');
const { listFunctions } = require('./functions');
const { members, momentOf, textOf } = require('./operands');
const { textMatcher } = require('./text');

/**
 * @typedef {import('./operands').Test} Test
 * @typedef {import('./operands').Operand} Operand
 * @typedef {import('./operands').Meaning} Meaning
 * @typedef {import('./terms').Term} Term
 */

/** JQL sees minutes, not seconds (facts/jira-api.md §1.3). */
const MINUTE = 60_000;

/** @type {Record<string, (a: any, b: any) => boolean>} */
const COMPARE = {
	'=': (a, b) => a === b,
	'!=': (a, b) => a !== b,
	'<': (a, b) => a < b,
	'<=': (a, b) => a <= b,
	'>': (a, b) => a > b,
	'>=': (a, b) => a >= b,
};

/** @param {Term} term @returns {Test} */
function emptiness(term) {
	if (term.isEmpty) return term.isEmpty;
	const read = /** @type {(issue: any) => any} */ (
		term.values ?? term.day ?? term.number ?? term.text ?? term.ms
	);
	return (issue) => {
		const value = read(issue);
		return value === null || value === '' || Number.isNaN(value) || value.length === 0;
	};
}

/** @param {any} value */
const fold = (value) => (typeof value === 'string' ? value.toLowerCase() : value);

/**
 * = != in not in, for fields whose values are members of a list.
 * @param {Term} term @param {string} name @param {string} operator @param {Operand} operand
 * @param {Meaning} meaning
 * @returns {Test}
 */
function byIdentity(term, name, operator, operand, meaning) {
	const values = /** @type {NonNullable<Term['values']>} */ (term.values);
	const isEmpty = emptiness(term);
	const wanted = new Set();
	let withEmpty = false;
	for (const one of members(operand)) {
		if ('empty' in one) withEmpty = true;
		const called = 'name' in one && listFunctions[one.name.toLowerCase()];
		if (called) {
			for (const id of called(meaning.site)) wanted.add(id);
			continue;
		}
		const value = textOf(one, name, meaning);
		if (value === undefined) continue;
		const found = term.resolve?.(value);
		if (found) for (const id of found) wanted.add(fold(id));
		else {
			meaning.refuse(
				term.unknown?.(value) ?? `The value '${value}' does not exist for the field '${name}'.`,
				'value',
			);
		}
	}
	/** @type {Test} */
	const matches = (issue) => values(issue).some((value) => wanted.has(fold(value)));
	if (operator === '=' || operator === 'in') {
		return (issue) => matches(issue) || (withEmpty && isEmpty(issue));
	}
	// Jira's negations leave out issues where the field is empty.
	return (issue) => !isEmpty(issue) && !matches(issue);
}

/**
 * Dates, moments and numbers.
 * @param {Term} term @param {string} name @param {string} operator @param {Operand} operand
 * @param {Meaning} meaning
 * @returns {Test}
 */
function byOrder(term, name, operator, operand, meaning) {
	const { ms } = term;
	const read = /** @type {(issue: any) => any} */ (
		ms ? (issue) => Math.floor(ms(issue) / MINUTE) : (term.day ?? term.number)
	);
	const wanted = members(operand).map((one) => {
		if (term.number) return Number(textOf(one, name, meaning));
		const at = momentOf(one, name, meaning);
		if (Number.isNaN(at)) return at;
		return term.day ? localDay(at) : Math.floor(at / MINUTE);
	});
	const isEmpty = emptiness(term);
	if (operator === 'in') return (issue) => wanted.includes(read(issue));
	if (operator === 'not in') return (issue) => !isEmpty(issue) && !wanted.includes(read(issue));
	const compare = COMPARE[operator];
	return (issue) => !isEmpty(issue) && compare(read(issue), wanted[0]);
}

/**
 * < <= > >= on keys compares numbers within the project.
 * @param {string} name @param {string} operator @param {Operand} operand @param {Meaning} meaning
 * @returns {Test}
 */
function byKey(name, operator, operand, meaning) {
	const key = textOf(operand, name, meaning) ?? '';
	const bound = meaning.site.visibleIssue(key);
	if (!bound)
		return meaning.refuse(
			`An issue with key '${key}' does not exist for field '${name}'.`,
			'value',
		);
	const compare = COMPARE[operator];
	return (issue) => issue.project === bound.project && compare(issue.number, bound.number);
}

/**
 * @param {Term} term @param {string} name @param {string} operator @param {Operand} operand
 * @param {Meaning} meaning
 * @returns {Test}
 */
function byText(term, name, operator, operand, meaning) {
	const matches = textMatcher(textOf(operand, name, meaning) ?? '');
	const read = term.text ?? ((issue) => String(term.values?.(issue)[0] ?? ''));
	if (operator === '~') return (issue) => matches(read(issue));
	const isEmpty = emptiness(term);
	return (issue) => !isEmpty(issue) && !matches(read(issue));
}

module.exports = { emptiness, byIdentity, byOrder, byKey, byText };
