import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/objects';
import { accessTo, isConfined } from '../policy';
import type { Policy } from '../policy';

/** Case-sensitive, as Jira answers them: the key of a status category is a word in lower case. */
const PROJECT_KEY = /^([A-Z][A-Z0-9_]*)$/;
export const ISSUE_KEY = /^([A-Z][A-Z0-9_]*)-\d+$/;

const isClosedKey = (policy: Policy, form: RegExp, key: unknown) => {
	const [, project] = form.exec(String(key ?? '').trim()) ?? [];
	return project !== undefined && accessTo(policy, project) === 'blocked';
};

/** Whether a value is an issue of a closed project, or such a project itself. */
function isClosed(policy: Policy, value: unknown): boolean {
	const { key, id, name } = asObject(value);
	return (
		isClosedKey(policy, ISSUE_KEY, key) ||
		((id !== undefined || name !== undefined) && isClosedKey(policy, PROJECT_KEY, key))
	);
}

/** What is between the keys of a list. */
export const LIST = /[,;]/;

/** Whether a text is a key of a closed project, or a list of keys with one. */
export const namesClosed = (policy: Policy, text: string) =>
	text.split(LIST).some((part) => isClosedKey(policy, ISSUE_KEY, part));

/**
 * Fields whose changes name other issues, by title as well, and the projects an issue has been in, in Jira's old and new
 * words: Epic Link, Linked work item, IssueParentAssociation, Space, Key …
 */
export const LINKS = /child|link|parent|project|space|sub-?task|\bkey\b/i;

const BEFORE_AND_AFTER = ['from', 'fromString', 'to', 'toString'];

/** Whether an entry of a changelog may tell of a closed project. */
function tellsOfClosed(policy: Policy, value: IDataObject): boolean {
	const texts = BEFORE_AND_AFTER.filter((name) => Object.hasOwn(value, name)).map((name) => String(value[name]));
	if (value.field === undefined || texts.length === 0) return false;
	const names = [value.field, value.fieldId ?? ''].map(String);
	return names.some((name) => LINKS.test(name)) || texts.some((text) => namesClosed(policy, text));
}

/** An Epic Link, among others, is a custom field with nothing but a key in it. */
const isClosedLink = (policy: Policy, name: string, value: unknown) =>
	name.startsWith('customfield_') && typeof value === 'string' && namesClosed(policy, value);

/** The versions of a value (`versionedRepresentations`) are numbered: what they are of is the field's. */
const isVersion = (name: string) => /^\d+$/.test(name);

/** A value without the issues of closed projects in it; a link to one goes as a whole. */
function withoutClosed(policy: Policy, name: string, value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.map((one) => withoutClosed(policy, name, one)).filter((one) => one !== undefined);
	}
	if (isClosedLink(policy, name, value)) return undefined;
	if (value === null || typeof value !== 'object') return value;
	const { inwardIssue, outwardIssue } = value as IDataObject;
	if ([value, inwardIssue, outwardIssue].some((issue) => isClosed(policy, issue))) return undefined;
	if (tellsOfClosed(policy, value as IDataObject)) return undefined;
	return Object.fromEntries(
		Object.entries(value)
			.map(([inner, one]) => [inner, withoutClosed(policy, isVersion(inner) ? name : inner, one)])
			.filter(([, one]) => one !== undefined),
	);
}

/** An issue as it may be shown: its parent, sub-tasks, links and history may lead to closed projects. */
export const redacted = (policy: Policy, row: IDataObject): IDataObject =>
	isConfined(policy) ? ((withoutClosed(policy, '', row) ?? {}) as IDataObject) : row;

/**
 * Whether a row of an answer may be shown: an issue or a project by its key, a link by the issue at its other end,
 * anything else always. Searches are confined already; this is for lists that Jira cannot confine, and for the unexpected.
 */
export const mayShow = (policy: Policy, { key, inwardIssue, outwardIssue }: IDataObject): boolean =>
	!isClosedKey(policy, PROJECT_KEY, key) &&
	!isClosedKey(policy, ISSUE_KEY, key) &&
	![inwardIssue, outwardIssue].some((issue) => isClosed(policy, issue));
