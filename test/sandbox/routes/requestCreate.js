// @ts-check
'use strict';

const { byId } = require('../fields/catalogue');
const { readChanges } = require('../fields/changes');
const { isAgent, openRequest } = require('../service');
const { toDocument } = require('../v2');
const { bodyOf } = require('./crud');
const { takeTemporary } = require('./requestFiles');
const { deskOf, serviceError, silent } = require('./serviceGuards');

const KEYS =
	'serviceDeskId requestTypeId requestFieldValues requestParticipants raiseOnBehalfOf isAdfRequest channel form'.split(
		' ',
	);

/** @param {string} [reason] (Q) */
const notCreated = (reason = '') =>
	serviceError(
		400,
		`Your request could not be created. Please check the fields have been correctly filled in. ${reason}`.trim(),
		'sd.validation.request.creation.failure.required.field',
		reason ? [reason] : [],
	);

/**
 * Texts are wiki text, unless the body says that all of them are documents.
 * @param {string} fieldId @param {any} value @param {boolean} asDocuments
 * @throws 400 without a word
 */
function read(fieldId, value, asDocuments) {
	if (byId.get(fieldId)?.kind !== 'document' || value === null) return value;
	if (asDocuments === (typeof value === 'string')) throw silent(400);
	return asDocuments ? value : toDocument(value);
}

/**
 * The values of a form.
 * @param {any} given by field id @param {import('../seed/serviceDesk').RequestType} type
 * @param {boolean} asDocuments @param {import('../fields/codecs').Context} context
 * @throws 400
 */
function readForm(given, { fields }, asDocuments, context) {
	const offered = fields.filter(({ visible = true }) => visible);
	for (const fieldId of Object.keys(given)) {
		if (!offered.some((one) => one.fieldId === fieldId)) {
			throw notCreated(`The field '${fieldId}' is not valid for this request type.`);
		}
	}
	for (const { fieldId, name, required } of offered) {
		const value = given[fieldId];
		if (required && (value === undefined || value === null || value === '')) {
			throw notCreated(`Please provide a valid value for field '${name}'`);
		}
	}
	const entries = Object.entries(given)
		.filter(([fieldId]) => fieldId !== 'attachment')
		.map(([fieldId, value]) => [fieldId, read(fieldId, value, asDocuments)]);
	const { values, errors } = readChanges(
		{ fields: Object.fromEntries(entries) },
		{ screen: offered.map(({ fieldId }) => fieldId), stored: {}, context },
	);
	// What has another form is refused without a word (Q).
	if (Object.keys(errors).length > 0) throw silent(400);
	return values;
}

/**
 * @param {import('../http').Request} request @param {import('../sandbox').Context} context
 * @returns {any} the issue it is
 * @throws 400, 403, 404
 */
function newRequest(request, context) {
	const { site } = context;
	const body = bodyOf(request);
	if (Object.keys(body).some((key) => !KEYS.includes(key))) throw silent(400);
	const { serviceDeskId, requestTypeId, requestFieldValues, isAdfRequest = false } = body;
	const { raiseOnBehalfOf, requestParticipants = [] } = body;
	if (serviceDeskId === undefined) throw serviceError(400, 'The service desk id is required.');
	if (requestTypeId === undefined) throw serviceError(400, 'The request type id is required.');
	if (typeof requestFieldValues !== 'object' || requestFieldValues === null) throw notCreated();
	const desk = deskOf(request, site, String(serviceDeskId));
	const type = desk.types.find(({ id }) => id === String(requestTypeId));
	if (!type)
		throw serviceError(400, `The request type '${requestTypeId}' is not one of the service desk.`);

	const forOthers = raiseOnBehalfOf !== undefined || requestParticipants.length > 0;
	if (forOthers && !isAgent(site)) {
		throw serviceError(403, 'You do not have permission to raise requests for others.');
	}
	const reporter = raiseOnBehalfOf === undefined ? site.account : site.users.get(raiseOnBehalfOf);
	const isKnown =
		reporter?.active &&
		(raiseOnBehalfOf === undefined ||
			desk.customers.includes(raiseOnBehalfOf) ||
			reporter.products.includes('serviceDesk'));
	if (!reporter || !isKnown) {
		throw serviceError(
			400,
			`The customer '${raiseOnBehalfOf}' does not exist or is not on the service desk.`,
		);
	}
	const stranger = requestParticipants.find((/** @type {string} */ id) => !site.users.has(id));
	if (stranger) throw serviceError(400, `The participant '${stranger}' does not exist.`);

	const project = /** @type {import('../site').Project} */ (site.project(desk.projectKey));
	const values = readForm(requestFieldValues, type, isAdfRequest === true, { site, project });
	const files = takeTemporary(site, desk, requestFieldValues.attachment ?? []);
	const issue = site.addIssue(project, {
		...values,
		issuetype: project.types.find(({ json }) => json.id === desk.issueTypeId)?.json,
		reporter: reporter.json,
	});
	openRequest(site, issue, desk, type, { participants: requestParticipants });
	files.attachTo(issue);
	return issue;
}

module.exports = { newRequest };
