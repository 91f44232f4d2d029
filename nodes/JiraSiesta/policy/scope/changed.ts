import type { IDataObject } from 'n8n-workflow';

import { isConfined } from '../policy';
import type { Policy } from '../policy';
import { ISSUE_KEY, LINKS, LIST, namesClosed } from './redact';

/** What a field was, or has become: an ID or a key, and a text. */
const SIDES = [
	['from', 'fromString'],
	['to', 'toString'],
] as const;
type Side = (typeof SIDES)[number];

/** The texts of a side that has any; every object has a function of the name `toString`. */
const textsOf = (change: IDataObject, side: Side) =>
	side
		.filter((name) => Object.hasOwn(change, name))
		.map((name) => String(change[name] ?? '').trim())
		.filter((text) => text !== '');

const isKeys = (text: string) => text.split(LIST).every((part) => ISSUE_KEY.test(part.trim()));

/** IDs, which tell nothing by themselves. */
const isIds = (text: string) => /^[\d\s,;[\]]+$/.test(text);

/**
 * Whether issues are named by keys of open projects, and by nothing else that could be the title of another:
 * `10063` and `OPS-1`, or `OPS-1` and `This issue blocks OPS-1`.
 */
function namesOpen(policy: Policy, texts: string[]): boolean {
	const keys = texts.filter(isKeys);
	const rest = texts.filter((text) => !isKeys(text) && !isIds(text));
	return (
		keys.length > 0 &&
		!keys.some((key) => namesClosed(policy, key)) &&
		rest.every((text) => keys.some((key) => text.endsWith(` ${key}`)))
	);
}

const isOf = (field: string) => (change: IDataObject) =>
	[change.fieldId, change.field].some((name) => String(name ?? '').toLowerCase() === field);

/** Whether a side may be shown. A project is named by an ID and a title: the key that the issue had or got there tells. */
function isOpen(policy: Policy, change: IDataObject, beside: IDataObject[], side: Side): boolean {
	const texts = textsOf(change, side);
	if (texts.length === 0) return true;
	const names = [change.fieldId, change.field].map((name) => String(name ?? ''));
	if (!names.some((name) => LINKS.test(name))) return !texts.some((text) => namesClosed(policy, text));
	if (!isOf('project')(change)) return namesOpen(policy, texts);
	const key = beside.find(isOf('key'));
	return key !== undefined && namesOpen(policy, textsOf(key, side));
}

/**
 * A change of a field as it may be shown: what leads to a closed project is null, that there was a change stays.
 *
 * @param change of a changelog: `{ field, fieldId?, from, fromString, to, toString }`
 * @param beside all that was changed with it
 */
export function openChange(policy: Policy, change: IDataObject, beside: IDataObject[]): IDataObject {
	if (!isConfined(policy)) return change;
	const closed = SIDES.filter((side) => !isOpen(policy, change, beside, side)).flat();
	return { ...change, ...Object.fromEntries(closed.map((name) => [name, null])) };
}
