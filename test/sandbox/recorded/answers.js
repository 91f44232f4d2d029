// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

/**
 * One recorded answer of a real site.
 * @typedef {object} Recorded
 * @property {string} source
 * @property {'recorded' | 'documented sample'} kind
 * @property {string} method
 * @property {string} path with its query; the prefix of Atlassian's gateway is taken away
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {any} body
 * @property {any} [requestBody]
 */

/** They lie beside the checkout, are of others, and must never be copied into it. */
const directory = () =>
	process.env.JIRA_RECORDED_DIR ?? path.resolve(__dirname, '../../../../shared/recorded');

/** @returns {{ answers: Recorded[] } | { missing: string }} */
function recordedAnswers() {
	const from = directory();
	if (!fs.existsSync(path.join(from, 'issue.json'))) {
		return { missing: `no recorded answers in ${from} (set JIRA_RECORDED_DIR)` };
	}
	const answers = fs
		.readdirSync(from)
		.filter((file) => file.endsWith('.json'))
		.flatMap((file) => JSON.parse(fs.readFileSync(path.join(from, file), 'utf8')))
		.map((one) => ({ ...one, path: one.path.replace(/^\/ex\/jira\/[^/]+/, '') }));
	return { answers };
}

module.exports = { recordedAnswers };
