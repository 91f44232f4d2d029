// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { finished } = require('node:stream/promises');
const { setTimeout: sleep } = require('node:timers/promises');
const fastify = require('fastify');
const { callerOf } = require('./auth');
const {
	JiraError,
	cloudFrontRefusal,
	methodNotAllowed,
	problem,
	unparsableJson,
	unsupportedType,
} = require('./errors');
const { answers, answerOf } = require('./faults');

/** @param {import('node:http').IncomingHttpHeaders} headers */
const hasBody = (headers) =>
	(headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;

/** @param {any} request */
const isMultipart = ({ headers }) => /^multipart\//.test(headers['content-type'] ?? '');

/**
 * The HTTP side: log, faults, sign-in, headers and errors, common to all operations.
 *
 * @param {object} parts
 * @param {import('./log').Log} parts.log
 * @param {import('./faults').Faults} parts.faults
 * @param {import('./conformance').Conformance} parts.conformance
 * @param {any} parts.settings
 * @param {(accountId: string | undefined, run: () => void) => void} parts.as runs the rest for the caller
 * @param {ReturnType<import('./language')['wordsOf']>} parts.words
 */
function createServer({ log, faults, conformance, settings, as, words }) {
	const app = fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 300 } });
	for (const name of ['entry', 'fault', 'signedIn', 'path']) app.decorateRequest(name, null);

	app.removeAllContentTypeParsers();
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
		try {
			done(null, text === '' ? undefined : JSON.parse(String(text)));
		} catch {
			done(unparsableJson(/** @type {any} */ (request).path));
		}
	});
	// Of any size: read by the route, piece by piece.
	app.addContentTypeParser(/^multipart\//, (_request, stream, done) => done(null, stream));
	app.addContentTypeParser('*', { parseAs: 'string' }, (/** @type {any} */ request, text, done) => {
		const type = request.headers['content-type'];
		if (type && text && request.path.startsWith('/rest/'))
			done(unsupportedType(type, request.path));
		else done(null, text);
	});

	/** @type {{ method: string, pattern: RegExp }[]} */
	const routes = [];
	app.addHook('onRoute', ({ method, url }) => {
		const pattern = new RegExp(`^${url.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);
		for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, pattern });
	});

	/** @param {string | undefined} authorization @returns {Record<string, string>} */
	const commonHeaders = (authorization) => {
		const trace = randomUUID();
		const caller = callerOf(authorization);
		return {
			'Atl-Traceid': trace.replaceAll('-', ''),
			'Atl-Request-Id': trace,
			'X-Arequestid': randomUUID().replaceAll('-', ''),
			...(caller && { 'X-AAccountId': encodeURIComponent(caller) }),
			...(authorization !== undefined &&
				!caller &&
				settings.loginReasonHeader && { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' }),
		};
	};

	app.addHook('onRequest', async (/** @type {any} */ request, reply) => {
		request.path = request.raw.url.split('?', 1)[0];
		request.entry = log.begin(request);
		// A client that gives up gets no answer, yet the request is over.
		reply.raw.once('close', () => log.end(request.entry));
		request.signedIn = callerOf(request.headers.authorization) !== undefined;
		// First, so that a fault or an error can say something else.
		reply.headers(commonHeaders(request.headers.authorization));
	});

	app.addHook('preHandler', async (/** @type {any} */ request, reply) => {
		const { entry } = request;
		if (!isMultipart(request)) entry.body = request.body;
		log.find(entry, conformance.check(entry));
		const fault = faults.next(entry);
		const wait = settings.latency + (fault?.delay ?? 0);
		if (wait > 0) await sleep(wait);
		if (fault?.after) {
			request.fault = fault;
		} else if (fault?.drop) {
			log.end(entry);
			reply.hijack();
			request.raw.socket.destroy();
		} else if (fault && answers(fault)) {
			if (isMultipart(request)) await finished(request.body.resume());
			const { status, headers, payload } = answerOf(fault);
			return reply.code(status).headers(headers).send(payload);
		} else if (request.method === 'GET' && hasBody(request.headers)) {
			throw cloudFrontRefusal();
		}
		return undefined;
	});

	app.addHook('preHandler', (request, _reply, done) =>
		as(callerOf(request.headers.authorization), done),
	);

	app.addHook('onSend', async (/** @type {any} */ { entry, fault, raw }, reply, payload) => {
		let answer = payload;
		if (fault && answers(fault)) {
			const instead = answerOf(fault);
			reply.code(instead.status).headers(instead.headers);
			reply.removeHeader('content-length');
			answer = instead.payload;
		}
		log.end(entry, fault?.drop ? undefined : reply.statusCode);
		if (fault?.drop) raw.socket.destroy();
		return answer;
	});

	app.setErrorHandler((error, request, reply) => {
		if (!(error instanceof JiraError)) {
			log.find(/** @type {any} */ (request).entry, [
				`sandbox fault: ${/** @type {any} */ (error).stack}`,
			]);
			return reply.code(500).send({ errorMessages: ['Internal server error'], errors: {} });
		}
		const json = typeof error.body === 'object';
		reply.code(error.status);
		reply.header(
			'Content-Type',
			json ? 'application/json;charset=UTF-8' : 'text/html;charset=UTF-8',
		);
		reply.headers(error.headers);
		return reply.send(json ? JSON.stringify(words.errorBody(error.body)) : error.body);
	});

	app.setNotFoundHandler((/** @type {any} */ request) => {
		const { method, path } = request;
		const allowed = routes.filter(({ pattern }) => pattern.test(path)).map((one) => one.method);
		if (allowed.length > 0) throw methodNotAllowed(method, path, [...new Set(allowed)]);
		if (path.startsWith('/rest/')) log.find(request.entry, ['not implemented by the sandbox']);
		throw problem(404, 'Not Found', `No endpoint ${method} ${path}.`, path);
	});

	return app;
}

module.exports = { createServer };
