import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import { InvalidInput } from '../pipeline/invalidInput';
import { pages } from '../pipeline/paging';
import type { Run } from '../pipeline/run';
import type { Context } from '../pipeline/connection';
import { fieldOf } from './field';
import type { Field } from './field';

export type IssueType = { id: string; name: string; description?: string };

/** Jira's own maximum for create metadata. */
const PAGE = 200;

const createMeta = (project: string) => `/rest/api/3/issue/createmeta/${encodeURIComponent(project)}/issuetypes`;

async function allRows(context: Context, run: Run, url: string, rows: string): Promise<IDataObject[]> {
	const found: IDataObject[] = [];
	const get = ask.bind(undefined, context, run);
	const paging = { by: 'startAt', rows, pageSize: PAGE } as const;
	for await (const page of pages(paging, { method: 'GET', url, repeatable: true }, () => Infinity, get)) {
		found.push(...page);
	}
	return found;
}

/**
 * The issue types of a project, all of them: the endpoint has no search, and a project has few.
 *
 * @param project key or ID
 */
export const issueTypesOf = async (context: Context, run: Run, project: string): Promise<IssueType[]> =>
	await run.once(
		`issue types ${project}`,
		async () => (await allRows(context, run, createMeta(project), 'issueTypes')) as IssueType[],
	);

/** The issue types of a project, as a sentence; undefined where Jira does not tell them. */
export async function typesText(context: Context, run: Run, project: string): Promise<string | undefined> {
	const types = await issueTypesOf(context, run, project).catch((): IssueType[] => []);
	const names = types.map(({ name }) => name).join(', ');
	return types.length > 0 ? `Issue types of ${project}: ${names}.` : undefined;
}

/**
 * The ID of an issue type of a project.
 *
 * @param type as `toIssueType` gives it: `{ id }` or `{ name }`
 * @throws InvalidInput with the types there are
 */
export async function issueTypeId(context: Context, run: Run, project: string, type: IDataObject): Promise<string> {
	if (type.id !== undefined) return String(type.id);
	const types = await issueTypesOf(context, run, project);
	const wanted = String(type.name);
	const exact = types.find(({ name }) => name === wanted);
	const alike = types.filter(({ name }) => name.toLowerCase() === wanted.toLowerCase());
	const found = exact ?? (alike.length === 1 ? alike[0] : undefined);
	if (found) return found.id;
	throw new InvalidInput(
		'Issue Type',
		`is not one of ${project}: '${String(type.name)}'`,
		(await typesText(context, run, project)) ?? `No issue can be created in ${project}.`,
	);
}

/**
 * The fields of the create screen of a project and issue type, read once for a run.
 *
 * @param type as `toIssueType` gives it: `{ id }` or `{ name }`
 */
export async function createFieldsOf(context: Context, run: Run, project: string, type: IDataObject): Promise<Field[]> {
	const id = await issueTypeId(context, run, project, type);
	return await run.once(`create fields ${project} ${id}`, async () => {
		const rows = await allRows(context, run, `${createMeta(project)}/${encodeURIComponent(id)}`, 'fields');
		return rows.map((row) => fieldOf(row));
	});
}

/**
 * The fields of the edit screen of an issue, read once for a run: they are not those of the create
 * screen.
 */
export const editFieldsOf = async (context: Context, run: Run, issueKey: string): Promise<Field[]> =>
	await run.once(`edit fields ${issueKey}`, async () => {
		const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/editmeta`;
		const { body } = await ask(context, run, { method: 'GET', url, repeatable: true });
		const { fields } = body as { fields: Record<string, IDataObject> };
		return Object.entries(fields).map(([fieldId, entry]) => fieldOf(entry, fieldId));
	});
