// @ts-check
'use strict';

/**
 * Fastify's objects, as far as the routes use them.
 *
 * @typedef {object} Request
 * @property {string} method
 * @property {string} path as sent, without the query
 * @property {Record<string, any>} query
 * @property {Record<string, string>} params
 * @property {any} body
 * @property {Record<string, string | undefined>} headers
 * @property {boolean} signedIn
 * @property {import('./log').Entry} entry
 *
 * @typedef {object} Reply
 * @property {(status: number) => Reply} code
 * @property {(contentType: string) => Reply} type
 * @property {(name: string, value: string) => Reply} header
 * @property {(payload?: any) => Reply} send
 *
 * @typedef {(path: string, handler: (request: Request, reply: Reply) => Promise<any>) => void} Route
 * @typedef {{ get: Route, post: Route, put: Route, delete: Route }} Routes
 */

module.exports = {};
