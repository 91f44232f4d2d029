'use strict';

const assert = require('node:assert/strict');
const { id, key, list, name, only } = require('./values');

/** A link as the stand-in has it: the issue that does it, the phrase, the other. @param {any} jira */
const sentences = (jira) =>
	jira.site.links.map(
		(/** @type {any} */ { inwardIssue, type, outwardIssue }) => `${inwardIssue.key} ${type.outward} ${outwardIssue.key}`,
	);

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	create: {
		parameters: { issueKey: key('OPS-2'), linkPhrase: name('blocks'), linkedIssue: key('OPS-3') },
		filledIn: () => ({
			issueKey: list('OPS-2', 'OPS-2 Worker crashes on empty queue'),
			linkPhrase: list('10000:inward', 'is blocked by'),
			linkedIssue: list('OPS-5', 'OPS-5 Rotate the "build" tokens'),
		}),
		check(items, jira) {
			const { issueKey, phrase, linkedIssue } = only(items);
			assert.equal(`${issueKey} ${phrase} ${linkedIssue}`, 'OPS-2 is blocked by OPS-5');
			assert.ok(sentences(jira).includes('OPS-5 blocks OPS-2'), sentences(jira).join(', '));
			return 'OPS-2 is blocked by OPS-5';
		},
	},
	delete: {
		parameters: { issueKey: key('OPS-6'), findBy: 'id', linkId: id('69001') },
		filledIn: () => ({
			issueKey: list('OPS-7', 'OPS-7 Wrong time zone in the nightly report'),
			findBy: 'issues',
			linkPhrase: name('is blocked by'),
			linkedIssue: key('OPS-6'),
		}),
		check(items, jira) {
			assert.deepEqual(only(items), { id: '69001', issueKey: 'OPS-7', phrase: 'is blocked by', linkedIssue: 'OPS-6', deleted: true });
			assert.deepEqual(sentences(jira), ['OPS-7 relates to OPS-6']);
			return 'OPS-7 is no longer blocked by OPS-6';
		},
	},
	getAll: {
		parameters: { issueKey: key('OPS-6') },
		check(items) {
			assert.deepEqual(
				items.map(({ phrase, linkedIssue }) => `${phrase} ${linkedIssue}`),
				['blocks OPS-7', 'relates to OPS-7'],
			);
			return 'OPS-6 blocks OPS-7 and relates to it';
		},
	},
	getTypes: {
		parameters: {},
		siteWide: true,
		check(items) {
			const blocks = items.find((type) => type.name === 'Blocks');
			assert.deepEqual([blocks.outward, blocks.inward], ['blocks', 'is blocked by']);
			return items.map((type) => type.name).join(', ');
		},
	},
};
