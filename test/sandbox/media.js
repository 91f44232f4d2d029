// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const http = require('node:http');

/**
 * The host that Jira sends to for the bytes of an attachment: another than the site. Who has the link may read;
 * whoever sends a credential there has given it away.
 */
class MediaHost {
	/** @type {Map<string, import('./attachments').Attachment>} by token of the link */
	links = new Map();
	/** @type {{ path: string, headers: import('node:http').IncomingHttpHeaders }[]} */
	requests = [];
	#server = http.createServer((request, response) => this.#answer(request, response));
	/** @type {Promise<string> | undefined} */
	#address;

	/** @param {import('./files').Files} files */
	constructor(files) {
		this.files = files;
	}

	/** It listens from the first link on. @returns {Promise<string>} */
	#url() {
		this.#address ??= new Promise((resolve) => {
			this.#server.listen(0, '127.0.0.1', () => {
				const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
				resolve(`http://127.0.0.1:${port}`);
			});
		});
		return this.#address;
	}

	/** @param {import('./attachments').Attachment} attachment @returns {Promise<string>} a signed link */
	async linkTo(attachment) {
		const token = randomUUID();
		this.links.set(token, attachment);
		const name = encodeURIComponent(attachment.filename);
		return `${await this.#url()}/file/${attachment.media}/binary?token=${token}&dl=true&name=${name}`;
	}

	/** credentials that were sent here: there should be none */
	get leaked() {
		return this.requests.flatMap(({ headers }) => headers.authorization ?? headers.cookie ?? []);
	}

	/** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
	#answer(request, response) {
		const { url = '', headers } = request;
		this.requests.push({ path: url, headers });
		const attachment = this.links.get(new URL(url, 'http://media').searchParams.get('token') ?? '');
		if (headers.authorization || !attachment) {
			response.writeHead(403, { 'content-type': 'application/json' });
			response.end(
				JSON.stringify({ error: { code: 'JwtAuthoriser:AuthFailed', title: 'Forbidden' } }),
			);
			return;
		}
		const { mimeType, file } = attachment;
		response.writeHead(200, { 'content-type': mimeType, 'content-length': file.size });
		this.files.read(file).pipe(response);
	}

	clear() {
		this.links.clear();
		this.requests = [];
	}

	async close() {
		if (!this.#address) return;
		await this.#address;
		this.#server.closeAllConnections();
		await new Promise((done) => this.#server.close(done));
	}
}

module.exports = { MediaHost };
