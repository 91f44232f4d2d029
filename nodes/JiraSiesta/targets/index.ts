import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { requestIfSeen } from '../client/ifSeen';
import { requestJira } from '../client/request';
import type { Session } from '../client/session';
import { asObject } from '../shared/objects';
import type { Target, TargetKind } from '../shared/target';
import { address } from './address';
import { attachment } from './attachment';
import { board } from './board';
import { comment } from './comment';
import { component } from './component';
import { filter } from './filter';
import { issue } from './issue';
import type { Kind } from './kind';
import { organization } from './organization';
import { project } from './project';
import { request } from './request';
import { serviceDesk } from './serviceDesk';
import { site } from './site';
import { sprint } from './sprint';
import { version } from './version';
import { worklog } from './worklog';

const KINDS: Record<TargetKind, Kind> = {
	...{
		address,
		attachment,
		board,
		comment,
		component,
		filter,
		issue,
		organization,
		project,
		request,
		serviceDesk,
		site,
	},
	...{ sprint, version, worklog },
};

export const kindOf = ({ kind }: Target): Kind => KINDS[kind];

/** How a record and n8n's log name a target: an issue by its key. */
export function nameOf(target: Target): string {
	const { kind, id, of } = target;
	if (kind === 'issue' || kind === 'request') return id;
	const name = `${kindOf(target).label} ${id}`.trim();
	return of ? `${name} of ${nameOf(of)}` : name;
}

/** By what writes go one after the other: a part goes with what it is a part of. Undefined where they need not. */
export function queueOf(target: Target): string | undefined {
	if (target.of) return queueOf(target.of);
	return kindOf(target).inTurn ? `${target.kind} ${target.id}` : undefined;
}

/** By what the writes of a call go one after the other, in an order that is the same for all. */
export const queuesOf = (targets: readonly Target[]): string[] =>
	[...new Set(targets.map(queueOf))].filter((queue) => queue !== undefined).sort();

/** The keys that issues have now, by those they were named by, as far as a run has read them for something else. */
const ownKeys = new WeakMap<Session, Map<string, string>>();

function noteOwnKey(session: Session, { kind, id }: Target, { key }: IDataObject): void {
	if (kind !== 'issue' || typeof key !== 'string') return;
	ownKeys.set(session, (ownKeys.get(session) ?? new Map<string, string>()).set(id, key));
}

/** The key of an issue that may have been named by a former one: its own where the run has read it, else as given. */
export const ownKeyOf = (session: Session, issue: string): string => ownKeys.get(session)?.get(issue) ?? issue;

/**
 * A target as Jira has it now.
 *
 * @param fields IDs of an issue's fields
 * @returns nothing where a call changes nothing that is there already
 * @throws NodeApiError where it does not exist or may not be seen
 */
export async function presentOf(
	context: Context,
	session: Session,
	target: Target,
	fields: string[],
): Promise<IDataObject> {
	const read = kindOf(target).inTurn ? kindOf(target).read?.(target, fields) : undefined;
	if (!read) return {};
	const { body } = await requestJira(context, session, { method: 'GET', ...read, repeatable: true });
	noteOwnKey(session, target, asObject(body));
	return asObject(body);
}

/**
 * The key of the project that a target belongs to today: moved issues and renamed projects lead to where they are now.
 *
 * @returns undefined where the account sees no such thing, or where it belongs to no single project
 */
export async function projectKeyOf(context: Context, session: Session, target: Target): Promise<string | undefined> {
	const { read, projectOf } = kindOf(target);
	if (!read || !projectOf) return undefined;
	const { url, qs } = read(target, []);
	return await session.once(`project of ${target.kind} ${url} ${target.id}`, async () => {
		const answer = await requestIfSeen(context, session, { method: 'GET', url, qs, repeatable: true });
		if (!answer) return undefined;
		noteOwnKey(session, target, asObject(answer.body));
		return await projectKeyIn(context, session, target, asObject(answer.body));
	});
}

/** The same for a thing that Jira has told of already, as in a row of a list. */
export async function projectKeyIn(
	context: Context,
	session: Session,
	target: Target,
	row: IDataObject,
): Promise<string | undefined> {
	const found = kindOf(target).projectOf?.(row, target);
	return typeof found === 'object' ? await projectKeyOf(context, session, found) : found;
}
