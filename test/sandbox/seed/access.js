// @ts-check
'use strict';

/**
 * Whom a comment or a worklog can be shown to. `member`: whether the one account is one of them, so that
 * it may choose it and read what is shown to it.
 * @typedef {{ name: string, identifier: string, member: boolean }} Circle
 */

/** By name; Jira repeats it as the identifier (R). @type {Circle[]} */
const roles = [
	['Administrator', true],
	['Developers', true],
	['Member', true],
	['Service Desk Team', true],
	['Auditors', false],
].map(([name, member]) => ({
	name: String(name),
	identifier: String(name),
	member: Boolean(member),
}));

/** By their ID or name. @type {Circle[]} */
const groups = [
	{ name: 'jira-users', identifier: '276f955c-63d7-42c8-9520-92d01dca0625', member: true },
	{ name: 'managers', identifier: '6e87dc72-4f1f-421f-9382-2fee8b652487', member: false },
];

module.exports = { roles, groups };
