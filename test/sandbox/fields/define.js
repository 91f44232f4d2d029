// @ts-check
'use strict';

/**
 * @typedef {object} Schema
 * @property {string} type
 * @property {string} [items]
 * @property {string} [system]
 * @property {string} [custom]
 * @property {number} [customId]
 * @property {object} [configuration]
 *
 * @typedef {object} Field
 * @property {string} id
 * @property {string} name
 * @property {string} kind how values are read and written, see codecs.js
 * @property {Schema} schema as in createmeta
 * @property {string[]} operations
 * @property {string[]} clauses names in JQL
 * @property {string[] | Record<string, string[]>} [options] texts; an object for a cascade
 * @property {string} [scope] id of the one project the field belongs to
 */

const CUSTOM = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const SOFTWARE = 'com.pyxis.greenhopper.jira:';
const DEVELOPMENT = 'com.atlassian.jira.plugins.jira-development-integration-plugin:';
const SERVICE = 'com.atlassian.servicedesk:';
const SET = ['set'];
const LIST = ['add', 'set', 'remove'];
const FIXED = { operations: [] };

/** What Jira puts behind the name of a field in JQL, by the type of the field. */
const CLAUSE_TYPES = /** @type {Record<string, string>} */ ({
	select: 'Dropdown',
	multicheckboxes: 'Checkboxes',
	datepicker: 'Date',
	datetime: 'Time stamp',
	float: 'Number',
	textfield: 'Short text',
	textarea: 'Paragraph',
	labels: 'Labels',
	url: 'URL Field',
	'atlassian-team': 'Team',
	'jwm-category': 'Category',
});

/**
 * @param {string} id @param {string} name @param {string} kind @param {string} type
 * @param {{ items?: string, operations?: string[], clauses?: string[] }} [more]
 * @returns {Field}
 */
const system = (id, name, kind, type, { items, operations, clauses = [id] } = {}) => ({
	id,
	name,
	kind,
	schema: { type, items, system: id },
	operations: operations ?? (items ? LIST : SET),
	clauses,
});

/**
 * @param {number} number @param {string} name @param {string} kind @param {string} type
 * @param {string} plugin key of the field type, Jira's own without its prefix
 * @param {{ items?: string, operations?: string[], options?: Field['options'], scope?: string,
 *   configuration?: object }} [more]
 * @returns {Field}
 */
const custom = (number, name, kind, type, plugin, more = {}) => {
	const { items, operations, options, scope, configuration } = more;
	const clauseType = CLAUSE_TYPES[plugin];
	return {
		id: `customfield_${number}`,
		name,
		kind,
		schema: {
			type,
			items,
			custom: plugin.includes(':') ? plugin : CUSTOM + plugin,
			customId: number,
			configuration,
		},
		operations: operations ?? (items ? LIST : SET),
		clauses: [`cf[${number}]`, name, ...(clauseType ? [`${name}[${clauseType}]`] : [])],
		options,
		scope,
	};
};

module.exports = { system, custom, CUSTOM, SOFTWARE, DEVELOPMENT, SERVICE, SET, LIST, FIXED };
