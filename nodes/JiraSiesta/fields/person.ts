import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import type { Item } from '../pipeline/operation';
import { InvalidInput } from '../pipeline/invalidInput';
import { isLocator, isObject, shown } from './given';
import { asText, isJson, readLocator } from './locator';

export type Person = { accountId: string; displayName?: string };

/**
 * Atlassian: at most 128 characters, may contain a colon (557058:uuid). Jira takes -1 for whoever is
 * the default of the project: no person's ID begins with a sign.
 */
const ACCOUNT_ID = /^[A-Za-z0-9][A-Za-z0-9:_-]{0,127}$/;

/** The longest address there can be, in characters (RFC 5321). */
const LONGEST_EMAIL = 320;

/** An address without what it has besides in a link or a header: mailto:ana@…, Ana <ana@…>. */
function isEmail(text: string): boolean {
	if (text.length > LONGEST_EMAIL || /[\s:<>]/.test(text)) return false;
	const [name, domain, ...more] = text.split('@');
	const dot = domain?.indexOf('.', 1) ?? -1;
	return name !== '' && more.length === 0 && dot > 0 && dot < domain.length - 1;
}

/**
 * @param emailHelp what to do about an email: not every field can look one up
 * @throws InvalidInput with what to do about an email, an object or a name
 */
export function toAccountId(
	value: string,
	field: string,
	emailHelp = 'Choose By Email to look the account up.',
): string {
	const help = 'Enter an account ID such as 5b10ac8d82e05b22cc7d4ef5, or choose the person from the list.';
	if (value === '') throw new InvalidInput(field, 'is empty', help);
	if (value.includes('@') && !isJson(value)) {
		throw new InvalidInput(
			field,
			`needs an account ID, not an email: ${shown(value)}`,
			`Jira ignores emails here. ${emailHelp}`,
		);
	}
	if (!ACCOUNT_ID.test(value)) {
		throw new InvalidInput(field, `is not an account ID: ${shown(value)}`, help);
	}
	return value;
}

const named = ({ displayName, accountId }: IDataObject) => `${String(displayName)} (${String(accountId)})`;

const hasInName = (displayName: unknown, email: string) =>
	String(displayName ?? '')
		.toLowerCase()
		.includes(email.toLowerCase());

/**
 * The one active person among the results of a search for an e-mail address.
 *
 * Jira finds a person who hides the address only by the exact address, and then leaves it out of
 * the answer; but it also compares with the start of display names, which people choose themselves.
 * So a result without an address counts only if it is the only one and its name does not have the
 * address in it.
 *
 * @throws InvalidInput when nobody or several people match
 */
export function onlyMatch(email: string, found: IDataObject[], field: string): Person {
	const people = found.filter((user) => user.active !== false && user.accountType === 'atlassian');
	const withAddress = people.filter((user) => String(user.emailAddress ?? '').toLowerCase() === email.toLowerCase());
	const matches = withAddress.length > 0 ? withAddress : people.filter((user) => !user.emailAddress);
	if (matches.length === 1) {
		const [{ accountId, displayName, emailAddress }] = matches;
		if (!emailAddress && hasInName(displayName, email)) {
			throw new InvalidInput(
				field,
				`matches a display name only: ${shown(email)}`,
				`Anybody may call themselves so. If it is the right person, choose By Account ID with ${named(matches[0])}.`,
			);
		}
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
	throw new InvalidInput(
		field,
		`matches several people: '${email}'`,
		`Choose By Account ID with one of: ${matches.map(named).join(', ')}.`,
	);
}

/** @throws InvalidInput unless exactly one active person has the email */
export async function findByEmail(item: Item, email: string, field: string): Promise<Person> {
	if (!isEmail(email)) {
		throw new InvalidInput(
			field,
			`is not an email: ${shown(email)}`,
			'Enter the address alone, e.g. nathan@example.com.',
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
 * A person in a field's value, as Jira takes it. A text with an @ is an email, which is looked up
 * and must be exactly one active person's; any other is an account ID. Names are refused: several
 * people may have one.
 *
 * @param given text, locator, or an object with accountId or emailAddress as Jira answers it
 * @throws InvalidInput
 */
export async function toUser(given: unknown, field: string, lookUp: LookUp): Promise<IDataObject> {
	const { mode, value } = readLocator(isObject(given) && !isLocator(given) ? '' : given);
	const { accountId, id, emailAddress } = isObject(given) ? given : {};
	const account = asText(accountId ?? id ?? value);
	const email = account === '' ? asText(emailAddress) : account;
	const byEmail = mode === 'email' || account === '' || (mode === '' && account.includes('@'));
	if (byEmail && email !== '') return { accountId: (await lookUp(email, field)).accountId };
	return { accountId: toAccountId(account, field) };
}

/** How a result names a person: the account ID always, the name where it is known. */
export const personEcho = ({ accountId, displayName }: Person): IDataObject => ({
	assigneeAccountId: accountId,
	...(displayName && { assignee: displayName }),
});
