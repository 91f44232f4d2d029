// @ts-check
import { request } from 'node:http';

/**
 * An HTTP request on a connection of its own. `fetch` keeps connections, and a server that was busy
 * for longer than it keeps them resets the next request instead of answering it.
 *
 * @param {string} url
 * @param {{ method: string, headers: Record<string, string>, body?: string }} options
 * @returns {Promise<{ status: number, cookies: string[], text: string }>}
 */
export function send(url, { method, headers, body }) {
	return new Promise((done, fail) => {
		const sent = request(url, { method, headers, agent: false }, (response) => {
			let text = '';
			response.setEncoding('utf8');
			response.on('data', (/** @type {string} */ part) => {
				text += part;
			});
			response.on('error', fail);
			response.on('end', () =>
				done({
					status: response.statusCode ?? 0,
					cookies: response.headers['set-cookie'] ?? [],
					text,
				}),
			);
		});
		sent.on('error', fail);
		sent.end(body);
	});
}
