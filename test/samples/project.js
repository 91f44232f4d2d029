'use strict';

const assert = require('node:assert/strict');
const { everyProject } = require('../sandbox/seed/projects');
const { people } = require('../sandbox');
const { accountId, id, key, list, name, only, OPS, assertKeys } = require('./values');

const DEVELOPERS = list('10003', 'Developers');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	getAll: {
		parameters: {},
		emptyInSeed: ['category', 'lead', 'leadAccountId', 'description'],
		siteWide: true,
		filledIn: () => ({ returnAll: true, output: 'simplified' }),
		check(items) {
			const visible = everyProject().filter(({ visible = true, archived }) => visible && !archived);
			assertKeys(items, visible.map(({ key }) => key).sort());
			return `${items.length} projects, more than a page of Jira's, none twice`;
		},
	},
	getIssueTypes: {
		parameters: { projectKey: key('OPS') },
		emptyInSeed: ['description'],
		filledIn: () => ({ projectKey: OPS, returnAll: true, output: 'simplified' }),
		check(items) {
			const names = items.map(({ name }) => name);
			const types = everyProject().find(({ key }) => key === 'OPS')?.types ?? [];
			assert.deepEqual([...names].sort(), types.map(({ name }) => name).sort());
			return names.join(', ');
		},
	},
	get: {
		parameters: { projectKey: key('OPS') },
		emptyInSeed: ['category'],
		filledIn: () => ({ projectKey: OPS, output: 'simplified' }),
		check(items) {
			const { key: of, name } = items[0];
			assert.deepEqual([items.length, of, name], [1, 'OPS', 'Operations']);
			return `${name} (${of})`;
		},
	},
	getStatuses: {
		parameters: { projectKey: key('OPS') },
		filledIn: () => ({ projectKey: OPS, output: 'simplified' }),
		check(items) {
			const bugs = items.filter(({ issueType }) => issueType === 'Bug').map(({ name }) => name);
			assert.ok(bugs.length > 1, `statuses of a Bug: ${bugs.join(', ')}`);
			return `a Bug may be ${bugs.join(', ')}`;
		},
	},
	getRoles: {
		parameters: { projectKey: key('OPS') },
		filledIn: () => ({ projectKey: OPS, returnAll: true, output: 'simplified' }),
		check(items) {
			assert.deepEqual(items.map(({ name: of }) => of), ['Administrator', 'Developers', 'Auditors']);
			return items.map(({ name: of }) => of).join(', ');
		},
	},
	getMembers: {
		parameters: { projectKey: key('OPS'), roleId: id('10003') },
		filledIn: () => ({ projectKey: OPS, roleId: name('Developers'), returnAll: true, output: 'simplified' }),
		check(items) {
			assert.deepEqual(items.map(({ type }) => type).sort(), ['group', 'person']);
			return items.map(({ name: of }) => of).join(', ');
		},
	},
	addMember: {
		parameters: { projectKey: key('OPS'), roleId: id('10003'), person: accountId(people.ben.accountId) },
		fuller: { memberType: 'group', groupId: name('managers') },
		filledIn: () => ({ projectKey: OPS, roleId: DEVELOPERS, memberType: 'person', person: list(people.ben.accountId, people.ben.displayName) }),
		check(items) {
			const { accountId: of, member } = only(items);
			assert.deepEqual([of, member], [people.ben.accountId, true]);
			return 'one of the Developers of OPS';
		},
	},
	removeMember: {
		parameters: { projectKey: key('OPS'), roleId: id('10003'), person: accountId(people.carla.accountId) },
		fuller: { memberType: 'group', groupId: name('jira-users') },
		filledIn: () => ({ projectKey: OPS, roleId: DEVELOPERS, memberType: 'group', groupId: name('jira-users') }),
		check(items) {
			const { group, member } = only(items);
			assert.deepEqual([group, member], ['jira-users', false]);
			return 'no Developers of OPS any more';
		},
	},
};
