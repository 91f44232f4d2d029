import { InvalidInput } from '../pipeline/invalidInput';
import { readLocator } from './locator';

const PROJECT_KEY = /^[A-Z][A-Z0-9_]*$/i;
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
	if (!PROJECT_KEY.test(value))
		throw new InvalidInput(field, `is not a project key: '${value}'`, help);
	return value.toUpperCase();
}

/** The form in which Jira takes a project in an issue's fields. */
export const projectReference = (key: string) => (PROJECT_ID.test(key) ? { id: key } : { key });
