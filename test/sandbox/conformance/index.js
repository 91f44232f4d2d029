// @ts-check
'use strict';

const { default: AjvDraft04 } = require('ajv-draft-04');
const { documents } = require('./documents');
const { Operations } = require('./operations');
const { rules, everywhere } = require('./rules');

/** @typedef {{ operations: Operations[], adf: (value: any) => string | undefined }} Checker */

/** @type {Map<object, Checker>} by document: compiled checks are shared by all sandboxes of a process */
const checkers = new Map();

/** @param {{ openapi: any[], adf: any }} source @returns {Checker} */
function checkerFor(source) {
	let checker = checkers.get(source);
	if (!checker) {
		const operations = source.openapi.map((document) => new Operations(document));
		checker = { operations, adf: documentCheck(source.adf) };
		checkers.set(source, checker);
	}
	return checker;
}

/** @param {any} schema @returns {(value: any) => string | undefined} why a value is no ADF document */
function documentCheck(schema) {
	/** @type {import('ajv').ValidateFunction | undefined} */
	let validate;
	return (value) => {
		validate ??= new AjvDraft04({ strict: false, logger: false }).compile(schema);
		if (validate(value)) return undefined;
		const deepest = (validate.errors ?? []).reduce((a, b) =>
			b.instancePath.length > a.instancePath.length ? b : a,
		);
		return `${deepest.instancePath || 'the whole'} ${deepest.message}`;
	};
}

/** Webhooks that administrators make are described in prose only. @param {string} path */
const isDocumented = (path) => path.startsWith('/rest/') && !path.startsWith('/rest/webhooks/');

/** Holds requests against Atlassian's documents. */
class Conformance {
	constructor() {
		/** number of requests checked */
		this.checked = 0;
		const source = documents();
		/** @type {string | undefined} why nothing is checked */
		this.skipped = 'missing' in source ? source.missing : undefined;
		this.checker = () => checkerFor(/** @type {any} */ (source));
	}

	/** @param {import('../log').Sent} request @returns {string[]} findings */
	check(request) {
		if (this.skipped !== undefined || !isDocumented(request.path)) return [];
		this.checked++;
		const { operations, adf } = this.checker();
		for (const document of operations) {
			const template = document.template(request.path);
			if (template === undefined) continue;
			const rule = rules[`${request.method} ${template}`];
			return [
				...document.check(request, template),
				...everywhere(request),
				...(rule ? rule(request, adf) : []),
			];
		}
		return ['the documents have no such path'];
	}

	/**
	 * Holds an answer of the stand-in against the documents, which say less about answers.
	 * @param {{ method: string, path: string, status: number, body: any }} answer @returns {string[]} findings
	 */
	checkAnswer(answer) {
		if (this.skipped !== undefined) return [];
		for (const document of this.checker().operations) {
			const template = document.template(answer.path);
			if (template !== undefined) return document.checkAnswer(answer, template);
		}
		return ['the documents have no such path'];
	}
}

module.exports = { Conformance };
