// @ts-check
'use strict';

const path = require('node:path');
const fs = require('node:fs');

/**
 * The one registry of calls: every layer of tests, the e2e run and the bench take their cases from here. A file for
 * each resource, or several that begin with its name; an operation without a sample fails the tests.
 *
 * @typedef {object} Sample
 * @property {object} parameters the shortest call that succeeds on the stand-in's seed, without resource and operation
 * @property {string} [project] the key of the project that it is about; left out, OPS
 * @property {boolean} [siteWide] whether it is about no single project: a list, a search, a person
 * @property {(jira: any) => object} [filledIn] a call as a person fills it in, for the e2e run; left out, `parameters`
 * @property {object} [fuller] what fills, added to `parameters`, the results that it leaves empty
 * @property {boolean} [anyAnswer] whether its results are whatever Jira answers, and have no fields of their own
 * @property {string[]} [emptyInSeed] results that nothing on the stand-in's site fills
 * @property {(items: any[], jira: any) => string} check throws, or tells in a few words what that call did
 */

const files = fs.readdirSync(__dirname).filter((file) => !['index.js', 'index.d.ts', 'values.js'].includes(file));

/** By the ID under which a credential names the operation, e.g. `issue:create`. @type {Record<string, Sample>} */
const samples = Object.fromEntries(
	files.flatMap((file) => {
		/** @type {Record<string, Sample>} */
		const own = require(path.join(__dirname, file));
		return Object.entries(own).map(([operation, sample]) => [`${file.split('.')[0]}:${operation}`, sample]);
	}),
);

module.exports = { samples };
