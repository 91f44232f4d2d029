import type { IDataObject } from 'n8n-workflow';

import { assertFits } from '../../fields/fits';
import { createFieldsAtHand } from '../../fields/metadata';
import { fieldName } from '../../client/errors/said';
import { writesOf } from '../../operation/operation';
import type { Change, Item, Operation, Plan } from '../../operation/operation';
import { asObject, without } from '../../shared/objects';
import { issueOf } from '../../shared/target';
import { kindOf, presentOf } from '../../targets';
import { isUsedUp } from '../audit/writeQuota';
import { labelsFor, screenOf } from './labels';
import { redacted } from '../scope/redact';
import { mayRead, policyFor } from '../policy';
import { asGiven, asSent, NOTHING_KNOWN } from './show';

/** What a write is going to do, in the words of the person who has to agree. */
export type Description = {
	target: IDataObject;
	changes: Change[];
	/** The target's state: it changes with every edit in Jira. */
	state: unknown;
	/** The ID of the issue that is changed. */
	issueId?: string;
	/** What stands for the thing that is changed, whatever key it was given by. */
	turn?: string;
	checked: string[];
	notChecked: string[];
};

const VALUES = 'Whether Jira takes these values';
const SCREEN = "The project's screens, required fields, validators and workflow rules";

/** What is left of them once the values were held against Jira's metadata. */
const REST: Record<string, string> = {
	[VALUES]: 'Whether Jira takes values of which it lists no choice',
	[SCREEN]: "The project's validators and workflow rules",
};

/**
 * Holds a create or an edit against the fields that Jira lists for it, where the credential may read them.
 *
 * @returns whether it could be held against them
 * @throws InvalidInput for what Jira is bound to refuse
 */
async function assertFitsMetadata(item: Item, plan: Plan): Promise<boolean> {
	const body = asObject(plan.request.body);
	if (!(body.fields ?? body.update) || !mayRead(await policyFor(item.session))) return false;
	const screen = await screenOf(item, plan);
	if (screen.length === 0) return false;
	assertFits(body, screen, issueOf(plan.prepared.targets[0]) === undefined);
	return true;
}

/**
 * Holds a create of a run that has several against the fields that Jira lists for it: none of them is to be written
 * while another is bound to be refused.
 *
 * @throws InvalidInput
 */
export async function assertFitsAmongOthers(item: Item, plan: Plan): Promise<void> {
	const { project, issuetype } = asObject(asObject(plan.request.body).fields);
	const { key, id } = asObject(project);
	const isCreate = issueOf(plan.prepared.targets[0]) === undefined && project !== undefined;
	if (isCreate && createFieldsAtHand(item.session, String(key ?? id), asObject(issuetype))) {
		await assertFitsMetadata(item, plan);
	}
}

/**
 * Holds a plan of a create or an edit against the fields that Jira lists for it, where the credential may read them.
 *
 * @throws InvalidInput for what Jira is bound to refuse
 */
export async function checkedByMetadata(
	{ permission }: Operation,
	item: Item,
	plan: Plan,
	described: Description,
): Promise<Description> {
	if (!['create', 'edit'].includes(permission) || !(await assertFitsMetadata(item, plan))) return described;
	return {
		...described,
		checked: [...described.checked, 'Screen, required fields and allowed values, as Jira lists them'],
		notChecked: described.notChecked.map((line) => REST[line] ?? line),
	};
}

/** Stands for a value that leads to a closed project: that there was nothing would not be true. */
const NOT_OPEN = 'Not shown: it is not open to this credential';

const isIssueToCreate = ({ prepared: { targets }, request }: Plan) =>
	targets[0].kind === 'project' && asObject(asObject(request.body).fields).project !== undefined;

/** The fields of an issue that a request sets, by ID: `fields` and the verbs of `update`. */
function issueFields({ body }: Plan['request']): Array<[string, unknown]> {
	const { fields, update } = asObject(body);
	return [...Object.entries(asObject(fields)), ...Object.entries(asObject(update))];
}

/** What a write adds beside what is there already, of which an issue may have thousands. */
const ADDED = ['comment', 'worklog'];

