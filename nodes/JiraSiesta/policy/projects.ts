import type { IDataObject } from 'n8n-workflow';

import { narrow } from '../jql/narrow';
import { isRefusal } from '../pipeline/errors';
import { InvalidInput } from '../pipeline/invalidInput';
import { record } from '../pipeline/record';
import type { Run } from '../pipeline/run';
import { send } from '../pipeline/send';
import type { Context } from '../pipeline/connection';
import type { JiraRequest } from '../pipeline/request';
import { accessTo, isConfined } from './settings';
import type { Access, Policy } from './settings';

type Reference = { project: string } | { issue: string };

/** Words that follow `/issue/` and are no issues: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
const NO_ISSUE = ['bulk', 'bulkfetch', 'createmeta', 'picker', 'properties', 'watching'];

const referenceOf = (value: unknown, kind: 'project' | 'issue'): Reference[] => {
	const { key, id } = record(value);
	const named = key ?? id;
	return named === undefined ? [] : [{ [kind]: String(named) } as Reference];
};

/** The projects and issues that a request names, wherever Jira's API puts them. */
export function referencesOf({ url, qs, body }: JiraRequest): Reference[] {
	const [, room, named, inner] = /^\/rest\/api\/3\/(issue|project)\/([^/]+)(?:\/([^/]+))?/.exec(url) ?? [];
	const decoded = named === undefined ? '' : decodeURIComponent(named);
	const fields = record(record(body).fields);
	const update = record(record(body).update);
	const parents = Array.isArray(update.parent) ? update.parent.map((verb) => record(verb).set) : [];
	return [
		...(room === 'issue' && decoded === 'createmeta' && inner ? [{ project: decodeURIComponent(inner) }] : []),
		...(room === 'issue' && !NO_ISSUE.includes(decoded) ? [{ issue: decoded }] : []),
		...(room === 'project' && decoded !== 'search' ? [{ project: decoded }] : []),
		...(qs?.project ? [{ project: String(qs.project) }] : []),
		...(qs?.issueKey ? [{ issue: String(qs.issueKey) }] : []),
		...referenceOf(fields.project, 'project'),
		...referenceOf(fields.parent, 'issue'),
		...parents.flatMap((parent) => referenceOf(parent, 'issue')),
	];
}

/**
 * The key of the project that a reference belongs to today: keys of moved issues and renamed projects lead to where they
 * are now. Undefined where the account sees no such thing.
 */
async function projectOf(context: Context, run: Run, reference: Reference): Promise<string | undefined> {
	const url =
		'issue' in reference
			? `/rest/api/3/issue/${encodeURIComponent(reference.issue)}`
			: `/rest/api/3/project/${encodeURIComponent(reference.project)}`;
	return await run.once(`project of ${url}`, async () => {
		const qs = 'issue' in reference ? { fields: 'project' } : undefined;
		const answer = await send(context, run, { method: 'GET', url, qs, repeatable: true });
		if (isRefusal(answer)) return undefined;
		const body = record(answer.body);
		return String('issue' in reference ? record(record(body.fields).project).key : body.key);
	});
}

const WHERE = "The setting 'Project Access' of the credential decides. Ask the owner of the credential.";

function refuse(reference: Reference, access: Access): InvalidInput {
	const [kind, name] = 'issue' in reference ? ['Issue', reference.issue] : ['Project', reference.project];
	return access === 'readOnly'
		? new InvalidInput(kind, `may only be read with this credential: '${name}'`, WHERE)
		: // The same words whether it exists or not: a refusal must not tell.
			new InvalidInput(kind, `does not exist or is not open to this credential: '${name}'`, WHERE);
}

/** The most keys that `project/search` takes. */
const MOST_KEYS = 50;

/** Those of the keys that are projects the account sees: Jira refuses a whole query for one that is not. */
async function visible(context: Context, run: Run, keys: string[]): Promise<string[]> {
	return await run.once('visible projects', async () => {
		const found: string[] = [];
		for (let at = 0; at < keys.length; at += MOST_KEYS) {
			const qs = { keys: keys.slice(at, at + MOST_KEYS), maxResults: MOST_KEYS };
			const answer = await send(context, run, { method: 'GET', url: '/rest/api/3/project/search', qs, repeatable: true });
			const { values } = record(isRefusal(answer) ? {} : answer.body) as { values?: IDataObject[] };
			found.push(...(values ?? []).map(({ key }) => String(key)));
		}
		return found;
	});
}

