import type { IDataObject } from 'n8n-workflow';

import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { shown } from '../shared/input';
import { isJson, readLocator } from '../shared/locator';
import { byNameOrId, locator } from './locator';

/**
 * An issue type by ID or by name, whatever the mode: that is only a hint.
 *
 * @param given resource locator with mode list, id or name, or the bare value
 * @throws InvalidInput
 */
export function toIssueType(given: unknown, field = 'Issue Type'): IDataObject {
	const { mode, value } = readLocator(given);
	const help = 'Choose a type of the project, or enter its name as Jira shows it, e.g. Task.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (isJson(value)) throw new InvalidInput(field, `is not a name or an ID: ${shown(value)}`, help);
	return mode === 'name' || !/^\d+$/.test(value) ? { name: value } : { id: value };
}

const property = locator(
	'Issue Type',
	'issueType',
	'A type of the chosen project. There is no fallback: a type the project does not have is refused.',
	byNameOrId('searchIssueTypes', 'an issue type', 'e.g. Task', 'e.g. 10002'),
	{ required: true, typeOptions: { loadOptionsDependsOn: ['projectKey.value'] } },
);

export const issueType: Parameter<IDataObject> = {
	property,
	of: async ({ parameters }) => await Promise.resolve(toIssueType(parameters.get('issueType'), property.displayName)),
};
