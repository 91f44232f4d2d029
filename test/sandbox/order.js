// @ts-check
'use strict';

const { messages } = require('./errors');

/**
 * How rows are ordered by a parameter such as `-name`.
 * @template T
 * @param {Record<string, (row: T) => string | number | undefined>} orders how each name is read
 * @param {string} orderBy
 * @returns {(a: T, b: T) => number}
 * @throws 400 (R)
 */
function comparator(orders, orderBy) {
	const name = orderBy.replace(/^[+-]/, '').trim();
	const read = Object.hasOwn(orders, name) ? orders[name] : undefined;
	if (!read) {
		throw messages(
			400,
			`The field to order by should be one of [${Object.keys(orders).join(', ')}]. Instead, it was: ${name}.`,
		);
	}
	const sign = orderBy.startsWith('-') ? -1 : 1;
	return (a, b) => {
		const [left, right] = [read(a) ?? '', read(b) ?? ''];
		return left === right ? 0 : left < right ? -sign : sign;
	};
}

module.exports = { comparator };
