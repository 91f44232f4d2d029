// @ts-check
'use strict';

const { people } = require('./people');

/**
 * @typedef {object} RequestField
 * @property {string} fieldId
 * @property {string} name what the portal asks
 * @property {boolean} [required] default false
 * @property {boolean} [visible] default true
 *
 * @typedef {object} RequestType
 * @property {string} id
 * @property {string} name
 * @property {string} description
 * @property {string[]} groupIds none: hidden in the portal
 * @property {RequestField[]} fields
 * @property {string} [approver] account id: a request waits until he decides
 *
 * @typedef {object} Queue
 * @property {string} id
 * @property {string} name
 * @property {string} jql
 * @property {string[]} fields its columns
 *
 * @typedef {object} Desk
 * @property {string} id
 * @property {string} projectKey
 * @property {string} issueTypeId of all its requests
 * @property {RequestType[]} types
 * @property {Queue[]} queues
 * @property {string[]} customers account ids
 * @property {string[]} organizations ids
 *
 * @typedef {{ id: string, name: string, members: string[] }} Organization members by account id
 */

/** @param {string} fieldId @param {string} name @param {Partial<RequestField>} [more] @returns {RequestField} */
const field = (fieldId, name, more) => ({ fieldId, name, ...more });
const SUMMARY = field('summary', 'What is it about?', { required: true });
const ATTACHMENT = field('attachment', 'Attachment');

/** @returns {Desk[]} */
const desks = () => [
	{
		id: '1',
		projectKey: 'HELP',
		issueTypeId: '10801',
		customers: [people.kim, people.fay].map(({ accountId }) => accountId),
		organizations: ['1'],
		types: [
			{
				id: '25',
				name: 'Get IT help',
				description: 'Something does not work.',
				groupIds: ['4'],
				fields: [
					SUMMARY,
					field('description', 'What happened?'),
					ATTACHMENT,
					field('customfield_10041', 'Which services are affected?'),
					field('labels', 'Labels', { visible: false }),
				],
			},
			{
				id: '26',
				name: 'Request a laptop',
				description: 'For new colleagues and after four years.',
				groupIds: ['4', '5'],
				approver: people.ana.accountId,
				fields: [
					SUMMARY,
					field('customfield_10042', 'Where will it be used?', { required: true }),
					field('customfield_10046', 'Who is it for?'),
					field('duedate', 'When is it needed?'),
					ATTACHMENT,
				],
			},
			{
				id: '27',
				name: 'Report a change',
				description: 'For colleagues only.',
				groupIds: [],
				fields: [SUMMARY, field('description', 'What changes?')],
			},
		],
		queues: [
			{
				id: '1',
				name: 'All open',
				jql: 'project = HELP AND resolution = Unresolved ORDER BY created DESC',
				fields: ['issuetype', 'issuekey', 'summary', 'created', 'reporter', 'status'],
			},
			{
				id: '2',
				name: 'Without an assignee',
				jql: 'project = HELP AND assignee is EMPTY AND resolution = Unresolved',
				fields: ['issuekey', 'summary'],
			},
		],
	},
	{
		id: '2',
		projectKey: 'FAC',
		issueTypeId: '11101',
		customers: [people.fay.accountId],
		organizations: [],
		types: [
			{
				id: '30',
				name: 'Report a damage',
				description: 'Doors, lights, water.',
				groupIds: ['6'],
				fields: [SUMMARY, field('description', 'Where is it?', { required: true })],
			},
		],
		queues: [],
	},
];

/** @returns {Organization[]} */
const organizations = () => [
	{ id: '1', name: 'Example Ltd', members: [people.kim.accountId] },
	{ id: '2', name: 'Northwind', members: [] },
];

/** By desk, as pages of a wiki. */
const articles = [
	['Printer is out of paper', 'Paper for the printer is in the cupboard beside it.', '1'],
	['Connect to a printer', 'Every printer has a number on its lid.', '1'],
	['Reset a password', 'Forgotten passwords are reset by everybody himself.', '1'],
	['A door does not close', 'Doors that do not close are reported the same day.', '2'],
].map(([title, excerpt, deskId], index) => ({
	title,
	excerpt,
	deskId,
	pageId: String(8_786_177 + index),
}));

module.exports = { desks, organizations, articles };
