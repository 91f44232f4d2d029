// @ts-check
'use strict';

/** A 401 has a JSON type over plain text. @param {string} text */
function parsed(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/**
 * A bare client for the sandbox's own tests and measurements.
 * @param {{ url: string, account: { email: string, apiToken: string } }} jira
 */
function clientFor({ url, account }) {
	const basic = Buffer.from(`${account.email}:${account.apiToken}`).toString('base64');

	/**
	 * @param {string} method
	 * @param {string} path
	 * @param {any} [body]
	 * @param {Record<string, string>} [headers]
	 */
	return async function call(method, path, body, headers = {}) {
		const response = await fetch(url + path, {
			method,
			headers: {
				authorization: `Basic ${basic}`,
				...(body !== undefined && { 'content-type': 'application/json' }),
				...headers,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		const isJson = /json/.test(response.headers.get('content-type') ?? '');
		return {
			status: response.status,
			headers: response.headers,
			/** @type {any} */
			body: isJson ? parsed(text) : text,
		};
	};
}

module.exports = { clientFor };
