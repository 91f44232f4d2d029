'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { email, id, key, list, only, stored, url } = require('./values');

/** @param {any} jira @param {string} issueKey @param {unknown} id */
const commentOf = (jira, issueKey, id) => stored(jira, issueKey).comments.find((/** @type {any} */ one) => one.id === id);

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	add: {
		parameters: { issueKey: key('OPS-2'), text: 'Seen again.' },
		fuller: { issueKey: key('OPS-6'), options: { visibleToRole: 'Developers', replyTo: id('19001') } },
		filledIn: () => ({
			issueKey: list('HELP-1', 'HELP-1 The printer on the third floor is out of paper'),
			text: `Paper is **ordered**, @[Ben](accountid:${people.ben.accountId}) brings it.`,
			options: { internalNote: true, visibleToRole: 'Service Desk Team' },
		}),
		check(items, jira) {
			const { id: added, internal, visibleTo, url: page } = only(items);
			const { body, properties, visibility } = commentOf(jira, 'HELP-1', added);
			assert.equal(page, `${jira.url}/browse/HELP-1?focusedCommentId=${added}`);
			assert.equal(internal, true);
			assert.deepEqual(properties[0], { key: 'sd.public.comment', value: { internal: true } });
			assert.equal(visibleTo, visibility.value);
			assert.equal(JSON.stringify(body).includes(people.ben.accountId), true, 'Ben is not mentioned');
			return `internal note ${added} on HELP-1`;
		},
	},
	delete: {
		parameters: { issueKey: key('OPS-6'), commentId: id('19002') },
		fuller: { commentId: id('19003') },
		filledIn: (jira) => ({
			issueKey: key('OPS-6'),
			commentId: url(`${jira.url}/browse/OPS-6?focusedCommentId=19003`),
		}),
		check(items, jira) {
			assert.deepEqual(only(items), { id: '19003', issueKey: 'OPS-6', deleted: true });
			assert.equal(commentOf(jira, 'OPS-6', '19003'), undefined);
			return 'comment 19003 deleted';
		},
	},
	get: {
		parameters: { issueKey: key('OPS-6'), commentId: id('19002') },
		fuller: { commentId: id('19003') },
		check(items) {
			const { author, text, replyTo } = only(items);
			assert.deepEqual([author, text, replyTo], [people.ana.displayName, 'All that are older than a year.', '19001']);
			return `"${text}" by ${author}`;
		},
	},
	getAll: {
		parameters: { issueKey: key('OPS-6') },
		filledIn: () => ({ issueKey: key('OPS-6'), limit: 1, options: { author: email(people.ben.email), oldestFirst: true } }),
		check(items) {
			assert.equal(only(items).text, 'Which of them may go?');
			return 'the first comment of Ben';
		},
	},
	update: {
		parameters: { issueKey: key('OPS-6'), commentId: id('19003'), text: 'The key of the vault is the old one.' },
		filledIn: () => ({
			issueKey: key('OPS-6'),
			commentId: list('19003', 'The key of the vault has changed.'),
			text: 'It is the *old* one.',
		}),
		check(items, jira) {
			const { id: changed } = only(items);
			const { body, visibility } = commentOf(jira, 'OPS-6', changed);
			assert.equal(visibility.value, 'Developers', 'everybody may see it now');
			assert.equal(JSON.stringify(body).includes('old'), true);
			return `comment ${changed} changed, still for Developers only`;
		},
	},
};
