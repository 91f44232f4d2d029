'use strict';

const assert = require('node:assert/strict');
const { id, key, list, mode, only, stored } = require('./values');

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	createOrUpdate: {
		parameters: { issueKey: key('OPS-2'), linkUrl: 'https://example.com/orders/4711', title: 'Order 4711' },
		filledIn: () => ({
			issueKey: list('OPS-6', 'OPS-6 Clean up old backups'),
			linkUrl: 'https://example.com/backups',
			title: 'Old backups',
			options: { resolved: true },
		}),
		check(items, jira) {
			const { id: changed, created } = only(items);
			const [{ id: known, relationship, object }, ...others] = stored(jira, 'OPS-6').remoteLinks;
			assert.deepEqual([changed, created, others.length], [String(known), false, 0]);
			assert.deepEqual([object.title, object.summary, object.status.resolved], ['Old backups', '312 files', true]);
			assert.equal(relationship, 'kept in', 'what was left out is gone');
			return `remote link ${changed} changed`;
		},
	},
	delete: {
		parameters: { issueKey: key('OPS-6'), remoteLinkId: id('69501') },
		filledIn: () => ({ issueKey: key('OPS-6'), remoteLinkId: mode('globalId')('https://example.com/backups') }),
		check(items, jira) {
			assert.deepEqual(only(items), { id: '69501', issueKey: 'OPS-6', deleted: true });
			assert.deepEqual(stored(jira, 'OPS-6').remoteLinks, []);
			return 'remote link 69501 deleted';
		},
	},
	getAll: {
		parameters: { issueKey: key('OPS-6') },
		check(items) {
			const { title, linkUrl, relationship } = only(items);
			assert.deepEqual([title, linkUrl, relationship], ['All backups', 'https://example.com/backups', 'kept in']);
			return `${title}, ${linkUrl}`;
		},
	},
};
