import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import { toIssueKey } from '../../../fields/encode/issueKey';
import type { Change, Item, Prepared, Verify, Write } from '../../../operation/operation';
import { isChosen, placeOf } from '../../../params/destination';
import type { Place } from '../../../params/destination';
import { byText, fromList, locator } from '../../../params/locator';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';
import { issueTarget } from '../../../shared/target';
import { taskProgress } from './bulkTask';
import { fieldsForTarget } from './targetFields';
import { issueNow, statusIn } from './transition';

const PARENT = 'Target Parent';

export const targetParent: INodeProperties = locator(
	PARENT,
	'targetParent',
	'The issue that is to be its parent, by key, by address or from the list: a sub-task needs one',
	[
		fromList('searchIssues', 'Select an issue…'),
		byText('Key', 'key', 'e.g. WEB-100'),
		byText('URL', 'url', 'e.g. https://your-company.atlassian.net/browse/WEB-100'),
	],
);

/** A value in the form that a move takes: a list of texts, or a document. */
function mandatory(value: unknown): IDataObject {
	const { type, id, accountId, value: label, name, key } = asObject(value);
	// What the issue has is kept.
	if (type === 'doc') return { retain: true, type: 'adf', value: value as IDataObject };
	const texts = Array.isArray(value)
		? value.flatMap((one) => mandatory(one).value as string[])
		: [String(id ?? accountId ?? label ?? name ?? key ?? value)];
	return { retain: true, type: 'raw', value: texts };
}

/** What is given for fields that the target requires, in the form that a move takes; nothing where nothing is. */
async function mandatoryFields(
	item: Item,
	place: Place,
): Promise<{ ids: string[]; names: string[]; mapping: IDataObject }> {
	const { fields, names } = await fieldsForTarget(item, place);
	if (Object.keys(fields).length === 0) return { ids: [], names: [], mapping: {} };
	const values = Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, mandatory(value)]));
	return {
		ids: Object.keys(fields),
		names: Object.values(names),
		mapping: { inferFieldDefaults: false, targetMandatoryFields: [{ fields: values }] },
	};
}

/** Where an issue is and is to be. */
export type Moving = {
	id: string;
	from: { project: string; issueType: string; status: string };
	to: Place;
	parent?: string;
	/** The fields that are given for the target. */
	fields: string[];
	/** Whether it is there already. */
	isThere: boolean;
};

/** What the target does not have, Jira finds itself: statuses, values of fields, types of sub-tasks. All are required. */
const BY_JIRA = {
	inferClassificationDefaults: true,
	inferFieldDefaults: true,
	inferStatusDefaults: true,
	inferSubtaskTypeDefault: true,
};

type Fields = { project: IDataObject; issuetype: IDataObject; parent?: IDataObject };

/** @throws InvalidInput for a sub-task without one */
function parentOf({ parameters, site }: Item, { parent }: Fields, { type, isOtherProject }: Place) {
	const { targetParent: given } = parameters.group('options');
	if (isChosen(given)) return toIssueKey(given, site, PARENT);
	if (!type.isSubtask) return undefined;
	if (parent && !isOtherProject) return String(parent.key);
	throw new InvalidInput(
		PARENT,
		'is empty',
		`${type.name} is a type of sub-tasks: add the option and choose an issue.`,
	);
}

