// @ts-check
'use strict';

const { html } = require('./adf');
const { showAttachment } = require('./attachments');
const { showComment } = require('./comments');
const { servicePart } = require('./paging');
const { moment } = require('./seed/service');
const { SERVICE, isAgent, showPerson } = require('./service');
const { toV2 } = require('./v2');

/**
 * Comments and files as service management answers them.
 * @typedef {import('./site').Site} Site
 * @typedef {import('./site').Issue} Issue
 * @typedef {import('./attachments').Attachment} Attachment
 */

/** @param {Site} site @param {Attachment} attachment */
function showFile(site, attachment) {
	const { filename, size, mimeType, content, author } = showAttachment(attachment, site);
	return {
		filename,
		author: showPerson(site, author.accountId),
		created: moment(attachment.createdAt),
		size,
		mimeType,
		_links: { jiraRest: `${site.baseUrl}/rest/api/2/attachment/${attachment.id}`, content },
	};
}

/** What was attached with a comment. @param {Site} site @param {Issue} issue @param {any} comment */
const filesOf = (site, issue, comment) =>
	issue.attachments.filter((one) => one.comment === comment).map((one) => showFile(site, one));

/** Customers do not see what came with an internal comment. @param {Site} site @param {Issue} issue */
const visibleFiles = (site, issue) =>
	issue.attachments
		.filter(({ comment }) => isAgent(site) || !comment || showComment(comment, issue).jsdPublic)
		.map((one) => showFile(site, one));

/** A comment with its text. @param {Site} site @param {Issue} issue @param {any} comment @param {string[]} [expand] */
function showServiceComment(site, issue, comment, expand = []) {
	const { id, author, body, created, jsdPublic } = showComment(comment, issue);
	const self = `${site.baseUrl}${SERVICE}/request/${issue.id}/comment/${id}`;
	return {
		_expands: ['attachment', 'renderedBody'],
		id,
		body: toV2(body),
		public: jsdPublic,
		author: showPerson(site, author.accountId),
		created: moment(Date.parse(created)),
		...(expand.includes('renderedBody') && { renderedBody: { html: html(body) } }),
		...(expand.includes('attachment') && {
			attachments: servicePart(filesOf(site, issue, comment), `${self}/attachment`),
		}),
		_links: { self },
	};
}

module.exports = { showFile, filesOf, visibleFiles, showServiceComment };
