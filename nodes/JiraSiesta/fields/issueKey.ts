import { InvalidInput } from '../pipeline/invalidInput';
import { readLocator } from './locator';

/**
 * https://support.atlassian.com/jira-cloud-administration/docs/change-a-project-key: upper case,
 * digits, underscore
 */
const ISSUE_KEY = /^[A-Z][A-Z0-9_]*-[1-9]\d*$/i;
const ISSUE_ID = /^[1-9]\d*$/;
const HELP = 'Enter a key such as OPS-123, or the address of the issue in the browser.';

/** The issue key in an address such as `…/browse/OPS-1` or `…/boards/3?selectedIssue=OPS-1`. */
export function issueKeyInUrl(text: string, site: string, field: string): string {
	if (!URL.canParse(text)) throw new InvalidInput(field, `is not a URL: '${text}'`, HELP);
	const url = new URL(text);
	if (url.origin !== site) {
		throw new InvalidInput(
			field,
			`is on another site: ${url.origin}`,
			`The credential is for ${site}.`,
		);
	}
	const named =
		url.searchParams.get('selectedIssue') ?? /\/(?:browse|issues)\/([^/]+)/.exec(url.pathname)?.[1];
	if (!named) throw new InvalidInput(field, `is not the address of an issue: '${text}'`, HELP);
	return named;
}

/**
 * The key of the issue a locator names, in upper case; a numeric ID stays as it is.
 *
 * @param given resource locator with mode list, key or url, or the bare value
 * @throws InvalidInput
 */
export function toIssueKey(given: unknown, site: string, field = 'Issue'): string {
	const { value } = readLocator(given);
	if (value === '') throw new InvalidInput(field, 'is empty', HELP);
	const key = value.includes('://') ? issueKeyInUrl(value, site, field) : value;
	if (ISSUE_ID.test(key)) return key;
	if (!ISSUE_KEY.test(key)) throw new InvalidInput(field, `is not an issue key: '${key}'`, HELP);
	return key.toUpperCase();
}