/** The same with the body of Assign. */
function fieldSettings(request: Plan['request']): Array<[string, unknown]> {
	const { accountId } = asObject(request.body);
	return [
		...issueFields(request),
		...(accountId === undefined ? [] : [['assignee', { accountId }] as [string, unknown]]),
	];
}

/** What a request sets, by ID: fields of an issue, and whatever else it sends. */
function settings(request: Plan['request']): Array<[string, unknown]> {
	const others = without(asObject(request.body), 'fields', 'update', 'accountId');
	const files = request.uploads?.map(({ name }) => name);
	return [
		...fieldSettings(request),
		...Object.entries(others),
		...(files ? [['attachment', files] as [string, unknown]] : []),
	];
}

/** What a request changes, by the names that a plan has as far as they are known without asking Jira. */
export const fieldsSetBy = (request: Plan['request']): Change[] =>
	settings(request).map(([id]) => ({
		field: id.startsWith('customfield_') ? id : fieldName(id, {}),
		after: undefined,
	}));

/** What the settings of the credential say to the write, now and in this execution. */
async function permitted(item: Item, writes: number, decision: 'allowed' | 'confirm'): Promise<string> {
	if (isUsedUp(item, (await policyFor(item.session)).writesPerExecution, writes)) {
		return 'The credential allows no further write in this execution: Writes per Execution is used up';
	}
	return decision === 'confirm' ? 'The credential allows it with confirmation' : 'The credential allows it';
}

/**
 * Describes a write from what Jira has now, without writing anything.
 *
 * @param decision of the credential's owner
 * @throws NodeApiError where the target does not exist or may not be seen
 */
export async function describe(
	operation: Operation,
	item: Item,
	plan: Plan,
	decision: 'allowed' | 'confirm',
): Promise<Description> {
	const { prepared, request } = plan;
	const [target] = prepared.targets;
	const set = settings(request);
	const row = await presentOf(
		item.context,
		item.session,
		target,
		fieldSettings(request)
			.map(([id]) => id)
			.filter((id) => !ADDED.includes(id)),
	);
	const exists = row.id !== undefined;
	const policy = await policyFor(item.session);
	const reads = mayRead(policy);
	const told = operation.changes?.(prepared, reads ? row : {});
	const values = [...set, ...(told ?? []).map(({ field, after }): [string, unknown] => [field, after])];
	const known = reads ? await labelsFor(item, plan, values) : () => NOTHING_KNOWN;
	const isIssue = target.kind === 'issue';
	const all = isIssue ? asObject(row.fields) : row;
	const open = isIssue ? asObject(redacted(policy, row).fields) : redacted(policy, row);
	const names = asObject(row.names) as Record<string, string>;
	const before = (id: string) =>
		all[id] !== undefined && open[id] === undefined ? NOT_OPEN : asGiven(open[id] ?? null);
	const line = ([id, value]: [string, unknown]): Change => ({
		field: fieldName(id, names),
		...(exists && reads && !ADDED.includes(id) && { before: before(id) }),
		after: reads ? asSent(value, known(id), open[id]) : asSent(prepared.given?.[id] ?? value, known(id)),
	});
	const inWords = told?.map(({ field, before: was, after }) => ({
		field,
		...(was !== undefined && { before: asGiven(was) }),
		after: asSent(after, known('')),
	}));
	const changes = inWords ? [...inWords, ...issueFields(request).map(line)] : set.map(line);
	const named = isIssue ? without(row, 'fields') : { id: row.id };
	return {
		target: isIssueToCreate(plan)
			? { project: asSent(asObject(asObject(request.body).fields).project, known('project')) as string }
			: kindOf(target).shown(reads ? row : named, target, item.site),
		changes,
		issueId: isIssue && exists ? String(row.id) : undefined,
		turn: exists ? `${target.kind} ${String(row.id)}` : undefined,
		state: exists ? (kindOf(target).state?.(row) ?? row) : [],
		checked: [
			await permitted(item, writesOf(prepared), decision),
			...(exists ? [`The ${kindOf(target).label.toLowerCase()} exists and is visible to the account`] : []),
		],
		notChecked: [
			VALUES,
			"The account's permission in Jira",
			SCREEN,
			...(operation.unlessDone && !exists ? ['Whether it has been created already'] : []),
			"The project's automations and notifications",
		],
	};
}
