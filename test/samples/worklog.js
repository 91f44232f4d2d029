'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { accountId, id, key, list, only, stored, url } = require('./values');

/** @param {any} jira @param {string} issueKey @param {unknown} id */
const worklogOf = (jira, issueKey, id) => stored(jira, issueKey).worklogs.find((/** @type {any} */ one) => one.id === id);

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	add: {
		parameters: { issueKey: key('OPS-2'), timeSpent: '1h 30m' },
		filledIn: () => ({
			issueKey: list('OPS-3', 'OPS-3 Alert when the queue is empty for five minutes'),
			timeSpent: '90m',
			options: {
				started: '2026-11-20T09:00:00+01:00',
				workDescription: 'Wrote the **alert**.',
				adjustEstimate: 'new',
				newEstimate: '2h',
			},
		}),
		check(items, jira) {
			const { id: added, timeSpentSeconds, started } = only(items);
			const { seconds, startedAt } = worklogOf(jira, 'OPS-3', added);
			assert.deepEqual([seconds, timeSpentSeconds], [5400, 5400]);
			assert.equal(startedAt, Date.parse('2026-11-20T08:00:00Z'));
			assert.equal(Date.parse(started), startedAt);
			assert.equal(stored(jira, 'OPS-3').fields.timetracking.remainingEstimate, '2h');
			return 'an hour and a half on OPS-3, two hours left';
		},
	},
	delete: {
		parameters: { issueKey: key('OPS-6'), worklogId: id('49002') },
		filledIn: (jira) => ({
			issueKey: key('OPS-6'),
			worklogId: url(`${jira.url}/browse/OPS-6?focusedWorklogId=49001`),
			options: { adjustEstimate: 'leave' },
		}),
		check(items, jira) {
			assert.deepEqual(only(items), { id: '49001', issueKey: 'OPS-6', deleted: true });
			assert.equal(worklogOf(jira, 'OPS-6', '49001'), undefined);
			return 'work log 49001 deleted';
		},
	},
	get: {
		parameters: { issueKey: key('OPS-6'), worklogId: id('49001') },
		emptyInSeed: ['visibleTo'],
		check(items) {
			const { author, timeSpentSeconds, workDescription } = only(items);
			assert.deepEqual([author, timeSpentSeconds], [people.ben.displayName, 5400]);
			return `"${workDescription}" by ${author}`;
		},
	},
	getAll: {
		parameters: { issueKey: key('OPS-6') },
		emptyInSeed: ['visibleTo'],
		filledIn: () => ({ issueKey: key('OPS-6'), returnAll: true, options: { author: accountId(people.ana.accountId) } }),
		check(items) {
			assert.equal(only(items).id, '49002');
			return 'the one of Ana';
		},
	},
	getAllChanged: {
		parameters: { changedSince: '2026-01-01' },
		siteWide: true,
		emptyInSeed: ['visibleTo'],
		check(items) {
			assert.deepEqual(
				items.map((item) => [item.id, item.issueKey]),
				[
					['49001', 'OPS-6'],
					['49002', 'OPS-6'],
				],
			);
			return 'the two of OPS-6, with the key of their issue';
		},
	},
	update: {
		parameters: { issueKey: key('OPS-6'), worklogId: id('49002'), updateFields: { timeSpent: '45m' } },
		filledIn: () => ({
			issueKey: key('OPS-6'),
			worklogId: list('49002', 'Ana Novak 30m Deleted the first half.'),
			updateFields: { timeSpent: 3600, workDescription: 'Deleted all of them.' },
		}),
		check(items, jira) {
			const { seconds, startedAt, createdAt } = worklogOf(jira, 'OPS-6', only(items).id);
			assert.equal(seconds, 3600);
			assert.equal(startedAt, createdAt, 'the time it started at changed');
			return 'an hour instead of half an hour';
		},
	},
};
