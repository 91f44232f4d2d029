import type { IDataObject } from 'n8n-workflow';

import { restrict } from '../../jql/restrict';
import { asObject } from '../../shared/objects';
import { shown } from '../../shared/input';
import { InvalidInput } from '../../shared/invalidInput';
import { isIssueKey } from '../../shared/keys';
import type { Context } from '../../client/connection';
import type { JiraRequest } from '../../client/types';
import type { Session } from '../../client/session';
import { kindOf, projectKeyOf } from '../../targets';
import { assertNotExposed } from './transportGuard';
import { leadsOfFields } from './kinds';
import { currentProjects } from './renamedProjects';
import { assertNamesOpen, presentProjectOf, WHERE } from './named';
import { isPlaced, referencesOf } from './references';
import { leadsToWebhooks } from './webhooks';
import type { Reference } from './references';
import { accessByKey, accessTo, isConfined, isOpen, mayRegisterWebhooks, policyFor, stricter } from '../policy';
import type { Access, Policy } from '../policy';

function refuse(kind: string, name: string, access: Access): InvalidInput {
	return access === 'readOnly'
		? new InvalidInput(kind, `may only be read with this credential: '${name}'`, WHERE)
		: // The same words whether it exists or not: a refusal must not tell.
			new InvalidInput(kind, `does not exist or is not open to this credential: '${name}'`, WHERE);
}

/**
 * Confines a JQL query to the projects that may be read.
 *
 * @param searchable the listed projects that a query may name
 */
function confineJql(policy: Policy, searchable: ReadonlySet<string>, jql: string): string {
	const listed = [...policy.projects].filter(([key]) => searchable.has(key));
	const closed = listed.filter(([, access]) => access === 'blocked').map(([key]) => key);
	const open = listed.filter(([, access]) => access !== 'blocked').map(([key]) => key);
	if (policy.otherProjects !== 'blocked') return restrict(jql, { not: closed });
	if (open.length > 0) return restrict(jql, { only: open });
	throw new InvalidInput('JQL', 'has no project it may search with this credential', WHERE);
}

/** The strictest access among the projects that a reference leads to; a number in a custom field may lead to none. */
async function accessOf(context: Context, session: Session, policy: Policy, reference: Reference): Promise<Access> {
	if (!('either' in reference)) {
		const { field } = 'issue' in reference ? reference : {};
		if (field !== undefined && (await leadsOfFields(context, session))(field) === 'nowhere') return 'full';
		const project = await presentProjectOf(context, session, reference);
		return project === undefined ? 'blocked' : accessTo(policy, project);
	}
	const { either, field } = reference;
	const leads = (await leadsOfFields(context, session))(field);
	const places = { nowhere: [], project: [{ project: either }], anywhere: [{ project: either }, { issue: either }] };
	const projects = await Promise.all(
		places[leads].map(async (place) => await presentProjectOf(context, session, place)),
	);
	return projects.reduce<Access>(
		(access, project) => (project === undefined ? access : stricter(access, accessTo(policy, project))),
		'full',
	);
}

const notPlaced = (address: string) =>
	new InvalidInput(
		'Path',
		`leads to something of which this credential cannot tell the project: ${shown(address)}`,
		`Use an operation of the resource itself, or the address of an issue or a project. ${WHERE}`,
	);

const closes = (access: Access, { writes }: JiraRequest) => access === 'blocked' || (access === 'readOnly' && writes);

/**
 * Refuses what a request is about or names in projects that are not open for it, the same whether it exists or not.
 *
 * @throws InvalidInput, also where it cannot be told which project it is about
 */
async function assertOpen(context: Context, session: Session, policy: Policy, request: JiraRequest): Promise<void> {
	if (!isPlaced(request)) {
		throw new InvalidInput('Operation', `is about no project that this credential could decide by`, WHERE);
	}
	for (const target of request.targets ?? []) {
		if (target.kind === 'site') continue;
		if (target.kind === 'address') throw notPlaced(target.id);
		const project = await projectKeyOf(context, session, target);
		const access = project === undefined ? 'blocked' : accessTo(policy, project);
		if (closes(access, request)) throw refuse(kindOf(target).label, target.id, access);
	}
	for (const reference of referencesOf(request)) {
		const access = await accessOf(context, session, policy, reference);
		if (!closes(access, request)) continue;
		if ('project' in reference) throw refuse('Project', reference.project, access);
		throw refuse('Issue', 'either' in reference ? reference.either : reference.issue, access);
	}
}

const noWebhooks = () =>
	new InvalidInput(
		'Deliver By',
		'is Webhook With Backup Poll, which the credential does not allow',
		"Set 'Deliver By' to Polling, or ask the owner of the credential to set 'Permissions' to Full, or to Custom with 'Register Webhooks' Allowed.",
	);

/** The section of a webhook's filters that has its query. */
const QUERY = 'issue-related-events-section';

/** A webhook's query as {@link confine} sends it, to compare with what Jira has. */
export async function confinedFilter(context: Context, session: Session, jql: string): Promise<string> {
	const policy = await policyFor(session);
	return isConfined(policy) ? confineJql(policy, await currentProjects(context, session), jql) : jql;
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
	{ filters, jql, jqls, queries, issueIdsOrKeys }: IDataObject,
): IDataObject {
	const confineAll = (all: unknown[]) => all.map((one) => confineJql(policy, searchable, String(one)));
	return {
		// What is only checked is checked as it is searched: what Jira says of it tells nothing else.
		...(Array.isArray(queries) && { queries: confineAll(queries) }),
		...(Array.isArray(jqls) && { jqls: confineAll(jqls) }),
		...(filters !== undefined && {
			filters: { [QUERY]: confineJql(policy, searchable, String(asObject(filters)[QUERY] ?? '')) },
		}),
		...(typeof jql === 'string' && { jql: confineJql(policy, searchable, jql) }),
		...(Array.isArray(issueIdsOrKeys) && { issueIdsOrKeys: withoutClosedKeys(policy, issueIdsOrKeys) as string[] }),
	};
}

/** Addresses that give the issues of a board, a sprint or an epic. */
const ISSUES_OF_BOARDS = /^\/rest\/software\/1\.0\//;

/**
 * Holds a request against the policy, before it is sent: how it is sent, and the projects it is about.
 *
 * @returns the request, what it looks for confined to readable projects
 * @throws InvalidInput, the same whether the project or issue exists or not
 */
export async function confine(context: Context, session: Session, request: JiraRequest): Promise<JiraRequest> {
	const policy = await policyFor(session);
	if (request.writes && leadsToWebhooks(request.url) && !mayRegisterWebhooks(policy)) throw noWebhooks();
	// The credential refuses it as well; here it can be told.
	assertNotExposed(session.http, await session.site, !isOpen(policy));
	if (!isConfined(policy)) return request;
	const searchable = await currentProjects(context, session);
	await assertOpen(context, session, policy, request);
	for (const { jql, jqls, queries } of [asObject(request.body), asObject(request.qs)]) {
		for (const one of [jql, jqls, queries].flat()) {
			if (typeof one === 'string') await assertNamesOpen(context, session, policy, one);
		}
	}
	const body = asObject(request.body);
	// Boards take JQL beside what they have, and give all of it without.
	const qs = ISSUES_OF_BOARDS.test(request.url) ? { ...request.qs, jql: request.qs?.jql ?? '' } : request.qs;
	return {
		...request,
		...(body === request.body && { body: { ...body, ...confineBody(policy, searchable, body) } }),
		...(typeof qs?.jql === 'string' && { qs: { ...qs, jql: confineJql(policy, searchable, qs.jql) } }),
	};
}
