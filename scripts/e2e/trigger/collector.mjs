// @ts-check
import { createServer } from 'node:http';

/**
 * @typedef {{ event: string, deliveryId: string, via: string, eventTime: string, issue: { key: string }, came: number } & Record<string, unknown>} Told
 *   an item of the trigger
 */

/** Takes what workflows send it, in the order in which it comes. */
export class Collector {
	/** @type {Told[]} */
	told = [];
	#server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8').on('data', (part) => (text += part));
		request.on('end', () => {
			this.told.push({ ...JSON.parse(text), came: Date.now() });
			response.end('{}');
		});
	});

	url = '';

	async start() {
		await new Promise((done) => this.#server.listen(0, '127.0.0.1', () => done(undefined)));
		const { port } = /** @type {import('node:net').AddressInfo} */ (this.#server.address());
		this.url = `http://127.0.0.1:${port}/`;
		return this;
	}

	close() {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	/** How often each event came, by its deliveryId. @param {(one: Told) => boolean} [which] */
	counts(which = () => true) {
		/** @type {Map<string, number>} */
		const counts = new Map();
		for (const { deliveryId } of this.told.filter(which)) counts.set(deliveryId, (counts.get(deliveryId) ?? 0) + 1);
		return counts;
	}
}
