// @ts-check
'use strict';

const { createHash } = require('node:crypto');
const { createReadStream, mkdtempSync, rmSync } = require('node:fs');
const { open } = require('node:fs/promises');
const os = require('node:os');
const path = require('node:path');
const { Readable } = require('node:stream');

/**
 * @typedef {object} File
 * @property {string} path
 * @property {Buffer} [bytes] of the seed, which has nothing on disk
 * @property {number} size
 * @property {string} sha256
 */

/** A file of the seed. @param {Buffer} bytes @returns {File} */
const inMemory = (bytes) => ({
	path: '',
	bytes,
	size: bytes.length,
	sha256: createHash('sha256').update(bytes).digest('hex'),
});

/** The bytes of attachments, on disk: they may be more than the memory holds. */
class Files {
	#folder = '';
	#count = 0;

	/**
	 * @param {AsyncIterable<Buffer>} bytes
	 * @param {number} limit what goes beyond is read, so that the sender comes to an end, and thrown away
	 * @returns {Promise<File>}
	 */
	async store(bytes, limit) {
		this.#folder ||= mkdtempSync(path.join(os.tmpdir(), 'jira-sandbox-'));
		const file = path.join(this.#folder, String(++this.#count));
		const hash = createHash('sha256');
		let size = 0;
		const handle = await open(file, 'w');
		try {
			for await (const piece of bytes) {
				size += piece.length;
				if (size > limit) continue;
				hash.update(piece);
				await handle.write(piece);
			}
		} finally {
			await handle.close();
		}
		return { path: file, size, sha256: hash.digest('hex') };
	}

	/** @param {File} file @param {{ start: number, end: number }} [range] both inclusive */
	read({ path: file, bytes }, range) {
		if (bytes) return Readable.from([range ? bytes.subarray(range.start, range.end + 1) : bytes]);
		return createReadStream(file, range);
	}

	clear() {
		if (this.#folder) rmSync(this.#folder, { recursive: true, force: true });
		this.#folder = '';
	}
}

module.exports = { Files, inMemory };
