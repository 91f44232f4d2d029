// @ts-check
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const OPENAPI_FILES = [
	'jira-platform.openapi.json',
	'jira-software-2026.openapi.json',
	'jira-service-management.openapi.json',
];
const ADF_FILE = 'adf.schema.json';

/** Atlassian's documents lie beside the checkout; they must never be copied into it. */
const directory = () =>
	process.env.JIRA_OPENAPI_DIR ?? path.resolve(__dirname, '../../../../shared/atlassian');

/** Own schemas where the documents have an object without properties. */
const TYPES = /** @type {Record<string, object>} */ ({
	type: { type: 'string' },
	state: { type: 'string', pattern: '^(future|active|closed)(,(future|active|closed))*$' },
	fields: { type: 'array', items: { type: 'string' } },
});

/** What bodies must have although the documents do not say so, by method and path. */
const REQUIRED = /** @type {Record<string, string[]>} */ ({
	'post /rest/agile/1.0/sprint': ['name', 'originBoardId'],
	'post /rest/servicedeskapi/request': ['serviceDeskId', 'requestTypeId', 'requestFieldValues'],
	'post /rest/servicedeskapi/request/{issueIdOrKey}/comment': ['public', 'body'],
	'post /rest/servicedeskapi/request/{issueIdOrKey}/attachment': [
		'public',
		'temporaryAttachmentIds',
	],
});

/** Bodies that may be missing: without one the caller himself watches, as the document's own text says. */
const OPTIONAL = ['post /rest/api/3/issue/{issueIdOrKey}/watchers'];

/** Most issues that are moved at once. */
const MOST_ISSUES = 50;

/** @param {any} parameter */
function correctParameter(parameter) {
	const isEmptyObject = (/** @type {any} */ schema) =>
		schema?.type === 'object' && !schema.properties;
	const { name, schema } = parameter;
	if (isEmptyObject(schema) || isEmptyObject(schema?.items)) parameter.schema = TYPES[name] ?? {};
	// The one list whose window the service management document demands.
	if (['start', 'limit'].includes(name)) parameter.required = false;
}

/**
 * The schema itself: bodies may be shared between operations, so that one gets a copy of its own.
 * @param {any} document @param {any} media
 */
function ownSchema(document, media) {
	const name = media.schema.$ref?.split('/').at(-1);
	media.schema = structuredClone(name ? document.components.schemas[name] : media.schema);
	return media.schema;
}

/**
 * Corrects what the documents say wrongly or leave out (atlassian/README.md §4).
 * @param {any} document
 */
function overlay(document) {
	const accountId = document.components.schemas.User?.properties?.accountId;
	// null is the documented way to unassign
	if (accountId) accountId.nullable = true;
	for (const [path, operations] of Object.entries(document.paths)) {
		for (const [method, operation] of Object.entries(operations)) {
			for (const parameter of operation.parameters ?? []) correctParameter(parameter);
			if (OPTIONAL.includes(`${method} ${path}`)) operation.requestBody.required = false;
			const media = operation.requestBody?.content?.['application/json'];
			const required = REQUIRED[`${method} ${path}`];
			if (!media || !(required || path.startsWith('/rest/agile/'))) continue;
			const schema = ownSchema(document, media);
			if (required) schema.required = required;
			if (schema.properties?.issues) schema.properties.issues.maxItems = MOST_ISSUES;
		}
	}
	const {
		IssueBulkMovePayload: move,
		targetToSourcesMapping: target,
		fields: mandatory,
	} = document.components.schemas;
	// An object here, and a list in one of the two forms that it may have, and in the document's own example.
	if (mandatory?.anyOf) delete mandatory.properties.value.type;
	// Two required properties are spelt otherwise than the properties themselves.
	if (move) move.required = ['targetToSourcesMapping'];
	if (target) target.required = [...target.required.filter(isIn(target)), 'issueIdsOrKeys'];
	return document;
}

/** @param {any} schema @returns {(name: string) => boolean} */
const isIn =
	({ properties }) =>
	(name) =>
		name in properties;

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
