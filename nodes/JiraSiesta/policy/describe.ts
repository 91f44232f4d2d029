import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import { fieldName } from '../pipeline/errors';
import type { Item, Operation } from '../pipeline/operation';
import type { Plan } from '../pipeline/plan';
import { record } from '../pipeline/record';
import { browseUrl } from '../pipeline/site';
import { fromAdf } from '../text';
import { digest } from './code';

export type Change = { field: string; before?: unknown; after: unknown };

/** What a write is going to do, in the words of the person who has to agree. */
export type Description = {
	target: IDataObject;
	changes: Change[];
	/** Digest of the target's state: it changes with every edit in Jira. */
	state: string;
	checked: string[];
	notChecked: string[];
};

/** What Jira takes for the default assignee of the project: PUT /rest/api/3/issue/{key}/assignee. */
const PROJECT_DEFAULT = '-1';

/** A verb of Jira's `update`, e.g. `{"add": "urgent"}`; undefined for anything else. */
function verb(value: unknown): string | undefined {
	const [[name, given], ...others] = [...Object.entries(record(value)), [undefined, undefined]] as Array<[string?, unknown?]>;
	if (others.length !== 1 || !['add', 'remove', 'set'].includes(name ?? '')) return undefined;
	const shown = readable(given);
	if (name === 'set') return shown === null ? 'nothing' : String(shown);
	return `${name} ${String(shown)}`;
}

/** A field's value as a person reads it, both as Jira gives it and as a request sets it. */
export function readable(value: unknown): unknown {
	if (Array.isArray(value)) {
		const verbs = value.map(verb);
		return verbs.length > 0 && verbs.every((text) => text !== undefined) ? verbs.join(', ') : value.map(readable);
	}
	const { type, displayName, accountId, key, name, value: option, child } = record(value);
	if (type === 'doc') return fromAdf(value);
	if (accountId === null || record(value).none === true) return null;
	if (accountId === PROJECT_DEFAULT) return "The project's default assignee";
	if (accountId) return displayName ? `${String(displayName)} (${String(accountId)})` : accountId;
	if (option !== undefined) return child ? `${String(option)} > ${String(record(child).value)}` : option;
	return key ?? name ?? value ?? null;
}

/** The fields that a request sets, by ID: `fields`, the verbs of `update`, and the body of Assign. */
function settings({ body }: Plan['request']): Array<[string, unknown]> {
	const { fields, update, ...rest } = record(body);
	const assignee = 'accountId' in rest ? [['assignee', rest] as [string, unknown]] : [];
	return [...Object.entries(record(fields)), ...Object.entries(record(update)), ...assignee];
}

/** How the issue is now: the fields that are going to change, and when it last did. */
async function present({ context, run }: Item, issueKey: string, ids: string[]): Promise<IDataObject> {
	const { body } = await ask(context, run, {
		method: 'GET',
		url: `/rest/api/3/issue/${encodeURIComponent(issueKey)}`,
		qs: { fields: [...new Set([...ids, 'summary', 'updated'])].join(','), expand: 'names' },
		repeatable: true,
	});
	return body as IDataObject;
}

/**
 * Describes a write from what Jira has now, without writing anything.
 *
 * @throws NodeApiError where the target does not exist or may not be seen
 */
export async function describe(operation: Operation, item: Item, { prepared, request }: Plan): Promise<Description> {
	const set = settings(request);
	const issueKey = prepared.path?.issueKey;
	const issue = issueKey ? await present(item, issueKey, set.map(([id]) => id)) : {};
	const before = record(issue.fields);
	const names = record(issue.names) as Record<string, string>;
	const after = (id: string, value: unknown) =>
		id === 'assignee' && prepared.echo?.assignee
			? `${String(prepared.echo.assignee)} (${String(prepared.echo.assigneeAccountId)})`
			: readable(value);
	const key = issue.key as string | undefined;
	return {
		target: key
			? { key, url: browseUrl(item.site, key), summary: before.summary }
			: { project: readable(record(request.body?.fields).project) as string },
		changes: set.map(([id, value]) => ({
			field: fieldName(id, names),
			...(key && { before: readable(before[id] ?? null) }),
			after: after(id, value),
		})),
		state: digest(key ? [issue.id, before.updated] : []),
		checked: [
			'The values have the form Jira takes',
			'The credential allows it',
			...(key ? ['The issue exists and is visible to the account'] : []),
		],
		notChecked: [
			"The account's permission in Jira",
			"The project's screens, required fields, validators and workflow rules",
			...(operation.unlessDone && !key ? ['Whether it has been created already'] : []),
			"The project's automations and notifications",
		],
	};
}
