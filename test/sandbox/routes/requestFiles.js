// @ts-check
'use strict';

const { addAttachment } = require('../attachments');
const { addComment } = require('../comments');
const { JiraError } = require('../errors');
const { partsOf } = require('../multipart');
const { servicePage } = require('../paging');
const { showFile, showServiceComment, visibleFiles } = require('../requestShow');
const { INTERNAL, SERVICE, isAgent } = require('../service');
const { toDocument } = require('../v2');
const { bodyOf } = require('./crud');
const { deskOf, requestOf, serviceError } = require('./serviceGuards');

/**
 * @typedef {import('../site').Site} Site
 * @typedef {import('../site').Issue} Issue
 * @typedef {import('../attachments').Attachment} Attachment
 * @typedef {import('../seed/serviceDesk').Desk} Desk
 *
 * @typedef {{ id: string, deskId: string, filename: string, mimeType: string, file: import('../files').File }} Temporary
 */

const REQUEST = `${SERVICE}/request`;
const MOST_FILES = 60;

/**
 * The files that ids stand for; an id is good for once.
 * @param {Site} site @param {Desk} desk @param {any} ids
 * @returns {{ attachTo: (issue: Issue, comment?: any) => Attachment[] }}
 * @throws 400 when one is not there, or was uploaded to another desk
 */
function takeTemporary(site, desk, ids) {
	if (!Array.isArray(ids)) throw serviceError(400, 'The ids of attachments must be a list.');
	const files = ids.map((id) => {
		const found = site.temporaryFiles.find((one) => one.id === id && one.deskId === desk.id);
		if (!found) throw serviceError(400, `The temporary attachment '${id}' does not exist.`);
		return found;
	});
	return {
		attachTo(issue, comment) {
			site.temporaryFiles = site.temporaryFiles.filter((one) => !files.includes(one));
			return files.map(({ filename, mimeType, file }) => {
				const attachment = addAttachment(site, issue, { filename, mimeType, file });
				return Object.assign(attachment, { comment });
			});
		},
	};
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function requestFileRoutes(app, context) {
	const { site, settings, files } = context;

	app.post(`${SERVICE}/servicedesk/:desk/attachTemporaryFile`, async (request, reply) => {
		const { headers } = request;
		if (headers['x-atlassian-token'] !== 'no-check') {
			throw new JiraError(403, 'XSRF check failed', { 'Content-Type': 'text/plain;charset=UTF-8' });
		}
		const desk = deskOf(request, site);
		const uploaded = [];
		for await (const { part, bytes } of partsOf(request.body, headers['content-type'])) {
			uploaded.push({ ...part, file: await files.store(bytes, settings.uploadLimit) });
		}
		request.entry.body = uploaded.map(({ file: { size, sha256 }, ...part }) => ({
			...part,
			size,
			sha256,
		}));
		const taken = uploaded.filter(({ name }) => name === 'file');
		if (taken.length === 0) throw serviceError(400, 'No file was uploaded.');
		if (taken.length > MOST_FILES) {
			throw serviceError(413, `More than ${MOST_FILES} files cannot be uploaded at once.`);
		}
		const large = taken.find(({ file }) => file.size > settings.uploadLimit);
		if (large) throw serviceError(400, `The file '${large.filename}' is too large.`);
		const temporary = taken.map(({ filename, mimeType, file }) => ({
			id: `temp${site.newId()}`,
			deskId: desk.id,
			filename,
			mimeType,
			file,
		}));
		site.temporaryFiles.push(...temporary);
		return reply.code(201).send({
			temporaryAttachments: temporary.map(({ id, filename }) => ({
				temporaryAttachmentId: id,
				fileName: filename,
			})),
		});
	});

	app.get(`${REQUEST}/:issue/attachment`, async (request) =>
		servicePage(request, visibleFiles(site, requestOf(request, site)), context),
	);

	// With a comment that names the files, in the words of the site and of who attached them.
	app.post(`${REQUEST}/:issue/attachment`, async (request, reply) => {
		const issue = requestOf(request, site);
		const { temporaryAttachmentIds, public: isPublic, additionalComment } = bodyOf(request);
		if (typeof isPublic !== 'boolean') {
			throw serviceError(400, 'Whether the attachment is public must be said.');
		}
		if (!isPublic && !isAgent(site)) {
			throw serviceError(403, 'Only agents can attach internally.');
		}
		if (!Array.isArray(temporaryAttachmentIds) || temporaryAttachmentIds.length === 0) {
			throw serviceError(400, 'At least one temporary attachment is required.');
		}
		const taken = takeTemporary(site, issue.request.desk, temporaryAttachmentIds);
		context.countWrite(issue);
		const comment = addComment(site, issue, {
			body: toDocument(additionalComment?.body ?? ''),
			properties: isPublic ? undefined : INTERNAL,
		});
		const attachments = taken.attachTo(issue, comment);
		const links = attachments.map(({ filename, mimeType }) =>
			mimeType.startsWith('image/') ? `!${filename}|thumbnail!` : `[^${filename}]`,
		);
		comment.body = toDocument([additionalComment?.body ?? '', ...links].join('\n'));
		return reply.code(201).send({
			comment: showServiceComment(site, issue, comment),
			attachments: servicePage(
				request,
				attachments.map((one) => showFile(site, one)),
				context,
			),
		});
	});
}

module.exports = { requestFileRoutes, takeTemporary };
