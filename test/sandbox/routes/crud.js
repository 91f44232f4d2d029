// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { invalidPayload } = require('../errors');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../sandbox').Context} Context
 */

/**
 * A list of things.
 * @template T
 * @typedef {object} List
 * @property {string} path
 * @property {(request: Request, rows: any[], context: Context) => any} page how the kind of list is cut, see paging.js
 * @property {(request: Request) => T[]} rows
 * @property {(thing: T, request: Request) => any} [show] where a list shows them otherwise
 */

/**
 * What is a kind's own; a part that is missing is no route.
 * @template T
 * @typedef {object} Kind
 * @property {string} path of all of them; one of them is `{path}/:id`
 * @property {(request: Request) => T} find what a path names; throws when it is not there for the caller
 * @property {(thing: T, request: Request) => any} show
 * @property {(body: any, request: Request) => T} [create]
 * @property {Partial<Record<'put' | 'post', (thing: T, body: any, request: Request) => void>>} [update]
 * @property {(thing: T, request: Request) => void} [remove]
 * @property {List<T>[]} [lists]
 */

/** @param {Request} request @returns {Record<string, any>} @throws 400 */
function bodyOf({ body }) {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidPayload();
	return body;
}

/**
 * Routes of things that are made, read, changed, removed and listed in the same way.
 * @template T
 * @param {import('../http').Routes} app @param {Context} context @param {Kind<T>} kind
 */
function crudRoutes(app, context, { path, find, show, create, update = {}, remove, lists = [] }) {
	app.get(`${path}/:id`, async (request) => show(find(request), request));

	if (create) {
		app.post(path, async (request, reply) => {
			requireAccount(request);
			return reply.code(201).send(show(create(bodyOf(request), request), request));
		});
	}
	for (const method of /** @type {const} */ (['put', 'post'])) {
		const change = update[method];
		if (!change) continue;
		app[method](`${path}/:id`, async (request) => {
			requireAccount(request);
			const thing = find(request);
			change(thing, bodyOf(request), request);
			return show(thing, request);
		});
	}
	if (remove) {
		app.delete(`${path}/:id`, async (request, reply) => {
			requireAccount(request);
			remove(find(request), request);
			return reply.code(204).send();
		});
	}
	for (const list of lists) {
		const { show: shown = show } = list;
		app.get(list.path, async (request) => {
			const rows = list.rows(request).map((thing) => shown(thing, request));
			return list.page(request, rows, context);
		});
	}
}

module.exports = { crudRoutes, bodyOf };
