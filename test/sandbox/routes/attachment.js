// @ts-check
'use strict';

const { addAttachment, removeAttachment, showAttachment } = require('../attachments');
const { JiraError, messages } = require('../errors');
const { partsOf } = require('../multipart');
const { issueToWrite, ownOrAll } = require('./onIssue');

const MOST_FILES = 60;

/** @param {string} text */
const tooLarge = (text) => messages(413, text);

/**
 * What a Range header asks for.
 * @param {string | undefined} header @param {number} size
 * @returns {{ start: number, end: number } | undefined} both inclusive; undefined: all
 * @throws 400, 416
 */
function readRange(header, size) {
	if (header === undefined) return undefined;
	const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
	if (from === undefined || `${from}${to}` === '') throw messages(400, 'The range is malformed.');
	const start = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	if (start > end) {
		throw new JiraError(
			416,
			{ errorMessages: ['The range cannot be satisfied.'], errors: {} },
			{
				'Content-Range': `bytes */${size}`,
			},
		);
	}
	return { start, end };
}

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function attachmentRoutes(app, context) {
	const { site, settings, files, media } = context;
	const isOff = () => settings.off.includes('attachments');

	/**
	 * The attachment a path names, and its issue.
	 * @param {import('../http').Request} request @throws 403, 404
	 */
	const attachmentOf = ({ signedIn, params: { id } }) => {
		const issue = site.issues.find(({ attachments }) => attachments.some((one) => one.id === id));
		const attachment = issue?.attachments.find((one) => one.id === id);
		if (isOff() || !issue || !attachment) {
			throw messages(404, `The attachment with id '${id}' does not exist`);
		}
		if (!signedIn || !issue.project.visible) {
			throw messages(403, `You do not have permission to view attachment with id: ${id}`);
		}
		return { issue, attachment };
	};

	app.get('/rest/api/3/attachment/meta', async () => ({
		enabled: !isOff(),
		uploadLimit: settings.uploadLimit,
	}));

	app.post('/rest/api/3/issue/:issue/attachments', async (request) => {
		const { headers } = request.entry;
		if (headers['x-atlassian-token'] !== 'no-check') {
			throw new JiraError(403, 'XSRF check failed', { 'Content-Type': 'text/plain;charset=UTF-8' });
		}
		const issue = issueToWrite(request, context, 'CREATE_ATTACHMENTS', () =>
			messages(403, 'You do not have permission to create attachments for this issue.'),
		);
		if (isOff()) throw messages(404, 'Attachments are disabled.');
		const uploaded = [];
		for await (const { part, bytes } of partsOf(request.body, headers['content-type'])) {
			uploaded.push({ ...part, file: await files.store(bytes, settings.uploadLimit) });
		}
		const taken = uploaded.filter(({ name }) => name === 'file');
		request.entry.body = uploaded.map(({ file: { size, sha256 }, ...part }) => ({
			...part,
			size,
			sha256,
		}));
		if (taken.length === 0) throw messages(400, 'No file was uploaded.');
		if (taken.length > MOST_FILES) {
			throw tooLarge(`More than ${MOST_FILES} files cannot be uploaded at once.`);
		}
		const large = taken.find(({ file }) => file.size > settings.uploadLimit);
		if (large) {
			throw tooLarge(
				`The file '${large.filename}' exceeds the limit of ${settings.uploadLimit} bytes.`,
			);
		}
		if (issue.attachments.length + taken.length > settings.limitPerIssue) {
			throw tooLarge('The issue has reached the limit of its attachments.');
		}
		return taken.map(({ filename, mimeType, file }) =>
			showAttachment(addAttachment(site, issue, { filename, mimeType, file }), site),
		);
	});

	app.get('/rest/api/3/attachment/:id', async (request) => {
		const shown = showAttachment(attachmentOf(request).attachment, site);
		// Its own number here, a text in the issue; nothing says of which issue it is.
		return { ...shown, id: Number(shown.id) };
	});

	app.get('/rest/api/3/attachment/content/:id', async (request, reply) => {
		const { attachment } = attachmentOf(request);
		const { file, filename, mimeType } = attachment;
		if (request.query.redirect !== 'false') {
			return reply
				.code(303)
				.header('Location', await media.linkTo(attachment))
				.send();
		}
		const range = readRange(request.entry.headers.range, file.size);
		const { start, end } = range ?? { start: 0, end: file.size - 1 };
		reply
			.type(mimeType)
			.header('Content-Length', String(end - start + 1))
			.header('Accept-Ranges', 'bytes')
			.header(
				'Content-Disposition',
				`attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
			);
		if (range) reply.code(206).header('Content-Range', `bytes ${start}-${end}/${file.size}`);
		return reply.send(files.read(file, range));
	});

	app.delete('/rest/api/3/attachment/:id', async (request, reply) => {
		const { issue, attachment } = attachmentOf(request);
		context.countWrite(issue);
		if (!context.may(ownOrAll('DELETE', 'ATTACHMENTS', attachment, site), issue.project)) {
			throw messages(
				403,
				`You do not have permission to delete attachment with id: ${attachment.id}`,
			);
		}
		removeAttachment(site, issue, attachment);
		return reply.code(204).send();
	});
}

module.exports = { attachmentRoutes };
