import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import { InvalidInput } from '../pipeline/invalidInput';
import { isProjectKey } from '../pipeline/keys';
import type { Item } from '../pipeline/operation';
import { shown } from './given';
import { readLocator } from './locator';

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

/**
 * The present key of the project that the item's field 'Project' names, for JQL: that takes a key no
 * project has for the name of one, and would find the issues of another project. So what was typed
 * is looked up, once for a run; what was chosen from the list is a key.
 *
 * @throws InvalidInput, or Jira's refusal where there is no such project
 */
export async function projectKeyOf({ context, run, parameters }: Item): Promise<string> {
	const given = parameters.get('projectKey');
	const project = toProjectKey(given);
	if (readLocator(given).mode === 'list') return project;
	return await run.once(`key of project ${project}`, async () => {
		const url = `/rest/api/3/project/${project}`;
		const { body } = await ask(context, run, { method: 'GET', url, repeatable: true });
		return String((body as IDataObject).key);
	});
}
