import { isIssueKey } from '../pipeline/keys';
import { record } from '../pipeline/record';
import type { JiraRequest } from '../pipeline/request';

export type Reference = { project: string } | { issue: string };

/** Words that follow `/issue/` and are no issues: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
const NO_ISSUE = ['bulk', 'bulkfetch', 'createmeta', 'picker', 'properties', 'watching'];

/** Texts that people write, and what belongs to no project. A key in them is no link. */
const NO_LINKS = ['description', 'environment', 'labels', 'summary'];

/** What an issue is called in a value, whatever field it is for. */
const ISSUES = ['inwardIssue', 'issue', 'outwardIssue', 'parent'];

/** Verbs of Jira's `update`: what they set is the field's. */
const VERBS = ['add', 'edit', 'remove', 'set'];

/** By key and by ID: which of the two Jira goes by is not ours to guess. */
const named = (value: unknown, kind: 'project' | 'issue'): Reference[] => {
	const { key, id } = record(value);
	return [key, id].filter((name) => name !== undefined).map((name) => ({ [kind]: String(name) }) as Reference);
};

const isLink = (name: string) => ISSUES.includes(name) || name.startsWith('customfield_');

/** The projects and issues that the value of a field leads to: a parent, a link, an Epic Link in a custom field. */
function within(name: string, value: unknown): Reference[] {
	if (NO_LINKS.includes(name)) return [];
	if (Array.isArray(value)) return value.flatMap((one) => within(name, one));
	if (typeof value === 'string') return isLink(name) && isIssueKey(value.trim()) ? [{ issue: value.trim() }] : [];
	const object = record(value);
	if (object.type === 'doc') return [];
	const isIssue = ISSUES.includes(name) || isIssueKey(String(object.key ?? ''));
	return [
		...(name === 'project' ? named(object, 'project') : []),
		...(isIssue ? named(object, 'issue') : []),
		...Object.entries(object).flatMap(([inner, one]) => within(VERBS.includes(inner) ? name : inner, one)),
	];
}

/** The projects and issues that a request names, wherever Jira's API puts them. */
export function referencesOf({ url, qs, body }: JiraRequest): Reference[] {
	const [, room, name, inner] = /^\/rest\/api\/3\/(issue|project)\/([^/]+)(?:\/([^/]+))?/.exec(url) ?? [];
	const decoded = name === undefined ? '' : decodeURIComponent(name);
	const { fields, update } = record(body);
	return [
		...(room === 'issue' && decoded === 'createmeta' && inner ? [{ project: decodeURIComponent(inner) }] : []),
		...(room === 'issue' && !NO_ISSUE.includes(decoded) ? [{ issue: decoded }] : []),
		...(room === 'project' && decoded !== 'search' ? [{ project: decoded }] : []),
		...(qs?.project ? [{ project: String(qs.project) }] : []),
		...(qs?.issueKey ? [{ issue: String(qs.issueKey) }] : []),
		...[fields, update].flatMap((values) => Object.entries(record(values)).flatMap((one) => within(...one))),
	];
}
