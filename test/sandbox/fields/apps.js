// @ts-check
'use strict';

const { custom, CUSTOM, SOFTWARE, DEVELOPMENT, SERVICE, SET, FIXED } = require('./define');

/** @typedef {import('./define').Field} Field */

/**
 * Fields that every site has on its screens although only boards and apps write most of them.
 * @type {Field[]}
 */
const ofApps = [
	custom(10000, 'Development', 'any', 'any', `${DEVELOPMENT}devsummarycf`),
	custom(10001, 'Team', 'team', 'team', 'atlassian-team', {
		configuration: { [`${CUSTOM}atlassian-team`]: true },
	}),
	custom(10019, 'Rank', 'any', 'any', `${SOFTWARE}gh-lexo-rank`),
	custom(10021, 'Flagged', 'options', 'array', 'multicheckboxes', {
		items: 'option',
		options: ['Impediment'],
	}),
	custom(10034, 'Vulnerability', 'any', 'any', `${DEVELOPMENT}vulnerabilitycf`),
	custom(10035, 'Design', 'any', 'array', `${DEVELOPMENT}designcf`, {
		items: 'design.field.name',
		operations: SET,
	}),
	/** Of Premium sites; on others an object that says why it cannot be used. */
	custom(10018, 'Parent Link', 'parentLink', 'any', 'com.atlassian.jpo:jpo-custom-field-parent'),
];

/** Fields of service management; their values come from the service project. @type {Field[]} */
const ofService = [
	custom(10002, 'Organizations', 'organizations', 'array', `${SERVICE}sd-customer-organizations`, {
		items: 'sd-customerorganization',
		operations: SET,
	}),
	custom(10010, 'Request Type', 'service', 'sd-customerrequesttype', `${SERVICE}vp-origin`, FIXED),
	custom(10026, 'Approvals', 'service', 'sd-approvals', `${SERVICE}sd-approvals`, FIXED),
	custom(
		10080,
		'Time to resolution',
		'service',
		'sd-servicelevelagreement',
		`${SERVICE}sd-sla-field`,
		FIXED,
	),
	custom(
		10081,
		'Request language',
		'service',
		'sd-request-lang',
		`${SERVICE}sd-request-language`,
		FIXED,
	),
	custom(10082, 'Satisfaction', 'service', 'sd-feedback', `${SERVICE}sd-request-feedback`, FIXED),
	custom(
		10083,
		'Sentiment',
		'service',
		'array',
		`com.atlassian.servicedesk.sentiment:sd-sentiment`,
		{
			items: 'sd-sentiment',
			...FIXED,
		},
	),
	custom(
		10084,
		'Affected assets',
		'service',
		'array',
		'com.atlassian.jira.plugins.cmdb:cmdb-object-cftype',
		{
			items: 'cmdb-object-field',
			...FIXED,
		},
	),
];

/**
 * One name for all and for single projects: a team-managed project makes fields of its own.
 * @type {Field[]}
 */
const ofOneProject = [
	custom(10033, 'Category', 'option', 'option', 'jwm-category', { options: ['Internal'] }),
	...[
		{ number: 10128, scope: '10001' },
		{ number: 10403, scope: '10002' },
		{ number: 10477, scope: '10003' },
	].map(({ number, scope }) => ({
		...custom(number, 'Category', 'option', 'option', 'select', {
			options: ['Platform', 'Product'],
			scope,
		}),
		// Their bare name is no clause: it would not say which of them.
		clauses: ['Category[Dropdown]', `cf[${number}]`],
	})),
];

module.exports = { ofApps, ofService, ofOneProject };
