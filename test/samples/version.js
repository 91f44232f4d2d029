'use strict';

const assert = require('node:assert/strict');
const { id, list, name, only } = require('./values');

const APP = list('APP', 'Mobile app (APP)');
const V11 = { projectKey: APP, versionId: id('10608') };
const by = { projectKey: APP, versionId: name('1.1') };

/** @param {any} jira @returns {any[]} versions as the stand-in has them, in their order */
const versions = (jira) => jira.site.projects.find((/** @type {any} */ { key }) => key === 'APP').versions;

/** @param {any} jira @param {string} key */
const fixVersions = (jira, key) => jira.issue(key).fields.fixVersions.map((/** @type {any} */ one) => one.name);

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	create: {
		parameters: { projectKey: APP, name: '2.1' },
		project: 'APP',
		fuller: { name: '2.2', options: { description: 'x', startDate: '2026-12-01', releaseDate: '2026-12-31' } },
		filledIn: () => ({
			projectKey: APP,
			name: '2.1',
			options: { description: 'Offline mode', startDate: '2026-12-01', releaseDate: '2027-01-29' },
		}),
		check(items, jira) {
			const created = only(items);
			const stored = versions(jira).find(({ name }) => name === '2.1');
			assert.equal(created.id, stored.id);
			assert.deepEqual([stored.description, stored.startDate, stored.releaseDate], ['Offline mode', '2026-12-01', '2027-01-29']);
			return `${created.name} created, ${created.url}`;
		},
	},
	delete: {
		parameters: V11,
		project: 'APP',
		fuller: { options: { moveFixIssuesTo: id('10609'), moveAffectedIssuesTo: id('10609') } },
		filledIn: () => ({ ...by, options: { moveFixIssuesTo: name('2.0') } }),
		check(items, jira) {
			assert.equal(only(items).deleted, true);
			assert.deepEqual(versions(jira).map(({ name }) => name), ['1.0', '2.0', '0.9']);
			assert.deepEqual(fixVersions(jira, 'APP-5'), ['2.0']);
			return '1.1 deleted, its issues have 2.0';
		},
	},
	get: {
		parameters: V11,
		project: 'APP',
		filledIn: () => by,
		check(items) {
			const { name, issuesToDo, issuesInProgress, issuesDone } = only(items);
			assert.deepEqual([name, issuesToDo, issuesInProgress, issuesDone], ['1.1', 1, 1, 1]);
			return `${name}: ${issuesToDo} to do, ${issuesInProgress} in progress, ${issuesDone} done`;
		},
	},
	getAll: {
		parameters: { projectKey: APP },
		project: 'APP',
		filledIn: () => ({ projectKey: APP, returnAll: true, options: { status: ['unreleased'], orderBy: 'name' } }),
		check(items) {
			assert.deepEqual(items.map(({ name, status }) => [name, status]), [['1.1', 'Unreleased'], ['2.0', 'Unreleased']]);
			return items.map(({ name, overdue }) => `${name}${overdue ? ', overdue' : ''}`).join('; ');
		},
	},
	getUnresolvedCount: {
		parameters: V11,
		project: 'APP',
		filledIn: () => by,
		check(items) {
			const { unresolvedIssues, issues } = only(items);
			assert.deepEqual([unresolvedIssues, issues], [2, 3]);
			return `${unresolvedIssues} of ${issues} issues not resolved`;
		},
	},
	merge: {
		parameters: { ...V11, mergeInto: id('10609') },
		project: 'APP',
		filledIn: () => ({ ...by, mergeInto: list('10609', '2.0') }),
		check(items, jira) {
			assert.equal(only(items).mergedInto, '2.0');
			assert.deepEqual(versions(jira).map(({ name }) => name), ['1.0', '2.0', '0.9']);
			assert.deepEqual(fixVersions(jira, 'APP-5'), ['2.0']);
			return '1.1 merged into 2.0';
		},
	},
	release: {
		parameters: V11,
		project: 'APP',
		fuller: { options: { moveUnresolvedTo: id('10609') } },
		filledIn: () => ({ ...by, options: { releaseDate: '2026-11-27', moveUnresolvedTo: name('2.0') } }),
		check(items, jira) {
			const released = only(items);
			assert.deepEqual([released.status, released.releaseDate], ['Released', '2026-11-27']);
			assert.deepEqual([released.unresolvedIssues, released.movedTo], [2, '2.0']);
			assert.equal(versions(jira).find(({ id: one }) => one === '10608').released, true);
			for (const key of ['APP-4', 'APP-5']) assert.deepEqual(fixVersions(jira, key), ['2.0']);
			return `${released.name} released, 2 issues moved to 2.0`;
		},
	},
	reorder: {
		parameters: { ...V11, position: 'First' },
		project: 'APP',
		filledIn: () => ({ ...by, position: 'after', after: name('2.0') }),
		check(_items, jira) {
			assert.deepEqual(versions(jira).map(({ name }) => name), ['1.0', '2.0', '1.1', '0.9']);
			return '1.1 stands behind 2.0';
		},
	},
	update: {
		parameters: { ...V11, options: { description: 'x' } },
		project: 'APP',
		filledIn: () => ({ ...by, options: { name: '1.1.0', releaseDate: '2026-12-04' } }),
		check(items, jira) {
			const { name, releaseDate } = only(items);
			const stored = versions(jira).find(({ id: one }) => one === '10608');
			assert.deepEqual([stored.name, stored.releaseDate, stored.description], ['1.1.0', '2026-12-04', 'Payment']);
			return `${name} is due on ${releaseDate}`;
		},
	},
};
