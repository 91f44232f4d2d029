'use strict';

const assert = require('node:assert/strict');
const { people } = require('../sandbox');
const { id, key, list, only, stored } = require('./values');

/** @param {any} jira @param {string} issueKey @returns {any[]} */
const attachmentsOf = (jira, issueKey) => stored(jira, issueKey).attachments;

/** The text of a file that a run gave. @param {any} binary */
const textOf = ({ data }) => Buffer.from(data, 'base64').toString();

const TABLE = 'Sicherungen größer als 1 GB.csv';

/** @type {Record<string, import('.').Sample>} */
module.exports = {
	delete: {
		parameters: { issueKey: key('OPS-6'), attachmentId: id('59002') },
		filledIn: () => ({ issueKey: key('OPS-6'), attachmentId: list('59001', TABLE) }),
		check(items, jira) {
			assert.deepEqual(only(items), { id: '59001', issueKey: 'OPS-6', fileName: TABLE, deleted: true });
			assert.deepEqual(attachmentsOf(jira, 'OPS-6').map(({ id: left }) => left), ['59002']);
			return `${TABLE} deleted`;
		},
	},
	download: {
		parameters: { issueKey: key('OPS-6'), attachmentId: id('59002'), binaryPropertyName: 'data' },
		filledIn: () => ({ issueKey: key('OPS-6'), attachmentId: list('59001', TABLE), binaryPropertyName: 'table' }),
		check(items) {
			const { fileName, size, binary } = only(items);
			assert.deepEqual([fileName, size], [TABLE, 14]);
			if (!binary) return `${fileName}: ${size} bytes`; // n8n's own answer has no files
			assert.equal(binary.table.fileName, TABLE);
			assert.equal(textOf(binary.table), 'name;size\na;2\n');
			return `${fileName}: ${size} bytes, in the field table`;
		},
	},
	downloadAll: {
		parameters: { issueKey: key('OPS-6'), binaryPropertyName: 'data' },
		filledIn: () => ({ issueKey: key('OPS-6'), returnAll: true, binaryPropertyName: 'file', options: { fileName: '*.CSV' } }),
		check(items) {
			assert.equal(only(items).fileName, TABLE);
			return `${items.length} of 2 files`;
		},
	},
	get: {
		parameters: { issueKey: key('OPS-6'), attachmentId: id('59001') },
		check(items) {
			const { fileName, author } = only(items);
			assert.deepEqual([fileName, author], [TABLE, people.ben.displayName]);
			return `${fileName} by ${author}`;
		},
	},
	getAll: {
		parameters: { issueKey: key('OPS-6') },
		filledIn: () => ({ issueKey: key('OPS-6'), returnAll: true, options: { largestSize: 1 } }),
		check(items) {
			assert.deepEqual(items.map(({ fileName }) => fileName), [TABLE, 'vault.png']);
			return `${items.length} attachments`;
		},
	},
	upload: {
		parameters: { issueKey: key('OPS-2'), binaryPropertyName: 'data' },
		check(items, jira) {
			const { fileName, size, issueKey, id: added } = only(items);
			const file = attachmentsOf(jira, 'OPS-2').find((one) => one.id === added);
			assert.deepEqual([issueKey, file.filename, file.file.size], ['OPS-2', fileName, size]);
			return `${fileName} attached to OPS-2`;
		},
	},
};
