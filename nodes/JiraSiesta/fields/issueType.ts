import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../pipeline/invalidInput';
import { shown } from './given';
import { isJson, readLocator } from './locator';

/**
 * The form in which Jira takes an issue type. Names are passed on as they are: no mapping, no
 * fallback.
 *
 * @param given resource locator with mode list, id or name, or the bare value
 * @throws InvalidInput
 */
export function toIssueType(given: unknown, field = 'Issue Type'): IDataObject {
	const { mode, value } = readLocator(given);
	const help = 'Choose a type of the project, or enter its name as Jira shows it, e.g. Task.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (isJson(value)) throw new InvalidInput(field, `is not a name or an ID: ${shown(value)}`, help);
	if (mode === 'name' || (mode === '' && !/^\d+$/.test(value))) return { name: value };
	if (!/^\d+$/.test(value)) {
		throw new InvalidInput(field, `is not an issue type ID: '${value}'`, `${help} Choose By Name for a name.`);
	}
	return { id: value };
}
