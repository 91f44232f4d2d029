// @ts-check
'use strict';

const { fieldErrors, invalidPayload, messages } = require('./errors');
const { byId } = require('./fields/catalogue');
const { readChanges } = require('./fields/changes');

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/**
 * @param {any} body of create, edit or transition
 * @throws 400 when a part has the wrong type
 */
function checkPayload(body) {
	const { fields = {}, update = {}, properties = [] } = isObject(body) ? body : { fields: null };
	const isList = (/** @type {any} */ value) => Array.isArray(value) && value.every(isObject);
	if (!isObject(fields) || !isObject(update) || !isList(properties)) throw invalidPayload();
	if (!Object.values(update).every(isList)) throw invalidPayload();
}

/** @param {any} fields @param {string[]} required field ids @param {Record<string, string>} errors */
function requireFields(fields, required, errors) {
	if (fields.summary === undefined || fields.summary === null) {
		errors.summary ??= 'You must specify a summary of the issue.';
	}
	for (const id of required) {
		if (fields[id] === undefined || fields[id] === null)
			errors[id] ??= `${byId.get(id)?.name} is required.`;
	}
}

/**
 * @param {import('./site').Issue | null | undefined} parent
 * @param {any} issuetype
 * @param {Record<string, string>} errors
 */
function checkHierarchy(parent, issuetype, errors) {
	if (!parent && issuetype.subtask) {
		errors.issuetype ??= 'Issue type is a sub-task but parent issue key or id not specified.';
	}
	if (parent && parent.fields.issuetype.hierarchyLevel !== issuetype.hierarchyLevel + 1) {
		errors.parentId ??= 'Given parent work item does not belong to appropriate hierarchy.';
	}
}

/** @param {import('./site').Issue} issue @param {any} body */
function setProperties(issue, body) {
	for (const { key, value } of body.properties ?? []) issue.properties[key] = value;
}

/**
 * Makes an issue as a request says.
 * @param {import('./sandbox').Context} context @param {import('./http').Request} request
 * @param {any} body what describes the issue: the whole request, or a part of one
 * @throws 400
 */
function createIssue(context, request, body) {
	const { site } = context;
	// (R)
	if (body === undefined || (isObject(body) && Object.keys(body).length === 0)) {
		throw messages(400, 'No Issue Create payload supplied');
	}
	checkPayload(body);
	const { project: named } = body.fields ?? {};
	const wanted = named?.key ?? named?.id;
	if (wanted === undefined) throw fieldErrors({ project: 'Specify a valid project ID or key' });
	const project = request.signedIn ? site.visibleProject(String(wanted)) : undefined;
	if (!project) throw fieldErrors({ project: 'valid project is required' });
	if (!context.may('CREATE_ISSUES', project)) {
		throw fieldErrors({
			project: 'You do not have permission to create issues in this project.',
		});
	}
	try {
		return create(site, project, body);
	} catch (error) {
		// A refused creation still uses up its number (JRACLOUD-78553).
		project.counter++;
		throw error;
	}
}

/** @param {import('./site').Site} site @param {import('./site').Project} project @param {any} body */
function create(site, project, body) {
	if (!body.fields.issuetype) throw fieldErrors({ issuetype: 'Specify an issue type' });
	const { project: _named, ...fields } = body.fields;
	const { values, errors } = readChanges(
		{ fields, update: body.update },
		{ screen: project.screen, stored: {}, context: { site, project } },
	);
	if (errors.issuetype) throw fieldErrors(errors);
	const type = project.types.find((one) => one.json === values.issuetype);
	requireFields(values, type?.required ?? [], errors);
	if (!errors.parent) checkHierarchy(values.parent, values.issuetype, errors);
	if (Object.keys(errors).length > 0) throw fieldErrors(errors);
	const issue = site.addIssue(project, values);
	setProperties(issue, body);
	return issue;
}

module.exports = { isObject, checkPayload, checkHierarchy, setProperties, createIssue };
