// @ts-check
'use strict';

/** Keys that are data: their number and names differ from site to site. */
const DATA = /^customfield_\d+$/;

/** @param {any} value */
const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);

/**
 * The properties of answers and the types each was seen with, as `issues[].fields.status.name`. Documents
 * count as one value.
 * @param {any} value @param {string} [at] @param {Map<string, Set<string>>} [seen]
 * @returns {Map<string, Set<string>>}
 */
function shapeOf(value, at = '', seen = new Map()) {
	if (at) seen.set(at, (seen.get(at) ?? new Set()).add(typeOf(value)));
	if (Array.isArray(value)) for (const one of value) shapeOf(one, `${at}[]`, seen);
	else if (value !== null && typeof value === 'object' && value.type !== 'doc') {
		for (const [key, one] of Object.entries(value)) {
			if (!DATA.test(key)) shapeOf(one, at ? `${at}.${key}` : key, seen);
		}
	}
	return seen;
}

/**
 * What real answers have and those of the stand-in have not: a property, or a type. Nothing is said about
 * what is below such a property, nor about null, which any of them may be.
 * @param {any[]} real @param {any[]} standIn
 * @returns {string[]}
 */
function lacking(real, standIn) {
	const wanted = shapeOf(real);
	const given = shapeOf(standIn);
	/** @type {string[]} */
	const found = [];
	for (const [property, types] of wanted) {
		if (found.some((one) => property.startsWith(one) && /^[.[]/.test(property.slice(one.length)))) {
			continue;
		}
		const present = given.get(property);
		const fits = [...types].every((type) => type === 'null' || present?.has(type));
		// A list that is always empty in the stand-in says nothing about its members.
		if (!present || !(fits || [...present].every((type) => type === 'null'))) found.push(property);
	}
	return found;
}

module.exports = { lacking };
