import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import type { Item } from '../pipeline/operation';
import { InvalidInput } from '../pipeline/invalidInput';
import { isLocator, isObject } from './given';
import { readLocator } from './locator';

export type Person = { accountId: string; displayName?: string };

/** Atlassian: at most 128 characters, may contain a colon (557058:uuid). */
const ACCOUNT_ID = /^[A-Za-z0-9:_-]{1,128}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** @throws InvalidInput with what to do about an e-mail address or a name */
export function toAccountId(value: string, field: string): string {
	const help =
		'Enter an account ID such as 5b10ac8d82e05b22cc7d4ef5, or choose the person from the list.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (value.includes('@')) {
		throw new InvalidInput(
			field,
			`needs an account ID, not an email: '${value}'`,
			'Jira ignores emails here. Choose By Email to look the account up.',
		);
	}
	if (!ACCOUNT_ID.test(value))
		throw new InvalidInput(field, `is not an account ID: '${value}'`, help);
	return value;
}

/**
 * The one active person among the results of a search for an e-mail address.
 *
 * Jira finds a person who hides the address only by the exact address, and then leaves it out of
 * the answer; but it also compares with the start of display names, so a result without an address
 * counts only if it is the only one.
 *
 * @throws InvalidInput when nobody or several people match
 */
export function onlyMatch(email: string, found: IDataObject[], field: string): Person {
	const people = found.filter((user) => user.active !== false && user.accountType === 'atlassian');
	const shown = people.filter(
		(user) => String(user.emailAddress ?? '').toLowerCase() === email.toLowerCase(),
	);
	const matches = shown.length > 0 ? shown : people.filter((user) => !user.emailAddress);
	if (matches.length === 1) {
		const [{ accountId, displayName }] = matches;
		return {
			accountId: String(accountId),
			displayName: displayName ? String(displayName) : undefined,
		};
	}
	if (matches.length === 0) {
		throw new InvalidInput(
			field,
			`matches nobody: '${email}'`,
			'No active person with exactly this email is visible to the credential\'s account. It needs the permission "Browse users and groups".',
		);
	}
	const candidates = matches
		.map((user) => `${String(user.displayName)} (${String(user.accountId)})`)
		.join(', ');
	throw new InvalidInput(
		field,
		`matches several people: '${email}'`,
		`Choose By Account ID with one of: ${candidates}.`,
	);
}

/** @throws InvalidInput unless exactly one active person has the email */
export async function findByEmail(item: Item, email: string, field: string): Promise<Person> {
	if (!EMAIL.test(email)) {
		throw new InvalidInput(
			field,
			`is not an email: '${email}'`,
			'Enter a full address, e.g. nathan@example.com.',
		);
	}
	const found = await item.run.once(`user ${email.toLowerCase()}`, async () => {
		const { body } = await ask(item.context, item.run, {
			method: 'GET',
			url: '/rest/api/3/user/search',
			qs: { query: email, maxResults: 50 },
			repeatable: true,
		});
		return body as IDataObject[];
	});
	return onlyMatch(email, found, field);
}

/**
 * The person a locator names.
 *
 * @param given resource locator with mode list, accountId or email, or a bare account ID
 * @throws InvalidInput
 */
export async function toPerson(given: unknown, item: Item, field: string): Promise<Person> {
	const { mode, value, label } = readLocator(given);
	if (mode === 'email' && value !== '') return await findByEmail(item, value, field);
	return { accountId: toAccountId(value, field), displayName: mode === 'list' ? label : undefined };
}

type LookUp = (email: string, field: string) => Promise<Person>;

/**
 * A person in a field's value, as Jira takes it. A text is an account ID unless it is plainly an
 * email, which is looked up and must be exactly one active person's. Names are refused: several
 * people may have one.
 *
 * @param given text, locator, or an object with accountId or emailAddress as Jira answers it
 * @throws InvalidInput
 */
export async function toUser(given: unknown, field: string, lookUp: LookUp): Promise<IDataObject> {
	const { mode, value } = readLocator(isObject(given) && !isLocator(given) ? '' : given);
	const { accountId, id, emailAddress } = isObject(given) ? given : {};
	const account = String(accountId ?? id ?? value);
	const email = account === '' ? String(emailAddress ?? '') : account;
	const isEmail = mode === 'email' || account === '' || (mode === '' && EMAIL.test(account));
	if (isEmail && email !== '') return { accountId: (await lookUp(email, field)).accountId };
	return { accountId: toAccountId(account, field) };
}

/** How a result names a person: the account ID always, the name where it is known. */
export const personEcho = ({ accountId, displayName }: Person): IDataObject => ({
	assigneeAccountId: accountId,
	...(displayName && { assignee: displayName }),
});