/** Issue keys in a query, but not in the texts that `~` looks for nor inside account IDs. */
const LOOKED_FOR = /!?~\s*(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\S+)/g;
const ISSUE_KEYS = /(?<![\w:-])([A-Z][A-Z0-9_]*)-[1-9]\d*(?![\w-])/gi;

/** Refuses a query that names an issue of a closed project: Jira's error would tell whether it exists. */
function assertNamesNoClosed(policy: Policy, jql: string): void {
	for (const [key, project] of jql.replace(LOOKED_FOR, ' ').matchAll(ISSUE_KEYS)) {
		if (accessTo(policy, project) === 'blocked') {
			throw new InvalidInput('JQL', `names an issue that is not open to this credential: '${key}'`, WHERE);
		}
	}
}

/** Confines a JQL query to the projects that may be read. */
async function confineJql(context: Context, run: Run, policy: Policy, jql: string): Promise<string> {
	assertNamesNoClosed(policy, jql);
	const listed = [...policy.projects];
	const closed = listed.filter(([, access]) => access === 'blocked').map(([key]) => key);
	const open = listed.filter(([, access]) => access !== 'blocked').map(([key]) => key);
	if (policy.otherProjects !== 'blocked') return narrow(jql, { not: await visible(context, run, closed) });
	const only = await visible(context, run, open);
	if (only.length > 0) return narrow(jql, { only });
	throw new InvalidInput('JQL', 'has no project it may search with this credential', WHERE);
}

/**
 * Holds a request against the projects of the policy, before it is sent.
 *
 * @returns the request, its JQL confined to readable projects
 * @throws InvalidInput, the same whether the project or issue exists or not
 */
export async function confine(context: Context, run: Run, request: JiraRequest): Promise<JiraRequest> {
	const policy = await run.policy;
	if (!isConfined(policy)) return request;
	for (const reference of referencesOf(request)) {
		const project = await projectOf(context, run, reference);
		const access = project === undefined ? 'blocked' : accessTo(policy, project);
		if (access === 'blocked' || (access === 'readOnly' && request.writes)) throw refuse(reference, access);
	}
	const { jql } = record(request.body);
	if (typeof jql !== 'string') return request;
	return { ...request, body: { ...request.body, jql: await confineJql(context, run, policy, jql) } };
}

const isClosed = (policy: Policy, value: unknown) => {
	const { key } = record(value);
	const [, project] = /^([A-Z][A-Z0-9_]*)-\d+$/.exec(String(key ?? '')) ?? [];
	return project !== undefined && accessTo(policy, project) === 'blocked';
};

/** A value without the issues of closed projects in it; a link to one goes as a whole. */
function withoutClosed(policy: Policy, value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map((one) => withoutClosed(policy, one)).filter((one) => one !== undefined);
	}
	if (value === null || typeof value !== 'object') return value;
	const { inwardIssue, outwardIssue } = value as IDataObject;
	if ([value, inwardIssue, outwardIssue].some((issue) => isClosed(policy, issue))) return undefined;
	return Object.fromEntries(
		Object.entries(value)
			.map(([name, inner]) => [name, withoutClosed(policy, inner)])
			.filter(([, inner]) => inner !== undefined),
	);
}

/** An issue as it may be shown: its parent, sub-tasks and links may be in closed projects. */
export const screened = (policy: Policy, row: IDataObject): IDataObject =>
	isConfined(policy) ? ((withoutClosed(policy, row) ?? {}) as IDataObject) : row;

/**
 * Whether a row of an answer may be shown: an issue or a project by its key, anything else always. Searches are confined
 * already; this is for lists that Jira cannot confine, and for the unexpected.
 */
export function mayShow(policy: Policy, { key }: IDataObject): boolean {
	const [, project] = /^([A-Z][A-Z0-9_]*)(?:-\d+)?$/.exec(String(key ?? '')) ?? [];
	return project === undefined || accessTo(policy, project) !== 'blocked';
}