/** Prepares the move of one issue. */
export async function prepareMoving(item: Item, issueKey: string): Promise<Omit<Prepared<Moving>, 'path'>> {
	const issue = await issueNow(item, issueKey, ['project', 'issuetype', 'parent', 'status']);
	const fields = asObject(issue.fields) as Fields;
	const { targetProject, targetIssueType } = {
		targetProject: item.parameters.get('targetProject'),
		targetIssueType: item.parameters.get('targetIssueType'),
	};
	if (!isChosen(targetProject) && !isChosen(targetIssueType)) {
		throw new InvalidInput('Target Project', 'is empty', 'Choose another project, another issue type, or both.');
	}
	const to = await placeOf(item, fields);
	const parent = parentOf(item, fields, to);
	const { ids, names, mapping } = await mandatoryFields(item, to);
	const target = [to.project, to.type.id, ...(parent === undefined ? [] : [parent])].join(',');
	return {
		targets: [
			issueTarget(issueKey),
			{ kind: 'project', id: to.project },
			...(parent === undefined ? [] : [issueTarget(parent)]),
		],
		readsPresent: true,
		sets: ids,
		body: {
			// Without it only those who administer Jira are let through.
			sendBulkNotification: true,
			targetToSourcesMapping: { [target]: { ...BY_JIRA, ...mapping, issueIdsOrKeys: [issueKey] } },
		},
		state: {
			id: String(issue.id),
			from: {
				project: String(fields.project.key),
				issueType: String(fields.issuetype.name),
				status: statusIn(issue).name,
			},
			to,
			parent,
			fields: names,
			isThere: !to.isOtherProject && to.type.id === String(fields.issuetype.id) && parent === undefined,
		},
	};
}

/** The move in words. */
export function movingInWords(
	{ state: { from, to, parent, fields } }: Prepared<Moving>,
	present: IDataObject,
): Change[] {
	const before = (value: string) => present.id !== undefined && { before: value };
	return [
		...(to.isOtherProject ? [{ field: 'Project', ...before(from.project), after: to.project }] : []),
		{ field: 'Issue Type', ...before(from.issueType), after: to.type.name },
		...(parent === undefined ? [] : [{ field: 'Parent', after: parent }]),
		...fields.map((field) => ({ field, after: 'as given, where the issue has no value' })),
	];
}

/** The issue as it is after the move. */
async function found({ context, session }: Item, id: string): Promise<IDataObject> {
	const url = `/rest/api/3/issue/${id}`;
	const qs = { fields: 'project,issuetype,status' };
	return asObject(
		(await requestJira(context, session, { method: 'GET', url, qs, repeatable: true, completes: true })).body,
	);
}

function isMoved({ fields }: IDataObject, { to }: Moving): boolean {
	const { project, issuetype } = asObject(fields) as Fields;
	return [project.key, project.id].includes(to.project) && String(issuetype.id) === to.type.id;
}

/** A move whose answer was lost is seen by where the issue is, a moment later. */
export const byPlace: Verify<Moving> = {
	lags: true,
	find: async (item, { state }) => (isMoved(await found(item, state.id), state) ? {} : undefined),
};

/**
 * Waits until Jira has moved the issue.
 *
 * @throws InvalidInput with Jira's reasons, where it has not moved it
 */
export async function settleMoving(item: Item, { path, state }: Prepared<Moving>, { taskId }: IDataObject) {
	const key = path!.issueKey;
	const progress = taskId === undefined ? { status: 'COMPLETE' } : await taskProgress(item, String(taskId));
	const { status, failedAccessibleIssues = {}, invalidOrInaccessibleIssueCount = 0 } = progress;
	const reasons = failedAccessibleIssues[state.id] ?? [];
	const isRefused = ['FAILED', 'CANCELLED', 'DEAD'].includes(status);
	if (isRefused || reasons.length > 0 || invalidOrInaccessibleIssueCount > 0) {
		throw new InvalidInput(
			'Issue',
			`was not moved: ${reasons.join(' ') || `the task ended as ${status}`}`,
			`Task ${String(taskId)} of Jira. What the target requires and the issue does not have can be given in the option Required Fields.`,
		);
	}
	if (status === 'COMPLETE') return { ...(await found(item, state.id)), taskId: taskId ?? null, taskStatus: status };
	return { key, taskId, taskStatus: status, taskError: progress.reason };
}

/** Moves the issue, unless it is there already. */
export const unlessThere = async (_item: Item, { path, state }: Prepared<Moving>, write: Write<Moving>) =>
	state.isThere ? { key: path!.issueKey, isThere: true } : await write();
