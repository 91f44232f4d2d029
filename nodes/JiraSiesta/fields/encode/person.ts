import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import type { Item } from '../../operation/operation';
import { InvalidInput } from '../../shared/invalidInput';
import { isLocator, isObject, shown } from '../../shared/input';
import { asText, isJson, readLocator } from '../../shared/locator';

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
	if (text.length > LONGEST_EMAIL || /[\s:<>"]/.test(text)) return false;
	const [name, domain, ...more] = text.split('@');
	const dot = domain?.indexOf('.', 1) ?? -1;
	return name !== '' && more.length === 0 && dot > 0 && dot < domain.length - 1;
}

const HELP = 'Enter an account ID such as 5b10ac8d82e05b22cc7d4ef5 or an email, or choose the person from the list.';

/** @throws InvalidInput for anything but an account ID, a name above all: several people may have one */
export function toAccountId(value: string, field: string): string {
	if (value === '') throw new InvalidInput(field, 'is empty', HELP);
	if (ACCOUNT_ID.test(value)) return value;
	throw new InvalidInput(field, `is not an account ID: ${shown(value)}`, HELP);
}

const named = ({ displayName, accountId }: IDataObject) => `${String(displayName)} (${String(accountId)})`;

const hasAddress = ({ emailAddress }: IDataObject, email: string) =>
	String(emailAddress ?? '').toLowerCase() === email.toLowerCase();

const hasInName = (displayName: unknown, email: string) =>
	String(displayName ?? '')
		.toLowerCase()
		.includes(email.toLowerCase());

const isCustomer = ({ accountType }: IDataObject) => accountType === 'customer';

/** @throws InvalidInput that says whose email it is, where it is that of a customer or of nobody */
function noMatch(email: string, found: IDataObject[], field: string): InvalidInput {
	const customer = found.find((user) => isCustomer(user) && hasAddress(user, email));
	if (customer) {
		return new InvalidInput(
			field,
			`is the email of a portal customer: ${shown(email)}`,
			`It belongs to ${named(customer)}, who has no Jira account of the kind that this field takes. Choose somebody else.`,
		);
	}
	return new InvalidInput(
		field,
		`matches nobody: ${shown(email)}`,
		'No active person with exactly this email is visible to the credential\'s account. It needs the permission "Browse users and groups".',
	);
}

/**
 * The one active person among the results of a search for an e-mail address.
 *
 * Jira finds a person who hides the address only by the exact address, and then leaves it out of
 * the answer; but it also compares with the start of display names, which people choose themselves.
 * So a result without an address counts only if it is the only one and its name does not have the
 * address in it.
 *
 * @param orCustomer whether a customer of a service portal may be meant, where no other person is
 * @throws InvalidInput when nobody or several people match
 */
export function onlyMatch(email: string, found: IDataObject[], field: string, orCustomer = false): Person {
	const active = found.filter((user) => user.active !== false);
	const ofType = (fits: (user: IDataObject) => boolean) => {
		const people = active.filter(fits);
		const withAddress = people.filter((user) => hasAddress(user, email));
		return withAddress.length > 0 ? withAddress : people.filter((user) => !user.emailAddress);
	};
	const people = ofType(({ accountType }) => accountType === 'atlassian');
	const matches = people.length === 0 && orCustomer ? ofType(isCustomer) : people;
	if (matches.length === 0) throw noMatch(email, active, field);
	if (matches.length > 1) {
		const problem = `matches several people: ${shown(email)}`;
		throw new InvalidInput(field, problem, `Give the account ID of one: ${matches.map(named).join(', ')}.`);
	}
	const [{ accountId, displayName, emailAddress }] = matches;
	if (!emailAddress && hasInName(displayName, email)) {
		throw new InvalidInput(
			field,
			`matches a display name only: ${shown(email)}`,
			`Anybody may call themselves so. If it is the right person, give the account ID: ${named(matches[0])}.`,
		);
	}
	return {
		accountId: String(accountId),
		displayName: displayName ? String(displayName) : undefined,
	};
}

/** @throws InvalidInput for anything but an address */
export function assertEmail(email: string, field: string): string {
	if (isEmail(email)) return email;
	throw new InvalidInput(
		field,
		`is not an email: ${shown(email)}`,
		'Enter the address alone, e.g. nathan@example.com.',
	);
}

/**
 * @param orCustomer whether a customer of a service portal may be meant
 * @throws InvalidInput unless exactly one active person has the email
 */
export async function findByEmail(item: Item, email: string, field: string, orCustomer = false): Promise<Person> {
	assertEmail(email, field);
	const found = await item.session.once(`user ${email.toLowerCase()}`, async () => {
		const { body } = await requestJira(item.context, item.session, {
			method: 'GET',
			url: '/rest/api/3/user/search',
			qs: { query: email, maxResults: 50 },
			repeatable: true,
		});
		return body as IDataObject[];
	});
	const { accountId, displayName } = onlyMatch(email, found, field, orCustomer);
	return (await item.session.guard.mayRead(item.session)) ? { accountId, displayName } : { accountId };
}

/** An account ID by its form: no word that somebody may have typed for a name or an address. A customer's has two UUIDs. */
const SURELY_ACCOUNT_ID = /^(?:[0-9a-f]{24}|\w{1,20}(?::[0-9a-f-]{36}){1,2})$/i;

/**
 * Whether a text is to be looked up as an email. The mode it was given in is only a hint: values that are dropped on a
 * field, or come from a model, land in whatever mode n8n has chosen.
 */
const meansEmail = (mode: string, text: string) =>
	!isJson(text) && (text.includes('@') || (mode === 'email' && !SURELY_ACCOUNT_ID.test(text)));

/** The name in an entry of the list of people, without the address behind it. */
const nameIn = (label?: string) => label?.replace(/ \[inactive\]$/, '').replace(/ \([^()\s]+@[^()\s]+\)$/, '');

/**
 * The person a locator names, by account ID or by email in whatever mode.
 *
 * @param given resource locator with mode list, accountId or email, or the bare value
 * @param orCustomer whether a customer of a service portal may be meant
 * @throws InvalidInput
 */
export async function toPerson(given: unknown, item: Item, field: string, orCustomer = false): Promise<Person> {
	const { mode, value, label } = readLocator(given);
	if (value !== '' && meansEmail(mode, value)) return await findByEmail(item, value, field, orCustomer);
	return { accountId: toAccountId(value, field), displayName: mode === 'list' ? nameIn(label) : undefined };
}

/**
 * Who was given, where Jira refuses a person: it tells the account ID only, and people type something else.
 *
 * @param given as for `toPerson`
 */
export async function personAdvice(given: unknown, item: Item, field: string): Promise<string | undefined> {
	const { mode, value, label } = readLocator(given);
	const person = await toPerson(given, item, field).catch(() => undefined);
	const typed = mode === 'list' && label ? label : value;
	if (!person || typed === person.accountId) return undefined;
	const { accountId, displayName } = person;
	const who = displayName && displayName !== typed ? `${displayName} (${accountId})` : accountId;
	return `'${field}' is ${typed}: ${who}.`;
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
	const own = asText(accountId ?? id ?? value);
	const text = own === '' ? asText(emailAddress) : own;
	if (text !== '' && meansEmail(mode, text)) return { accountId: (await lookUp(text, field)).accountId };
	return { accountId: toAccountId(text, field) };
}

/** How a result names the assignee: the account ID, and the name where it is known; null for nobody. */
export const assigneeEcho = ({ accountId, displayName }: Partial<Person> = {}) => ({
	assignee: displayName ?? null,
	assigneeAccountId: accountId ?? null,
});
