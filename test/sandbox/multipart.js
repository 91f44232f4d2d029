// @ts-check
'use strict';

const { invalidPayload } = require('./errors');

/**
 * @typedef {object} Part
 * @property {string} name
 * @property {string} filename
 * @property {string} mimeType
 */

const END_OF_HEADERS = Buffer.from('\r\n\r\n');

/** Bytes that come in chunks, looked through as one text. */
class Source {
	/** Begins with the end of a line, so that the first delimiter looks like the others. */
	pending = Buffer.from('\r\n');

	/** @param {AsyncIterable<Buffer>} chunks */
	constructor(chunks) {
		this.chunks = chunks[Symbol.asyncIterator]();
	}

	/** @throws 400 at the end */
	async fill() {
		const { done, value } = await this.chunks.next();
		if (done) throw invalidPayload();
		this.pending = Buffer.concat([this.pending, value]);
	}

	/** What stands before a delimiter, piece by piece; the delimiter is taken away. @param {Buffer} delimiter */
	async *upTo(delimiter) {
		for (;;) {
			const at = this.pending.indexOf(delimiter);
			const free = at < 0 ? this.pending.length - delimiter.length + 1 : at;
			if (free > 0) yield this.take(free);
			if (at >= 0) {
				this.take(delimiter.length);
				return;
			}
			await this.fill();
		}
	}

	/** @param {number} length */
	take(length) {
		const taken = this.pending.subarray(0, length);
		this.pending = this.pending.subarray(length);
		return taken;
	}

	/** @param {Buffer} delimiter */
	async textUpTo(delimiter) {
		const pieces = [];
		for await (const piece of this.upTo(delimiter)) pieces.push(piece);
		return Buffer.concat(pieces).toString();
	}
}

/** @param {string} headers of a part @returns {Part} @throws 400 */
function partOf(headers) {
	const disposition = /^content-disposition:(.*)$/im.exec(headers)?.[1] ?? '';
	const name = /[;\s]name="([^"]*)"/i.exec(disposition)?.[1];
	const filename = /[;\s]filename="([^"]*)"/i.exec(disposition)?.[1];
	const encoded = /filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
	if (name === undefined) throw invalidPayload();
	return {
		name,
		filename: encoded ? decodeURIComponent(encoded) : (filename ?? ''),
		mimeType: /^content-type:\s*([^;\s]+)/im.exec(headers)?.[1] ?? 'application/octet-stream',
	};
}

/**
 * The parts of a multipart body, one after the other; the bytes of one are read before the next comes. Nothing
 * is kept, so that a body may be of any size.
 * @param {AsyncIterable<Buffer>} body @param {string | undefined} contentType
 * @returns {AsyncGenerator<{ part: Part, bytes: AsyncIterable<Buffer> }>}
 * @throws 400
 */
async function* partsOf(body, contentType) {
	const boundary = /boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1];
	if (!boundary) throw invalidPayload();
	const delimiter = Buffer.from(`\r\n--${boundary}`);
	const source = new Source(body);
	await source.textUpTo(delimiter);
	for (;;) {
		while (source.pending.length < 2) await source.fill();
		if (source.pending.subarray(0, 2).toString() === '--') return;
		const part = partOf(await source.textUpTo(END_OF_HEADERS));
		yield { part, bytes: source.upTo(delimiter) };
	}
}

module.exports = { partsOf };
