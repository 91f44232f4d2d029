import { createHmac, timingSafeEqual } from 'crypto';
import type { IDataObject } from 'n8n-workflow';

import type { Prepared } from '../../operation/operation';
import { asObject } from '../../shared/objects';
import type { JiraRequest } from '../../client/types';

/** What a confirmation code says, and signs. */
export type Confirmation = {
	/** The plan's ID: it is carried out once. */
	plan: string;
	/** Seconds since 1970 when the plan was made. */
	issued: number;
	/** Seconds since 1970 until which the code is good. */
	expires: number;
	/** ID of the workflow that made the plan. */
	workflow: string;
	/** Name of the node that made the plan. */
	node: string;
	/** Digest of the target as the plan saw it. */
	state: string;
	/** Digests of the parts of the request, by name. */
	parts: Record<string, string>;
};

export type Account = { site: string; email: string; apiToken: string };

/** Objects with the same content give the same text, whatever the order of their keys. */
export const canonical = (value: unknown): string =>
	JSON.stringify(value, (_key, inner: unknown) =>
		inner !== null && typeof inner === 'object' && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
			: inner,
	) ?? '';

/** A key of its own for each purpose: the API token itself signs nothing that leaves n8n. */
const keyFor = (purpose: string, { site, email, apiToken }: Account) =>
	createHmac('sha256', apiToken).update(`jira siesta ${purpose}\n${site}\n${email.toLowerCase()}`).digest();

const keyed = (account: Account, text: string) =>
	createHmac('sha256', keyFor('confirmation 3', account)).update(text).digest('base64url');

/** Stands for an idempotency key where people see it: who only guesses the key cannot make it. */
export const labelDigest = (account: Account, key: string) =>
	createHmac('sha256', keyFor('idempotency 1', account)).update(key).digest('hex').slice(0, 24);

/** Stands for a value in a code: keyed, so that nobody can look for another value that has the same. */
export const digest = (account: Account, value: unknown) => keyed(account, `value\n${canonical(value)}`);

/**
 * The parts of a write that a person confirms, by the name under which a difference is told.
 *
 * @param provenance the note that the write leaves on the issue
 * @param prepared the writes that go before it, and what it does beside
 */
export function partsOf(
	account: Account,
	operation: string,
	{ method, url, qs, body, uploads, file }: JiraRequest,
	provenance: string,
	{ ahead = [], signs }: Pick<Prepared, 'ahead' | 'signs'> = {},
): Record<string, string> {
	const object = asObject(body);
	const { fields, update, ...rest } = object as { fields?: IDataObject; update?: IDataObject } & IDataObject;
	const files = uploads ?? (file && [file]);
	const named: Array<[string, unknown]> = [
		['operation', operation],
		['target', [method, url, qs ?? {}]],
		['Record Provenance', provenance],
		...(ahead.length === 0
			? []
			: [['Steps before it', ahead.map((step) => [step.method, step.url, step.body])] as [string, unknown]]),
		...(signs === undefined ? [] : [['What it does beside', signs] as [string, unknown]]),
		...Object.entries(fields ?? {}),
		...Object.entries(update ?? {}).map(([id, verbs]): [string, unknown] => [`update ${id}`, verbs]),
		...Object.entries(rest),
		...(files ? [['files', files.map(({ name, type, size }) => [name, type, size])] as [string, unknown]] : []),
		...(body === undefined || body === object ? [] : [['body', body] as [string, unknown]]),
	];
	// A body may have any names, those of the parts beside it as well: none stands in the place of another.
	const values = new Map<string, unknown[]>();
	for (const [name, value] of named) values.set(name, [...(values.get(name) ?? []), value]);
	return Object.fromEntries([...values].map(([name, all]) => [name, digest(account, all)]));
}

export function sign(account: Account, confirmation: Confirmation): string {
	const payload = Buffer.from(JSON.stringify(confirmation)).toString('base64url');
	return `${payload}.${keyed(account, `code\n${payload}`)}`;
}

/** The confirmation in a code, or undefined when the credential's account has not signed it. */
export function read(account: Account, code: string): Confirmation | undefined {
	const [payload, signed = '', ...rest] = code.trim().split('.');
	const expected = Buffer.from(keyed(account, `code\n${payload}`));
	const given = Buffer.from(signed);
	if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Confirmation;
}

/** The names of the parts in which a request differs from the confirmed one. */
export const differences = (confirmed: Record<string, string>, now: Record<string, string>): string[] =>
	[...new Set([...Object.keys(confirmed), ...Object.keys(now)])].filter((name) => confirmed[name] !== now[name]);
