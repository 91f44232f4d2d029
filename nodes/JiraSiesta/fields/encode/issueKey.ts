import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { InvalidInput } from '../../shared/invalidInput';
import { decoded } from '../../shared/decoded';
import { isIssueKey } from '../../shared/keys';
import type { Item } from '../../operation/operation';
import { hasScheme } from '../../shared/site';
import { shown } from '../../shared/input';
import { isJson, readLocator } from '../../shared/locator';

const ISSUE_ID = /^[1-9]\d*$/;
const HELP = 'Enter a key such as OPS-123, or the address of the issue in the browser.';

const HOST = /^(localhost|\[[\da-f:]+\]|[a-z\d-]+(\.[a-z\d-]+)+)(:\d+)?$/i;

/** How the paths of Jira's pages begin, and those in answers of its API. */
const PATH = /^(browse|issues|jira|plugins|projects|rest|secure|servicedesk|si)\//;

/**
 * Whether a text without a scheme is an address all the same: else `OPS-1/../../myself` is one, of a host `ops-1`. Not an
 * object or a list, whose JSON may have a slash, too.
 */
function isAddress(text: string): boolean {
	if (isJson(text)) return false;
	if (hasScheme(text)) return true;
	const [, host = '', path = ''] = /^([^/]+)\/(.*)$/.exec(text) ?? [];
	return HOST.test(host) && PATH.test(path);
}

/** The issue that a path names; in Confluence a key is a page's title. */
function issueInPath(path: string): string | undefined {
	const parts = path.split('/').map(decoded);
	if (parts[1] === 'wiki') return undefined;
	const at = parts.findIndex((part) => ['browse', 'issue', 'issues'].includes(part));
	const named = at < 0 ? undefined : parts[at + 1];
	// Queues and portals of Jira Service Management end with the issue: in upper case, as Jira writes it.
	return named || parts.findLast((part) => isIssueKey(part) && part === part.toUpperCase());
}

/**
 * The issue key in an address such as `…/browse/OPS-1`, `…/boards/3?selectedIssue=OPS-1` or
 * `…/portal/3/SD-5`; the scheme may be left out, as browsers show it.
 */
export function issueKeyInUrl(text: string, site: string, field: string): string {
	const address = hasScheme(text) ? text : `${new URL(site).protocol}//${text}`;
	if (!URL.canParse(address)) throw new InvalidInput(field, `is not a URL: ${shown(text)}`, HELP);
	const { host, origin, pathname, searchParams } = new URL(address);
	if (host !== new URL(site).host) {
		throw new InvalidInput(field, `is on another site: ${origin}`, `The credential is for ${site}.`);
	}
	const issue = searchParams.get('selectedIssue') ?? issueInPath(pathname);
	if (issue) return issue;
	throw new InvalidInput(field, `is not the address of an issue: ${shown(text)}`, HELP);
}

/** Whether a text names an issue by key, ID or address, and not by its summary; what is no text is read as a key is. */
export const isIssue = (text: string): boolean =>
	isJson(text) || ISSUE_ID.test(text) || isIssueKey(text) || isAddress(text);

/**
 * The key of the issue a locator names, in upper case; a numeric ID stays as it is.
 *
 * @param given resource locator with mode list, key or url, or the bare value
 * @throws InvalidInput
 */
export function toIssueKey(given: unknown, site: string, field = 'Issue'): string {
	const { value } = readLocator(given);
	if (value === '') throw new InvalidInput(field, 'is empty', HELP);
	const key = isAddress(value) ? issueKeyInUrl(value, site, field) : value;
	if (ISSUE_ID.test(key)) return key;
	if (!isIssueKey(key)) throw new InvalidInput(field, `is not an issue key: ${shown(key)}`, HELP);
	return key.toUpperCase();
}

/**
 * The key of the issue that the item's field 'Issue' names. Writes take turns by it and results give
 * it, so a numeric ID is looked up, once for a run.
 *
 * @throws InvalidInput, or Jira's refusal where there is no such issue
 */
export async function issueKeyOf({ context, session, site, parameters }: Item): Promise<string> {
	const issue = toIssueKey(parameters.get('issueKey'), site);
	if (!ISSUE_ID.test(issue)) return issue;
	return await session.once(`key of issue ${issue}`, async () => {
		const url = `/rest/api/3/issue/${issue}`;
		const { body } = await requestJira(context, session, {
			method: 'GET',
			url,
			qs: { fields: 'key' },
			repeatable: true,
		});
		return String((body as IDataObject).key);
	});
}
