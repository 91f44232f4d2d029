// @ts-check
'use strict';

const { byId, isIn } = require('./fields/catalogue');
const { codecs } = require('./fields/codecs');
const { setParent } = require('./hierarchy');
const { fieldItems, item } = require('./history');

/**
 * @typedef {import('./site').Issue} Issue
 * @typedef {import('./site').Site} Site
 * @typedef {import('./seed/reference').Project} Project
 *
 * @typedef {object} Target
 * @property {Project} project
 * @property {Project['types'][number]} type
 * @property {Issue | null} parent
 * @property {any} mapping what was sent with it
 */

/** Lists whose members belong to a project. */
const OF_PROJECT = /** @type {Record<string, (project: Project) => any[]>} */ ({
	components: ({ components }) => components,
	fixVersions: ({ versions }) => versions,
	versions: ({ versions }) => versions,
});

/**
 * The status an issue has afterwards.
 * @param {Site} site @param {Issue} issue @param {Target} target
 * @returns {any} undefined: nobody said
 */
function statusAfter(site, { fields: { status } }, { type: { workflow }, mapping }) {
	if (workflow.statuses.some(([id]) => id === status.id)) return status;
	if (mapping.inferStatusDefaults) {
		const initial = workflow.transitions.find((one) => one.initial);
		return site.status(initial?.to ?? '');
	}
	for (const { statuses } of mapping.targetStatus ?? []) {
		const [id] = Object.entries(statuses).find(([, from]) => from.includes(status.id)) ?? [];
		const found = site.statuses.find((one) => one.id === id);
		if (found) return found;
	}
	return undefined;
}

/**
 * What was sent for the fields that the target demands; `retain` keeps what the issue has.
 * @param {Site} site @param {Issue} issue @param {Target} target @returns {Record<string, any>}
 */
function sentFields(site, issue, { mapping, project }) {
	const all = (mapping.targetMandatoryFields ?? []).map((/** @type {any} */ { fields }) => fields);
	const entries = Object.entries(Object.assign({}, ...all));
	return Object.fromEntries(
		entries
			.filter(([id, one]) => !one.retain || !issue.fields[id])
			.map(([id, { value }]) => {
				const field = /** @type {import('./fields/catalogue').Field} */ (byId.get(id));
				// A choice comes as a list of IDs.
				const written = field.kind === 'option' ? { id: value[0] } : value;
				return [id, codecs[field.kind](written, field, { site, project })];
			}),
	);
}

/**
 * Why an issue cannot be moved.
 * @param {Site} site @param {Issue} issue @param {Target} target
 * @returns {string | undefined}
 */
function obstacle(site, issue, target) {
	const { type, parent } = target;
	if (issue.archived) return 'The issue is archived.';
	if (type.json.subtask && !parent) return 'A sub-task needs a parent.';
	if (!type.json.subtask && issue.fields.issuetype.subtask)
		return 'Sub-tasks and other issues cannot be moved into one another.';
	if (!statusAfter(site, issue, target)) {
		return `The status '${issue.fields.status.name}' has no counterpart in the target.`;
	}
	const sent = sentFields(site, issue, target);
	const missing = type.required.find((id) => !issue.fields[id] && !sent[id]);
	return missing && `${byId.get(missing)?.name} is required.`;
}

/**
 * Moves an issue and its sub-tasks: its key changes, the old one leads to it; what the target does not know is
 * cleared.
 * @param {Site} site @param {Issue} issue @param {Target} target
 */
function moveIssue(site, issue, target) {
	const { project, type, parent } = target;
	const before = { project: issue.project, key: issue.key };
	/** @type {Record<string, any>} */
	const values = {
		issuetype: type.json,
		status: statusAfter(site, issue, target),
		...sentFields(site, issue, target),
	};
	const isElsewhere = project !== issue.project;
	if (isElsewhere) {
		for (const [id, known] of Object.entries(OF_PROJECT)) {
			const kept = (issue.fields[id] ?? []).filter((/** @type {any} */ one) =>
				known(project).includes(one),
			);
			if (issue.fields[id]) values[id] = kept;
		}
		if (issue.fields.security) values.security = null;
		for (const id of Object.keys(issue.fields)) {
			const field = byId.get(id);
			if (field?.scope && !isIn(field, project)) values[id] = null;
		}
	}
	const items = fieldItems(issue.fields, values);
	Object.assign(issue.fields, values);
	if (isElsewhere) {
		issue.project = project;
		issue.fields.project = project.json;
		issue.number = ++project.counter;
		issue.key = `${project.key}-${issue.number}`;
		site.byKey.set(issue.key, issue);
		items.push(
			item('project', [before.project.id, before.project.name], [project.id, project.name], {
				fieldId: 'project',
			}),
			item('Key', [null, before.key], [null, issue.key]),
		);
	}
	if (parent || issue.fields.parent) setParent(site, issue, parent);
	site.record(issue, items);
	site.touch(issue);
	const subtype = project.types.find(({ json }) => json.subtask);
	if (!isElsewhere || !subtype || !target.mapping.inferSubtaskTypeDefault) return;
	for (const one of [...issue.subtasks]) {
		moveIssue(site, one, { ...target, type: subtype, parent: issue });
	}
}

module.exports = { obstacle, moveIssue };
