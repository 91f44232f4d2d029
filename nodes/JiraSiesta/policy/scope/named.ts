import type { IDataObject } from 'n8n-workflow';

import { namedIssues } from '../../jql/names';
import type { NamedIssues } from '../../jql/names';
import type { Context } from '../../client/connection';
import { chunks } from '../../shared/collections';
import { InvalidInput } from '../../shared/invalidInput';
import { asObject } from '../../shared/objects';
import type { Session } from '../../client/session';
import { issueTarget } from '../../shared/target';
import type { Target } from '../../shared/target';
import { projectKeyOf } from '../../targets';
import { leadsOfFields } from './kinds';
import { requestIfSeen } from '../../client/ifSeen';
import { accessByKey, accessTo } from '../policy';
import type { Policy } from '../policy';

export const WHERE = "The setting 'Project Access' of the credential decides. Ask the owner of the credential.";

/** The most issues that `bulkfetch` takes. */
const AT_ONCE = 100;

/**
 * The key of the project that a reference belongs to today: keys of moved issues and renamed projects lead to where they
 * are now. Undefined where the account sees no such thing.
 */
export async function presentProjectOf(
	context: Context,
	session: Session,
	reference: { issue: string } | { project: string },
): Promise<string | undefined> {
	const target: Target =
		'issue' in reference ? issueTarget(reference.issue) : { kind: 'project', id: reference.project };
	return await projectKeyOf(context, session, target);
}

/** The projects of issues, by the key and the ID that each has today; those under a former key are left out. */
async function projectsOf(context: Context, session: Session, issues: string[]): Promise<Map<string, string>> {
	const found = new Map<string, string>();
	for (const issueIdsOrKeys of chunks(issues, AT_ONCE)) {
		const body = { issueIdsOrKeys, fields: ['project'] };
		const url = '/rest/api/3/issue/bulkfetch';
		const answer = await requestIfSeen(context, session, { method: 'POST', url, body, repeatable: true });
		for (const { id, key, fields } of (asObject(answer?.body).issues ?? []) as IDataObject[]) {
			const project = String(asObject(asObject(fields).project).key);
			found.set(String(id), project).set(String(key), project);
		}
	}
	return found;
}

/** The project that a name leads to; for a key of no issue, the project that has or had this key. */
async function leadsTo(context: Context, session: Session, found: Map<string, string>, issue: string) {
	const project = found.get(issue) ?? (await presentProjectOf(context, session, { issue }));
	if (project !== undefined) return { exists: true, project };
	const [key] = issue.split('-');
	return {
		exists: false,
		project: key === issue ? undefined : await presentProjectOf(context, session, { project: key }),
	};
}

function refused(issue: string): InvalidInput {
	const problem = `names an issue that does not exist or is not open to this credential: '${issue}'`;
	return new InvalidInput('JQL', problem, WHERE);
}

/** The conditions of a query whose values are issues, as far as Jira does not say that they cannot be. */
async function ofIssues(context: Context, session: Session, jql: string): Promise<NamedIssues[]> {
	const named = namedIssues(jql);
	if (named.every(({ certain }) => certain)) return named;
	const leads = await leadsOfFields(context, session);
	return named.filter(({ certain, field }) => certain || leads(field) === 'anywhere');
}

/**
 * Refuses a query that names an issue of a closed project, by a former key or its ID as well: the answer would tell what
 * is linked to it, and Jira's error whether it exists. A name is refused in the same words whether it exists or not.
 *
 * @throws InvalidInput
 */
export async function assertNamesOpen(context: Context, session: Session, policy: Policy, jql: string): Promise<void> {
	await session.once(`issues named in ${jql}`, async () => {
		const named = await ofIssues(context, session, jql);
		const all = [...new Set(named.flatMap(({ issues }) => issues))];
		const closed = all.find((issue) => issue.includes('-') && accessByKey(policy, issue) === 'blocked');
		if (closed !== undefined) throw refused(closed);
		const found = await projectsOf(context, session, all);
		for (const { certain, bound, issues } of named) {
			for (const issue of issues) {
				const { exists, project } = await leadsTo(context, session, found, issue);
				if (project !== undefined && accessTo(policy, project) === 'blocked') throw refused(issue);
				if (!exists && certain && !bound) throw refused(issue);
			}
		}
	});
}
