// @ts-check
'use strict';

const { emptiness, byIdentity, byKey, byOrder, byText } = require('./compare');
const { terms, propertyTerm } = require('./terms');

/**
 * @typedef {import('./operands').Test} Test
 * @typedef {import('./operands').Meaning} Meaning
 * @typedef {import('./terms').Term} Term
 */

const EQUALITY = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const RANGE = ['<', '<=', '>', '>='];
const TEXT = ['~', '!~', 'is', 'is not'];
const MEMBERSHIP = ['in', 'not in'];

/** @param {Term} term @returns {string[]} */
function operatorsOf(term) {
	if (term.operators) return term.operators;
	if (term.text) return TEXT;
	return term.values ? EQUALITY : [...EQUALITY, ...RANGE];
}

/**
 * @param {import('./parse').Clause} clause
 * @param {Term | undefined} term
 * @param {Meaning} meaning
 * @returns {Test}
 */
function compileClause({ field: { name }, operator, operand }, term, meaning) {
	const { refuse } = meaning;
	if (!term) {
		return refuse(`Field '${name}' does not exist or you do not have permission to view it.`);
	}
	if (!operatorsOf(term).includes(operator)) {
		return refuse(`The operator '${operator}' is not supported by the '${name}' field.`);
	}
	const isList = 'list' in operand;
	if (isList && !MEMBERSHIP.includes(operator)) {
		return refuse(`Operator '${operator}' does not support the list value for field '${name}'.`);
	}
	if (!isList && !('name' in operand) && MEMBERSHIP.includes(operator)) {
		const value = 'value' in operand ? operand.value : 'EMPTY';
		return refuse(
			`Operator '${operator}' does not support the non-list value '"${value}"' for field '${name}'.`,
		);
	}
	const isEmpty = emptiness(term);
	const asksEmpty = 'empty' in operand;
	if (operator.startsWith('is') && !asksEmpty) {
		return refuse(
			`The operator '${operator}' only supports the operand EMPTY for field '${name}'.`,
		);
	}
	if (asksEmpty && (operator === 'is' || operator === '=')) return isEmpty;
	if (asksEmpty && (operator === 'is not' || operator === '!=')) return (issue) => !isEmpty(issue);
	if (operator === '~' || operator === '!~') return byText(term, name, operator, operand, meaning);
	if (!term.values) return byOrder(term, name, operator, operand, meaning);
	if (RANGE.includes(operator)) return byKey(name, operator, operand, meaning);
	return byIdentity(term, name, operator, operand, meaning);
}

/**
 * Gives a parsed query its meaning on this site.
 *
 * @param {import('./parse').Query} query
 * @param {import('../site').Site} site
 * @param {number} now ms
 * @returns {{ test: Test, findings: import('./operands').Finding[], sorts: { key: (issue: any) => any, descending: boolean }[] }}
 */
function compile(query, site, now) {
	const known = terms(site);
	/** @type {import('./operands').Finding[]} */
	const findings = [];
	/** @type {Meaning['refuse']} */
	const refuse = (text, about = 'field') => {
		findings.push({ text, about });
		return () => false;
	};

	/** @param {import('./parse').FieldName} field @param {string} [operator] */
	const termOf = ({ name, property }, operator = '') =>
		property ? propertyTerm(property, RANGE.includes(operator)) : known.get(name.toLowerCase());

	/** @param {import('./parse').Node} node @returns {Test} */
	const compileNode = (node) => {
		if ('not' in node) {
			const inner = compileNode(node.not);
			return (issue) => !inner(issue);
		}
		if ('and' in node) {
			const inner = node.and.map(compileNode);
			return (issue) => inner.every((test) => test(issue));
		}
		if ('or' in node) {
			const inner = node.or.map(compileNode);
			return (issue) => inner.some((test) => test(issue));
		}
		return compileClause(node, termOf(node.field, node.operator), { site, now, refuse });
	};

	const test = query.where ? compileNode(query.where) : () => true;
	const sorts = query.orderBy.map(({ field, direction }) => {
		const key = termOf(field)?.sort;
		if (!key) refuse(`Not able to sort using field '${field.name}'.`, 'order');
		return { key: key ?? (() => null), descending: direction === 'desc' };
	});
	return { test, findings, sorts };
}

module.exports = { compile };
