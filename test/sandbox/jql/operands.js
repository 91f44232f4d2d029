// @ts-check
'use strict';

const { JqlGap } = require('./errors');
const { dateFunctions, moment } = require('./dates');

/**
 * @typedef {import('./parse').Operand} Operand
 * @typedef {(issue: import('../site').Issue) => boolean} Test
 * @typedef {{ text: string, about: 'field' | 'value' | 'order' }} Finding what is wrong with a query that can
 *   be read; `value`: it names something that is not there
 * @typedef {object} Meaning what a clause is read with
 * @property {import('../site').Site} site
 * @property {number} now ms
 * @property {(reason: string, about?: Finding['about']) => Test} refuse notes what is wrong with the query
 */

/** Functions Jira has and the sandbox has not. */
const UNIMPLEMENTED_FUNCTIONS = new Set(
	`membersof currentlogin lastlogin issuehistory linkedissues
	startofweek startofmonth startofyear endofweek endofmonth endofyear votedissues watchedissues
	latestreleasedversion earliestunreleasedversion
	projectsleadbyuser projectswhereuserhaspermission updatedby parentepic`.split(/\s+/),
);

/** @param {Operand} operand @returns {Operand[]} */
const members = (operand) => ('list' in operand ? operand.list.flatMap(members) : [operand]);

/**
 * The text of a value or of a function that stands for one.
 * @param {Operand} operand @param {string} field @param {Meaning} meaning
 * @returns {string | undefined} undefined when it was refused
 */
function textOf(operand, field, { site, refuse }) {
	if ('value' in operand) return operand.value;
	if (!('name' in operand)) return undefined;
	const name = operand.name.toLowerCase();
	if (name === 'currentuser') return site.account.accountId;
	if (UNIMPLEMENTED_FUNCTIONS.has(name)) throw new JqlGap(`the JQL function ${operand.name}()`);
	refuse(
		name in dateFunctions
			? `A value provided by the function '${operand.name}' is invalid for the field '${field}'.`
			: `Unable to find JQL function '${operand.name}(${operand.args.join(', ')})'.`,
	);
	return undefined;
}

/**
 * @param {Operand} operand @param {string} field @param {Meaning} meaning
 * @returns {number} ms, NaN when it was refused
 */
function momentOf(operand, field, meaning) {
	const called = 'name' in operand && dateFunctions[operand.name.toLowerCase()];
	if (called) return called(operand.args, meaning.now);
	const text = textOf(operand, field, meaning);
	if (text === undefined) return NaN;
	const at = moment(text, meaning.now);
	if (at !== undefined) return at;
	meaning.refuse(
		`Date value '${text}' for field '${field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm',` +
			" 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.",
	);
	return NaN;
}

module.exports = { members, textOf, momentOf };
