// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { NOTHING, item } = require('./history');
const { jiraTime } = require('./time');

/**
 * @typedef {object} Attachment
 * @property {string} id
 * @property {string} media by what the servers for files know it; no answer of Jira has it
 * @property {string} filename
 * @property {any} author a user as Jira answers one
 * @property {number} createdAt ms
 * @property {string} mimeType
 * @property {import('./files').File} file
 * @property {any} [comment] of service management that it came with
 */

/** @param {Attachment} attachment @returns {[string, string]} */
const told = ({ id, filename }) => [id, filename];

/**
 * @param {import('./site').Site} site @param {import('./site').Issue} issue
 * @param {{ filename: string, mimeType: string, file: import('./files').File }} uploaded
 * @param {import('./history').By} [by]
 */
function addAttachment(site, issue, uploaded, by = {}) {
	const { author = site.account.json, at = Date.now() } = by;
	/** @type {Attachment} */
	const attachment = { id: site.ids.next('attachment'), media: randomUUID(), author, createdAt: at, ...uploaded };
	issue.attachments.push(attachment);
	site.record(
		issue,
		[item('Attachment', NOTHING, told(attachment), { fieldId: 'attachment' })],
		by,
	);
	site.touch(issue);
	return attachment;
}

/** @param {import('./site').Site} site @param {import('./site').Issue} issue @param {Attachment} attachment */
function removeAttachment(site, issue, attachment) {
	issue.attachments = issue.attachments.filter((one) => one !== attachment);
	site.record(issue, [item('Attachment', told(attachment), NOTHING, { fieldId: 'attachment' })]);
	site.touch(issue);
}

/** As an issue shows it. @param {Attachment} attachment @param {import('./site').Site} site */
function showAttachment({ id, filename, author, createdAt, mimeType, file }, { baseUrl }) {
	const path = `${baseUrl}/rest/api/3/attachment`;
	return {
		self: `${path}/${id}`,
		id,
		filename,
		author,
		created: jiraTime(createdAt),
		size: file.size,
		mimeType,
		content: `${path}/content/${id}`,
		...(mimeType.startsWith('image/') && { thumbnail: `${path}/thumbnail/${id}` }),
	};
}

module.exports = { addAttachment, removeAttachment, showAttachment };
