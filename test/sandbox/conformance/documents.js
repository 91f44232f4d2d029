// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const OPENAPI_FILES = ['jira-platform.openapi.json', 'jira-software.openapi.json'];
const ADF_FILE = 'adf.schema.json';

/** Atlassian's documents lie beside the checkout; they must never be copied into it. */
const directory = () =>
	process.env.JIRA_OPENAPI_DIR ?? path.resolve(__dirname, '../../../../shared/atlassian');

/**
 * Corrects what the documents say wrongly (atlassian/README.md §4, "False positives").
 * @param {any} document
 */
function overlay(document) {
	const accountId = document.components.schemas.User?.properties?.accountId;
	// null is the documented way to unassign
	if (accountId) accountId.nullable = true;
	for (const parameter of document.paths['/rest/agile/1.0/board']?.get?.parameters ?? []) {
		// typed as an object without properties
		if (parameter.name === 'type') parameter.schema = { type: 'string' };
	}
	return document;
}

/** @type {Map<string, { openapi: any[], adf: any } | { missing: string }>} by directory */
const loaded = new Map();

/** @returns {{ openapi: any[], adf: any } | { missing: string }} read once per process */
function documents() {
	const from = directory();
	let result = loaded.get(from);
	if (!result) {
		const missing = [...OPENAPI_FILES, ADF_FILE].filter(
			(file) => !fs.existsSync(path.join(from, file)),
		);
		/** @param {string} file */
		const read = (file) => JSON.parse(fs.readFileSync(path.join(from, file), 'utf8'));
		result =
			missing.length > 0
				? { missing: `${missing.join(', ')} not found in ${from} (set JIRA_OPENAPI_DIR)` }
				: { openapi: OPENAPI_FILES.map((file) => overlay(read(file))), adf: read(ADF_FILE) };
		loaded.set(from, result);
	}
	return result;
}

module.exports = { documents };
