// @ts-check
'use strict';

const { parse } = require('./parse');
const { compile } = require('./compile');
const { JqlSyntaxError, JqlGap } = require('./errors');
const { structureOf } = require('./structure');

const MAX_ORDER_BY = 7;

/**
 * @param {any} a @param {any} b
 * Empty values come last.
 */
function order(a, b) {
	if (a === b) return 0;
	if (a === null) return 1;
	if (b === null) return -1;
	return a < b ? -1 : 1;
}

/**
 * Reads a query once, so that it can be run on any number of issues.
 * @param {string} jql
 * @param {import('../site').Site} site
 * @throws {JqlSyntaxError | JqlGap}
 */
function prepare(jql, site) {
	const query = parse(jql);
	const { test, findings, sorts } = compile(query, site, Date.now());
	if (query.orderBy.length > MAX_ORDER_BY) {
		// The limit is documented, its text is not: own wording.
		const text = `The maximum number of fields in ORDER BY is ${MAX_ORDER_BY}.`;
		findings.push({ text, about: 'order' });
	}
	return {
		bounded: query.where !== undefined,
		findings,
		structure: () => structureOf(query),
		test,
		/** @param {import('../site').Issue[]} issues sorted in place, newest first without ORDER BY */
		sort(issues) {
			if (sorts.length === 0) return issues.reverse();
			const rows = issues.map((issue) => ({ issue, keys: sorts.map(({ key }) => key(issue)) }));
			rows.sort((a, b) => {
				for (let index = 0; index < sorts.length; index++) {
					const result = order(a.keys[index], b.keys[index]);
					if (result !== 0) return sorts[index].descending ? -result : result;
				}
				return 0;
			});
			return rows.map((row) => row.issue);
		},
	};
}

module.exports = { prepare, JqlSyntaxError, JqlGap };
