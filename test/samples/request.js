'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { id, key, list, name, only, stored } = require('./values');

const KIM = key('HELP-2');
const MAIL = list('HELP-3', 'HELP-3 Mail takes an hour');

/** @param {any} jira @param {string} issueKey @returns {string[]} account IDs */
const participantsOf = (jira, issueKey) => stored(jira, issueKey).request.participants;

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	addComment: {
		parameters: { issueKey: KIM, wikiText: 'It arrives on *Monday*.' },
		project: 'HELP',
		filledIn: () => ({ issueKey: MAIL, wikiText: 'The queue of the relay is full.', visibleToCustomer: false }),
		check(items, jira) {
			const { id: added, internal } = only(items);
			const comment = stored(jira, 'HELP-3').comments.find((/** @type {any} */ one) => one.id === added);
			assert.deepEqual(comment.properties, [{ key: 'sd.public.comment', value: { internal: true } }]);
			assert.equal(internal, true);
			return `internal note ${added} on HELP-3`;
		},
	},
	addParticipants: {
		parameters: { issueKey: KIM, participants: people.erik.accountId },
		project: 'HELP',
		filledIn: () => ({ issueKey: MAIL, participants: `${people.dana.email}, ${people.erik.accountId}` }),
		check(items, jira) {
			const { participants } = only(items);
			assert.deepEqual(participants, ['Fay Moreau', 'Dana Weiss', 'Erik Lindqvist']);
			assert.equal(participantsOf(jira, 'HELP-3').length, 3);
			return participants.join(', ');
		},
	},
	create: {
		parameters: {
			serviceDeskId: id('1'),
			requestTypeId: id('25'),
			requestFields: { mappingMode: 'defineBelow', value: { summary: 'The scanner is jammed' } },
		},
		project: 'HELP',
		fuller: {
			requestFields: {
				mappingMode: 'defineBelow',
				value: { summary: 'A laptop', customfield_10042: 'Europe > Prague', customfield_10046: people.erik.email },
			},
			requestTypeId: id('26'),
			options: { participants: people.erik.accountId, otherFields: { Priority: 'High' } },
		},
		emptyInSeed: ['attachmentError', 'fieldsError'],
		filledIn: () => ({
			serviceDeskId: list('1', 'IT help (HELP)'),
			requestTypeId: name('Get IT help'),
			requestFields: {
				mappingMode: 'defineBelow',
				value: { summary: 'Mail is slow', description: 'Since **Monday**.', customfield_10041: 'Mail, Web' },
			},
			options: {
				...{ onBehalfOf: people.kim.email, participants: people.erik.accountId },
				otherFields: { Organizations: 'Example Ltd', labels: 'vip' },
			},
		}),
		check(items, jira) {
			const { issueKey, reporter, fieldsSet } = only(items);
			assert.deepEqual(fieldsSet, ['Organizations', 'labels']);
			const { fields } = stored(jira, issueKey);
			assert.equal(reporter, 'Kim Customer');
			assert.equal(fields.description.content[0].content[1].marks[0].type, 'strong');
			assert.deepEqual(fields.customfield_10041.map((/** @type {any} */ { value }) => value), ['Mail', 'Web']);
			assert.deepEqual(participantsOf(jira, issueKey), [people.erik.accountId]);
			return `${issueKey} for ${reporter}`;
		},
	},
	decideApproval: {
		parameters: { issueKey: KIM, options: { approvalId: '3' } },
		project: 'HELP',
		filledIn: () => ({ issueKey: KIM, decision: 'approve' }),
		check(items, jira) {
			assert.equal(only(items).decision, 'approved');
			assert.equal(stored(jira, 'HELP-2').fields.status.name, 'In Progress');
			return 'HELP-2 approved';
		},
	},
	get: {
		parameters: { issueKey: KIM },
		project: 'HELP',
		filledIn: () => ({ issueKey: MAIL }),
		check(items) {
			const { issueKey, requestType, status, reporter, participants, values } = only(items);
			assert.deepEqual(
				[issueKey, requestType, status, reporter, participants],
				['HELP-3', 'Get IT help', 'Waiting for support', 'Kim Customer', ['Fay Moreau']],
			);
			assert.equal(values['What happened?'], 'Since this morning.');
			return `${issueKey}, ${requestType}: ${status}`;
		},
	},
	getAll: {
		parameters: {},
		siteWide: true,
		filledIn: () => ({ options: { requestOwnership: ['APPROVER'], requestStatus: 'OPEN_REQUESTS', serviceDeskId: key('HELP') } }),
		check(items) {
			assert.equal(only(items).issueKey, 'HELP-2');
			return 'HELP-2 waits for a decision';
		},
	},
	getApprovals: {
		parameters: { issueKey: KIM },
		project: 'HELP',
		emptyInSeed: ['completed'],
		check(items) {
			const { canDecide, approvers } = only(items);
			assert.deepEqual([canDecide, approvers[0].name], [true, people.ana.displayName]);
			return `${approvers[0].name} has to decide`;
		},
	},
	getComments: {
		parameters: { issueKey: KIM },
		project: 'HELP',
		filledIn: () => ({ issueKey: KIM, options: { kind: 'public' } }),
		check(items) {
			assert.equal(only(items).text, 'Is it on its way?');
			return 'what the customer asks';
		},
	},
	getParticipants: {
		parameters: { issueKey: MAIL },
		project: 'HELP',
		check(items) {
			assert.equal(only(items).name, 'Fay Moreau');
			return only(items).name;
		},
	},
	getSla: {
		parameters: { issueKey: KIM },
		project: 'HELP',
		check(items) {
			assert.deepEqual(items.map(({ running, breached }) => [running, breached]), [[true, false], [false, false]]);
			return `${items[0].name}: ${items[0].remaining} left`;
		},
	},
	getTransitions: {
		parameters: { issueKey: KIM },
		project: 'HELP',
		check(items) {
			assert.equal(only(items).name, 'Cancel request');
			return only(items).name;
		},
	},
	removeParticipants: {
		parameters: { issueKey: MAIL, participants: people.fay.accountId },
		project: 'HELP',
		filledIn: () => ({ issueKey: MAIL, participants: people.fay.email }),
		check(items, jira) {
			assert.deepEqual(only(items).participants, []);
			assert.deepEqual(participantsOf(jira, 'HELP-3'), []);
			return 'nobody takes part in HELP-3';
		},
	},
	transition: {
		parameters: { issueKey: KIM, customerTransition: '801' },
		project: 'HELP',
		filledIn: () => ({ issueKey: MAIL, customerTransition: 'cancel request', options: { comment: 'Solved by itself.' } }),
		check(items, jira) {
			const { fields, comments } = stored(jira, 'HELP-3');
			assert.equal(only(items).transitionId, '801');
			assert.deepEqual([fields.status.name, comments.length], ['Done', 1]);
			return 'HELP-3 cancelled';
		},
	},
};
