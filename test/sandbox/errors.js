// @ts-check
'use strict';

/**
 * An answer other than success, as Jira gives it. Texts marked (R) were recorded from a real site
 * in October 2026 (facts/jira-api.md, evidence marks).
 */
class JiraError extends Error {
	/**
	 * @param {number} status
	 * @param {object | string} body an object is sent as JSON, a string as HTML or plain text
	 * @param {Record<string, string>} [headers]
	 */
	constructor(status, body, headers = {}) {
		super(typeof body === 'string' ? body : JSON.stringify(body));
		this.status = status;
		this.body = body;
		this.headers = headers;
	}
}

/**
 * @param {number} status
 * @param {string[]} errorMessages
 */
const messages = (status, ...errorMessages) => new JiraError(status, { errorMessages, errors: {} });

/** @param {Record<string, string>} errors text by field id */
const fieldErrors = (errors) => new JiraError(400, { errorMessages: [], errors });

/** `errors` is missing here, as it is on the real site (R). */
const invalidPayload = () =>
	new JiraError(400, {
		errorMessages: ['Invalid request payload. Refer to the REST API documentation and try again.'],
	});

/** @param {string} [path] (R) */
const unparsableJson = (path = '') =>
	// The newer operations are of another make.
	path.endsWith('/search/jql')
		? problem(400, 'Bad Request', 'Failed to read request', path)
		: new JiraError(400, {
				errorMessages: ['There was an error parsing JSON. Check that your request body is valid.'],
			});

/** (R) */
const issueNotFound = () =>
	messages(404, 'Issue does not exist or you do not have permission to see it.');

/** @param {string} keyOrId (R) */
const projectNotFound = (keyOrId) =>
	messages(
		404,
		/^\d+$/.test(keyOrId)
			? `No project could be found with id '${keyOrId}'.`
			: `No project could be found with key '${keyOrId}'.`,
	);

/**
 * Problem details: what Jira's router answers before an operation is reached (R).
 * @param {number} status
 * @param {string} title
 * @param {string} detail
 * @param {string} instance
 * @param {Record<string, string>} [headers]
 */
const problem = (status, title, detail, instance, headers = {}) =>
	new JiraError(
		status,
		{ type: 'about:blank', title, status, detail, instance },
		{ 'Content-Type': 'application/problem+json;charset=UTF-8', ...headers },
	);

/** @param {string} method @param {string} path @param {string[]} allowed (R) */
const methodNotAllowed = (method, path, allowed) =>
	problem(405, 'Method Not Allowed', `Method '${method}' is not supported.`, path, {
		Allow: allowed.join(', '),
	});

/** @param {string} contentType @param {string} path */
const unsupportedType = (contentType, path) =>
	problem(415, 'Unsupported Media Type', `Content-Type '${contentType}' is not supported.`, path);

const unauthenticated = () =>
	new JiraError(401, 'Client must be authenticated to access this resource.', {
		// The type that was asked for, over a body that is none (R).
		'Content-Type': 'application/json;charset=UTF-8',
		'X-Frame-Options': 'SAMEORIGIN',
		'WWW-Authenticate': 'OAuth realm="http%3A%2F%2F127.0.0.1"',
	});

/** A body on GET never reaches Jira: CloudFront refuses it (n8n#13401). */
const cloudFrontRefusal = () =>
	new JiraError(403, htmlPage('403 ERROR', 'The request could not be satisfied.'));

/** (R) */
const searchRemoved = () =>
	messages(
		410,
		'The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full' +
			' migration guideline is available at https://developer.atlassian.com/changelog/#CHANGE-2046',
	);

/**
 * @param {number} retryAfter seconds
 * @param {string} reason value of the RateLimit-Reason header
 */
const rateLimited = (retryAfter, reason) =>
	new JiraError(429, defaultBody(429), {
		'Retry-After': String(retryAfter),
		'RateLimit-Reason': reason,
		'X-RateLimit-Reset': new Date(Date.now() + retryAfter * 1000).toISOString().slice(0, 16) + 'Z',
	});

/**
 * What usually comes with a status when nothing more is said.
 * @param {number} status
 * @returns {object | string}
 */
function defaultBody(status) {
	if (status === 401) return 'Client must be authenticated to access this resource.';
	if (status === 429) return { errorMessages: ['Rate limit exceeded.'], errors: {} };
	if (status === 410) return searchRemoved().body;
	if (status >= 502) return htmlPage(`${status} ERROR`, 'The request could not be satisfied.');
	if (status >= 400) return { errorMessages: [`Status ${status} from the sandbox.`], errors: {} };
	return {};
}

/**
 * @param {string} title
 * @param {string} text
 */
function htmlPage(title, text) {
	const head = `<head><title>${title}</title></head>`;
	return `<!DOCTYPE html><html>${head}<body><h1>${title}</h1><p>${text}</p></body></html>`;
}

module.exports = {
	JiraError,
	messages,
	fieldErrors,
	invalidPayload,
	unparsableJson,
	issueNotFound,
	projectNotFound,
	problem,
	methodNotAllowed,
	unsupportedType,
	unauthenticated,
	cloudFrontRefusal,
	searchRemoved,
	rateLimited,
	defaultBody,
};
