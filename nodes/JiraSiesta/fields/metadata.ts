import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../client/request';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { allRows } from '../client/paging/allRows';
import type { Session } from '../client/session';
import type { Context } from '../client/connection';
import { sentOf } from '../client/errors/requestError';
import { findChoice } from './encode/allowedValue';
import { choiceOf, fieldOf } from './schema/field';
import type { Field } from './schema/field';
import { shown } from '../shared/input';

export type IssueType = {
	id: string;
	name: string;
	untranslatedName?: string;
	description?: string;
	subtask?: boolean;
};

/** Jira's own maximum for create metadata. */
const PAGE = 200;

const createMeta = (project: string) => `/rest/api/3/issue/createmeta/${encodeURIComponent(project)}/issuetypes`;

/** All the rows of create metadata. */
const allOf = async (context: Context, session: Session, url: string, rows: string): Promise<IDataObject[]> =>
	await allRows(context, session, { url }, { by: 'startAt', rows, pageSize: PAGE });

const typesKey = (project: string) => `issue types ${project}`;
const createFieldsKey = (project: string, type: string) => `create fields ${project} ${type}`;

/**
 * The issue types of a project, all of them: the endpoint has no search, and a project has few.
 *
 * @param project key or ID
 */
export const issueTypesOf = async (context: Context, session: Session, project: string): Promise<IssueType[]> =>
	await session.once(
		typesKey(project),
		async () => (await allOf(context, session, createMeta(project), 'issueTypes')) as IssueType[],
	);

/** The issue types of a project, as a sentence; undefined where Jira does not tell them. */
export async function typesText(context: Context, session: Session, project: string): Promise<string | undefined> {
	const types = await issueTypesOf(context, session, project).catch((): IssueType[] => []);
	const names = types.map(({ name }) => name).join(', ');
	return types.length > 0 ? `Issue types of ${project}: ${names}.` : undefined;
}

const ISSUE_TYPE = 'Issue Type';

/** @throws InvalidInput with the types there are, or with those that have the name */
export async function typeNamed(context: Context, session: Session, project: string, name: string): Promise<string> {
	const types = await issueTypesOf(context, session, project);
	const found = findChoice({ name }, types.map(choiceOf), { name: ISSUE_TYPE });
	if (found) return found.id;
	throw new InvalidInput(
		ISSUE_TYPE,
		`is not one of ${project}: ${shown(name)}`,
		(await typesText(context, session, project)) ?? `No issue can be created in ${project}.`,
	);
}

/**
 * The ID of an issue type of a project.
 *
 * @param type as `toIssueType` gives it: `{ id }` or `{ name }`
 * @throws InvalidInput with the types there are, or with those that have the name
 */
export const issueTypeId = async (
	context: Context,
	session: Session,
	project: string,
	type: IDataObject,
): Promise<string> =>
	type.id !== undefined ? String(type.id) : await typeNamed(context, session, project, String(type.name));

/** What Jira answers to whoever may not see something, also where it is not there. */
const NOT_SHOWN = [401, 403, 404];

/** What Jira answered to a look-up that failed; undefined where it did not, or was not asked. */
export const statusOf = (error: unknown): number | undefined => sentOf(error)?.status;

/**
 * What Jira tells; undefined where nobody may ask: the owner of the credential has blocked reading, or Jira does not
 * show it. Names go out as they were given then.
 */
export async function ifShown<T>(session: Session, lookUp: () => Promise<T>): Promise<T | undefined> {
	if (!(await session.guard.mayRead(session))) return undefined;
	return await lookUp().catch(async (error: unknown) =>
		NOT_SHOWN.includes(statusOf(error) ?? 0) ? undefined : await Promise.reject(error as Error),
	);
}

/**
 * The fields of the create screen of a project and issue type, read once for a run.
 *
 * @param type as `toIssueType` gives it: `{ id }` or `{ name }`
 */
export async function createFieldsOf(
	context: Context,
	session: Session,
	project: string,
	type: IDataObject,
): Promise<Field[]> {
	const id = await issueTypeId(context, session, project, type);
	return await session.once(createFieldsKey(project, id), async () => {
		const rows = await allOf(context, session, `${createMeta(project)}/${encodeURIComponent(id)}`, 'fields');
		return rows.map((row) => fieldOf(row));
	});
}

/**
 * Whether the fields of a create screen are at hand for one look-up of the run at most: creates cost no more than that
 * for a project, and a type that was given by its name has had it.
 */
export const createFieldsAtHand = (session: Session, project: string, { id }: IDataObject): boolean =>
	session.knows(createFieldsKey(project, String(id))) || (id !== undefined && !session.knows(typesKey(project)));

/**
 * The fields of the edit screen of an issue, read once for a run: they are not those of the create
 * screen.
 */
export const editFieldsOf = async (context: Context, session: Session, issueKey: string): Promise<Field[]> =>
	await session.once(`edit fields ${issueKey}`, async () => {
		const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/editmeta`;
		const { body } = await requestJira(context, session, { method: 'GET', url, repeatable: true });
		const { fields } = body as { fields: Record<string, IDataObject> };
		return Object.entries(fields).map(([fieldId, entry]) => fieldOf(entry, fieldId));
	});

/** The create or edit screen that values are for. */
export type Screen = {
	/** Its fields; fails where Jira does not show them. */
	fields(): Promise<Field[]>;
	/** One of Jira's own fields with what it allows; undefined where nobody may ask, or where it is not on the screen. */
	field(id: string): Promise<Field | undefined>;
	/** The project of the issue, by key or ID: names are looked up in it. */
	project(): Promise<string>;
};

const withIdIn = (fields: Field[] | undefined, id: string) => fields?.find((field) => field.id === id);

/** @param type as `toIssueType` gives it: `{ id }` or `{ name }` */
export function createScreen(context: Context, session: Session, project: string, type: IDataObject): Screen {
	const fields = async () => await createFieldsOf(context, session, project, type);
	return {
		fields,
		field: async (id) => withIdIn(await ifShown(session, fields), id),
		project: async () => await Promise.resolve(project),
	};
}

/** The key of the project that an issue is in now: its key may be that of another, from before it was moved. */
export const projectOfIssue = async (context: Context, session: Session, issueKey: string): Promise<string> =>
	await session.once(`project of ${issueKey}`, async () => {
		const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
		const request = { method: 'GET', url, qs: { fields: 'project' }, repeatable: true } as const;
		const { fields } = asObject((await requestJira(context, session, request)).body);
		return String(asObject(asObject(fields).project).key);
	});

/** The edit screen of an issue. What Jira's own fields allow is that of the project, so it is read once for a project. */
export function editScreen(context: Context, session: Session, issueKey: string): Screen {
	const fields = async () => await editFieldsOf(context, session, issueKey);
	const ofProject = async () => await session.once(`edit fields in ${issueKey.replace(/-\d+$/, '')}`, fields);
	return {
		fields,
		field: async (id) =>
			withIdIn(await ifShown(session, ofProject), id) ?? withIdIn(await ifShown(session, fields), id),
		project: async () => await projectOfIssue(context, session, issueKey),
	};
}
