'use strict';

const assert = require('node:assert/strict');
const { id, list, name, only } = require('./values');

const APP = list('APP', 'Mobile app (APP)');

/** A version as the stand-in has it. @param {any} jira @param {string} versionId @returns {any} */
const versionOf = (jira, versionId) =>
	jira.site.projects.flatMap((/** @type {any} */ { versions }) => versions).find((/** @type {any} */ one) => one.id === versionId);

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getAll: {
		parameters: { projectKey: APP },
		project: 'APP',
		filledIn: () => ({ projectKey: APP, returnAll: true, options: { status: ['unreleased'], orderBy: 'name' } }),
		check(items) {
			assert.deepEqual(items.map(({ name, status }) => [name, status]), [['1.1', 'Unreleased'], ['2.0', 'Unreleased']]);
			return items.map(({ name, overdue }) => `${name}${overdue ? ', overdue' : ''}`).join('; ');
		},
	},
	release: {
		parameters: { projectKey: APP, versionId: id('10608') },
		project: 'APP',
		fuller: { options: { moveUnresolvedTo: id('10609') } },
		filledIn: () => ({
			projectKey: APP,
			versionId: name('1.1'),
			options: { releaseDate: '2026-11-27', moveUnresolvedTo: name('2.0') },
		}),
		check(items, jira) {
			const released = only(items);
			assert.deepEqual([released.status, released.releaseDate], ['Released', '2026-11-27']);
			assert.deepEqual([released.unresolvedIssues, released.movedTo], [2, '2.0']);
			assert.equal(versionOf(jira, '10608').released, true);
			for (const key of ['APP-4', 'APP-5']) {
				assert.deepEqual(jira.issue(key).fields.fixVersions.map((/** @type {any} */ one) => one.name), ['2.0']);
			}
			return `${released.name} released, 2 issues moved to 2.0`;
		},
	},
};
