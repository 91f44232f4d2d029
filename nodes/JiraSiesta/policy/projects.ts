import type { IDataObject } from 'n8n-workflow';

import { issuesNamedIn } from '../jql/names';
import { narrow } from '../jql/narrow';
import { InvalidInput } from '../pipeline/invalidInput';
import { isIssueKey } from '../pipeline/keys';
import { record } from '../pipeline/record';
import type { Context } from '../pipeline/connection';
import type { JiraRequest } from '../pipeline/request';
import type { Run } from '../pipeline/run';
import { assertNotExposed } from './exposed';
import { listedToday, look } from './listed';
import { referencesOf } from './references';
import type { Reference } from './references';
import { accessTo, isConfined, isOpen } from './settings';
import type { Access, Policy } from './settings';

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
		const body = record((await look(context, run, { method: 'GET', url, qs, repeatable: true }))?.body);
		const { key } = 'issue' in reference ? record(record(body.fields).project) : body;
		return typeof key === 'string' ? key : undefined;
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

/** The access that the key of an issue promises; where the issue is by now only Jira knows. */
const accessByKey = (policy: Policy, issueKey: string) => accessTo(policy, issueKey.replace(/-\d+$/, ''));

/** Refuses a query that names an issue of a closed project: Jira's error would tell whether it exists. */
function assertNamesNoClosed(policy: Policy, jql: string): void {
	const closed = issuesNamedIn(jql).find((key) => accessByKey(policy, key) === 'blocked');
	if (closed === undefined) return;
	throw new InvalidInput('JQL', `names an issue that is not open to this credential: '${closed}'`, WHERE);
}

/**
 * Confines a JQL query to the projects that may be read.
 *
 * @param searchable the listed projects that a query may name
 */
function confineJql(policy: Policy, searchable: ReadonlySet<string>, jql: string): string {
	assertNamesNoClosed(policy, jql);
	const listed = [...policy.projects].filter(([key]) => searchable.has(key));
	const closed = listed.filter(([, access]) => access === 'blocked').map(([key]) => key);
	const open = listed.filter(([, access]) => access !== 'blocked').map(([key]) => key);
	if (policy.otherProjects !== 'blocked') return narrow(jql, { not: closed });
	if (open.length > 0) return narrow(jql, { only: open });
	throw new InvalidInput('JQL', 'has no project it may search with this credential', WHERE);
}

/** Refuses what a request names in projects that are not open for it, the same whether it exists or not. */
async function assertOpen(context: Context, run: Run, policy: Policy, request: JiraRequest): Promise<void> {
	for (const reference of referencesOf(request)) {
		const project = await projectOf(context, run, reference);
		const access = project === undefined ? 'blocked' : accessTo(policy, project);
		if (access === 'blocked' || (access === 'readOnly' && request.writes)) throw refuse(reference, access);
	}
}

/** Jira has no issue with this ID, and takes no empty list. */
const NO_ISSUE = '0';

/**
 * A bulk fetch without the keys of closed projects: the answer is the same whether there are such issues or not. By the
 * keys alone, without a request: where they lead to is seen in the answer, and a large search sends nothing but IDs.
 */
function withoutClosedKeys(policy: Policy, named: unknown[]): unknown[] {
	const open = named.filter((name) => !isIssueKey(String(name)) || accessByKey(policy, String(name)) !== 'blocked');
	return open.length > 0 ? open : [NO_ISSUE];
}

/** The part of a body that says what is looked for, confined to what may be read. */
function confineBody(
	policy: Policy,
	searchable: ReadonlySet<string>,
	{ jql, issueIdsOrKeys }: IDataObject,
): IDataObject {
	return {
		...(typeof jql === 'string' && { jql: confineJql(policy, searchable, jql) }),
		...(Array.isArray(issueIdsOrKeys) && { issueIdsOrKeys: withoutClosedKeys(policy, issueIdsOrKeys) as string[] }),
	};
}

/**
 * Holds a request against the policy, before it is sent: how it is sent, and the projects it is about.
 *
 * @returns the request, what it looks for confined to readable projects
 * @throws InvalidInput, the same whether the project or issue exists or not
 */
export async function confine(context: Context, run: Run, request: JiraRequest): Promise<JiraRequest> {
	const policy = await run.policy;
	// The credential refuses it as well; here it can be told.
	assertNotExposed(run.http, await run.site, !isOpen(policy));
	if (!isConfined(policy)) return request;
	const searchable = await listedToday(context, run);
	await assertOpen(context, run, policy, request);
	return request.body
		? { ...request, body: { ...request.body, ...confineBody(policy, searchable, request.body) } }
		: request;
}
