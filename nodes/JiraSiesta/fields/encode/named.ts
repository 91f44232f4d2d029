import type { IDataObject } from 'n8n-workflow';

import { isLocator, isObject, shown } from '../../shared/input';
import { InvalidInput } from '../../shared/invalidInput';
import { asText, isJson, readLocator } from '../../shared/locator';
import { isIssue, toIssueKey } from './issueKey';

/** What Jira takes for the one thing of a name. */
export type ByName = (name: string, field: string) => Promise<string>;

/** A value as text, and whether it can only be a name: a number may be either. */
function idOrName(given: unknown): { text: string; isName: boolean } {
	if (isLocator(given)) {
		const { mode, value } = readLocator(given);
		return { text: value, isName: mode === 'name' };
	}
	if (!isObject(given)) return { text: asText(given), isName: false };
	const { id, teamId, name } = given;
	const own = id ?? teamId;
	return own === undefined ? { text: asText(name), isName: name !== undefined } : { text: asText(own), isName: false };
}

/** An ID as it is, a name by what it is looked up as; undefined for what is neither. */
async function idOf(given: unknown, isId: RegExp, field: string, byName: ByName): Promise<string | undefined> {
	const { text, isName } = idOrName(given);
	if (!isName && isId.test(text)) return text;
	return text === '' || isJson(text) ? undefined : await byName(text, field);
}

/** The parent of any type of issue: by key, ID or address, as `{ key }` or `{ id }`, or by its summary. */
export async function toParent(given: unknown, field: string, site: string, byName: ByName): Promise<IDataObject> {
	const { key, id } = isObject(given) ? given : {};
	const { mode, value } = readLocator(key ?? id ?? given);
	const isSummary = value !== '' && (mode === 'name' || !isIssue(value));
	const issue = isSummary ? await byName(value, field) : toIssueKey(value, site, field);
	return /^\d+$/.test(issue) ? { id: issue } : { key: issue };
}

/**
 * A sprint is written as its number, and read as a list of objects: of those, the one that is not closed. Null where all
 * are closed, because the issue is in none.
 */
export async function toSprint(given: unknown, field: string, byName: ByName): Promise<number | null> {
	const all = [given].flat() as unknown[];
	const open = all.filter((one) => !isObject(one) || one.state !== 'closed');
	if (all.length > 0 && open.length === 0) return null;
	const [first, ...others] = open;
	const id = others.length === 0 ? await idOf(first, /^0*[1-9]\d{0,14}$/, field, byName) : undefined;
	if (id !== undefined) return Number(id);
	throw new InvalidInput(
		field,
		`is not one sprint: ${shown(given)}`,
		'Enter the name or the ID of one sprint, e.g. 42: it is in the address of its report.',
	);
}

/** A UUID, which Jira may follow by a number; teams of Plans have only a number. */
export const TEAM_ID = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-\d{1,10})?|\d{1,18})$/i;

/** A team by its ID, or by its name as far as it can be found: Jira takes neither that nor an object. */
export async function toTeam(given: unknown, field: string, byName: ByName): Promise<string> {
	const id = await idOf(given, TEAM_ID, field, byName);
	if (id !== undefined) return id;
	throw new InvalidInput(
		field,
		`is not the ID of a team: ${shown(given)}`,
		"Jira takes a team by its ID only, e.g. 36885b3c-1bf0-4f85-a357-c5b858c31de4: the end of the address of the team's page.",
	);
}

/** An organization of customers by its number, or by its name, which Jira does not take. */
export async function toOrganization(given: unknown, field: string, byName: ByName): Promise<number> {
	const id = await idOf(given, /^\d{1,15}$/, field, byName);
	if (id !== undefined) return Number(id);
	throw new InvalidInput(
		field,
		`is not an organization: ${shown(given)}`,
		'Enter its name or its ID, e.g. 42: it is in the address of its page.',
	);
}
