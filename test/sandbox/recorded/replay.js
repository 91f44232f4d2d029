// @ts-check
'use strict';

const http = require('node:http');

/** @typedef {Pick<import('./answers').Recorded, 'method' | 'path' | 'status' | 'headers' | 'body'>} Answer */

/** What stands in the headers of an answer that was recorded without them. */
const JSON_TYPE = { 'content-type': 'application/json;charset=UTF-8' };

/**
 * A server that answers what was recorded, by method and path; the query is not looked at. The first answer
 * for a path is given; what was not recorded is 404 as for an issue that does not exist.
 * @param {Answer[]} answers
 */
async function startReplay(answers) {
	/** @type {string[]} */
	const requests = [];
	/** @param {string} path */
	const bare = (path) => path.split('?', 1)[0];
	const server = http.createServer((request, response) => {
		const path = bare(request.url ?? '');
		requests.push(`${request.method} ${path}`);
		const found = answers.find((one) => one.method === request.method && bare(one.path) === path);
		const { status, headers, body } = found ?? {
			status: 404,
			headers: {},
			body: {
				errorMessages: ['Issue does not exist or you do not have permission to see it.'],
				errors: {},
			},
		};
		const text = typeof body === 'string' ? body : JSON.stringify(body);
		response.writeHead(status, { ...JSON_TYPE, ...headers });
		request.resume().on('end', () => response.end(status === 204 ? undefined : text));
	});
	await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
	const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
	return {
		url: `http://127.0.0.1:${port}`,
		requests,
		close: () =>
			new Promise((done) => {
				server.closeAllConnections();
				server.close(done);
			}),
	};
}

module.exports = { startReplay };
