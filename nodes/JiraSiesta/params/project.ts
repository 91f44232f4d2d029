import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { inOneText } from '../client/errors/requestError';
import { requestJira } from '../client/request';
import { filterAsync } from '../shared/collections';
import { InvalidInput } from '../shared/invalidInput';
import { isProjectKey } from '../shared/keys';
import type { Item } from '../operation/operation';
import { shown } from '../shared/input';
import { LONGEST_NAME } from '../shared/lists';
import { isJson, readLocator } from '../shared/locator';
import type { TargetParameter } from '../operation/parameter';
import { byText, fromList, locator } from './locator';
import { ifShown, statusOf, issueTypesOf, typeNamed } from '../fields/metadata';

const PROJECT_ID = /^[1-9]\d*$/;

/**
 * The key (in upper case) or the numeric ID of the project a locator names.
 *
 * @param given resource locator with mode list or key, or the bare value
 * @throws InvalidInput
 */
export function toProjectKey(given: unknown, field = 'Project'): string {
	const { value } = readLocator(given);
	const help = 'Enter a project key such as OPS: the letters before the dash of its issues.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (PROJECT_ID.test(value)) return value;
	if (!isProjectKey(value)) {
		throw new InvalidInput(field, `is not a project key: ${shown(value)}`, help);
	}
	return value.toUpperCase();
}

/** The form in which Jira takes a project in an issue's fields. */
export const projectReference = (key: string) => (PROJECT_ID.test(key) ? { id: key } : { key });

const isNamed = (name: string) => (row: IDataObject) => String(row.name).trim().toLowerCase() === name.toLowerCase();

/** The refusal of a project's name where its key belongs; undefined where no project that may be shown has that name. */
async function nameForKey(
	{ context, session }: Lookup,
	name: string,
	field: string,
): Promise<InvalidInput | undefined> {
	const found = await session.once(`project named ${name.toLowerCase()}`, async () => {
		const request = { method: 'GET', url: '/rest/api/3/project/search', repeatable: true } as const;
		const lookUp = async () => await requestJira(context, session, { ...request, qs: { query: name, maxResults: 50 } });
		const answer = await ifShown(session, lookUp);
		return ((answer?.body as IDataObject | undefined)?.values ?? []) as IDataObject[];
	});
	const named = found.filter(isNamed(name));
	const open = await filterAsync(named, async (row) => await session.guard.mayShow(session, row));
	const keys = open.map(({ key }) => String(key));
	if (keys.length === 0) return undefined;
	const problem = `is the name of a project, not its key: ${shown(name)}`;
	return keys.length === 1
		? new InvalidInput(field, problem, `Its key is ${keys[0]}.`)
		: new InvalidInput(field, problem, `Several projects have this name. Their keys are ${keys.join(', ')}.`);
}

type Lookup = Pick<Item, 'session'> & { context: Context };

/**
 * The project that a locator names, as `toProjectKey` gives it.
 *
 * @throws InvalidInput, for the name of a project with its key
 */
export async function projectOf(item: Lookup, given: unknown, field = 'Project'): Promise<string> {
	try {
		return toProjectKey(given, field);
	} catch (error) {
		const { value } = readLocator(given);
		const isName = value !== '' && value.length <= LONGEST_NAME && !isJson(value);
		throw (isName ? await nameForKey(item, value, field) : undefined) ?? error;
	}
}

/**
 * Looks something up in a project. A text that has the form of a key may be the name of another project, which is said
 * where Jira knows no project of that key.
 *
 * @throws InvalidInput for the name of a project, else Jira's refusal
 */
export async function lookUpIn<T>(item: Lookup, project: string, lookUp: () => Promise<T>): Promise<T> {
	return await lookUp().catch(async (error: unknown) => {
		const isName = statusOf(error) === 404 && !PROJECT_ID.test(project);
		throw (isName ? await nameForKey(item, project, 'Project') : undefined) ?? error;
	});
}

/**
 * The present key of the project that the item's field 'Project' names, for JQL: that takes a key no
 * project has for the name of one, and would find the issues of another project. So what was typed
 * is looked up, once for a run; what was chosen from the list is a key.
 *
 * @throws InvalidInput, or Jira's refusal where there is no such project
 */
export async function projectKeyOf(item: Item): Promise<string> {
	const { context, session, parameters } = item;
	const given = parameters.get('projectKey');
	const project = await projectOf(item, given);
	// Of a closed project the look-up says what it says of one that is not there.
	if (readLocator(given).mode === 'list' && !(await session.guard.isConfined(session))) return project;
	return await session.once(`key of project ${project}`, async () => {
		const url = `/rest/api/3/project/${project}`;
		const lookUp = async () => await requestJira(context, session, { method: 'GET', url, repeatable: true });
		const { body } = await lookUpIn(item, project, lookUp);
		return String((body as IDataObject).key);
	});
}

/** The ID of a project, for what takes no key: looked up once for a run. */
export async function projectIdOf({ context, session }: Lookup, project: string): Promise<number> {
	if (PROJECT_ID.test(project)) return Number(project);
	return await session.once(`ID of project ${project}`, async () => {
		const url = `/rest/api/3/project/${encodeURIComponent(project)}`;
		const { body } = await requestJira(context, session, { method: 'GET', url, repeatable: true });
		return Number((body as IDataObject).id);
	});
}

/**
 * An issue type by its ID, as far as Jira tells: it compares names untranslated and on the whole site, and people know
 * them as the project shows them.
 *
 * @param type as `toIssueType` gives it: `{ id }` or `{ name }`
 * @throws InvalidInput with the types there are, or with those that have the name; for the name of a project
 */
export async function issueTypeById(item: Lookup, project: string, type: IDataObject): Promise<IDataObject> {
	const { context, session } = item;
	if (type.id !== undefined) return type;
	const types = await ifShown(
		session,
		async () => await lookUpIn(item, project, async () => await issueTypesOf(context, session, project)),
	);
	// Of a project where the account may not create issues, Jira lists none, and says why when one is created.
	if (!types || types.length === 0) return type;
	return { id: await typeNamed(context, session, project, String(type.name)) };
}

/** What to do about a project that Jira has refused. */
export const projectAdvice = async (item: Lookup, given: unknown): Promise<string | undefined> => {
	const { value } = readLocator(given);
	const refusal = PROJECT_ID.test(value) ? undefined : await nameForKey(item, value, 'Project');
	return refusal && inOneText(refusal);
};

/** `searchListMethod` decides which projects the list offers. */
export const projectLocator = (searchListMethod: string, description: string, required = true) =>
	locator(
		'Project',
		'projectKey',
		description,
		[fromList(searchListMethod, 'Select a project…'), byText('Key', 'key', 'e.g. OPS')],
		required ? { required } : {},
	);

/** A project an operation is about, by its key or ID. */
export const project = (
	description = 'The project, by its key or from the list',
	searchListMethod = 'searchProjects',
): TargetParameter => ({
	property: projectLocator(searchListMethod, description),
	of: async (item) => await projectOf(item, item.parameters.get('projectKey')),
	target: (id) => ({ kind: 'project', id }),
});

export const projectToCreateIn = project(
	'The project to create the issue in, by its key or from the list',
	'searchProjectsToCreateIn',
);

/** A project whose issues are searched. */
export const projectToSearch: TargetParameter = {
	...project(),
	of: projectKeyOf,
};
