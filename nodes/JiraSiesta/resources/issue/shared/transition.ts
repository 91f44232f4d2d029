import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { FieldInput, IssueFields } from '../../../fields/edit/issueFields';
import { toIssueFields } from '../../../fields/edit/issueFields';
import { filledIn, mappedFields, mustBeMapped } from '../../../fields/edit/mapped';
import type { MappedFields, Mapper } from '../../../fields/edit/mapped';
import { allowedText } from '../../../fields/encode/allowedValue';
import { toRichText } from '../../../fields/encode/richText';
import type { Screen } from '../../../fields/metadata';
import type { Field } from '../../../fields/schema/field';
import { findField } from '../../../fields/schema/findField';
import { STANDARD_FIELDS } from '../../../fields/schema/standard';
import { transitionsOf } from '../../../fields/transitions';
import type { Transition } from '../../../fields/transitions';
import type { Item } from '../../../operation/operation';
import { MOVE_TO, waysText, waysTo } from '../../../params/moveTo';
import type { Destination } from '../../../params/moveTo';
import { isEmpty, shown } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';
import type { Format } from '../../../text';

export const TRANSITION_FIELDS: Mapper = { name: 'transitionFields', displayName: 'Transition Fields' };

export type Status = { id: string; name: string; category: string };

/** Fields of an issue as it is now. */
export async function issueNow(
	{ context, session }: Item,
	issueKey: string,
	fields: string[],
	more: { expand?: string; completes?: boolean } = {},
): Promise<IDataObject> {
	const { completes, expand } = more;
	const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
	const qs = { fields: fields.join(','), ...(expand && { expand }) };
	return asObject((await requestJira(context, session, { method: 'GET', url, qs, repeatable: true, completes })).body);
}

export function statusIn({ fields }: IDataObject): Status {
	const { id, name, statusCategory } = asObject(asObject(fields).status);
	return { id: String(id), name: String(name), category: String(asObject(statusCategory).key) };
}

/** What the item gives for the screen: in options of its own, and in the mapper. */
export async function givenForScreen(item: Item, screen: () => Promise<Field[]>): Promise<MappedFields> {
	const options = item.parameters.group('options');
	const own = ['assignee', 'resolution'].flatMap((id): FieldInput[] => {
		const field = STANDARD_FIELDS.get(id)!;
		return isEmpty(options[id]) ? [] : [{ field, value: options[id], parameter: field.name }];
	});
	const mapped = await mappedFields(item, screen, filledIn(own), TRANSITION_FIELDS);
	return { ...mapped, given: [...own, ...mapped.given] };
}

/** Whether a screen lists the field that a value is given for. */
function lists(screen: Field[], { field, parameter }: FieldInput): boolean {
	if (typeof field !== 'string') return screen.some(({ id }) => id === field.id);
	try {
		return findField(screen, field, parameter) !== undefined;
	} catch {
		return false;
	}
}

const ways = (transitions: Transition[]) =>
	transitions
		.map(({ id, name, toStatus, hasScreen, fields }) => {
			const required = fields.filter(mustBeMapped).map(({ name }) => name);
			const screen = hasScreen ? `asks for ${required.join(', ') || 'nothing'}` : 'no screen';
			return `${id}: ${name} → ${toStatus} (${screen})`;
		})
		.join('; ');

/**
 * The one of several transitions that what is given fits: whose screen lists all of it, then the one that asks for
 * nothing else.
 *
 * @throws InvalidInput with those that are left
 */
export function chooseWay(found: Transition[], given: FieldInput[]): Transition {
	if (found.length === 1) return found[0];
	const asksForMore = ({ fields }: Transition) =>
		fields.some((field) => mustBeMapped(field) && !given.some((one) => lists([field], one)));
	const takesAll = found.filter(({ fields }) => given.every((one) => lists(fields, one)));
	// A screen may take fields that Jira does not list.
	const fits = takesAll.length > 0 ? takesAll : found.filter(({ hasScreen }) => hasScreen);
	const [only, ...others] = fits.length === 1 ? fits : fits.filter((way) => !asksForMore(way));
	if (only && others.length === 0) return only;
	throw new InvalidInput(
		MOVE_TO,
		'leads there in several ways',
		`Choose the ID of one, or give the fields of its screen. ${ways(found)}.`,
	);
}

/** @throws InvalidInput for fields that are given to a transition without a screen */
export function assertTakes({ name, hasScreen }: Transition, [first]: FieldInput[]): void {
	if (hasScreen || !first) return;
	throw new InvalidInput(
		first.parameter,
		`cannot be set: the transition '${name}' has no screen`,
		'Leave its fields out here, and change them with Update or Assign.',
		'cannot be set: the transition has no screen',
	);
}

/** The values that are given, in Jira's form: `fields`, and a comment in `update`. */
export async function valuesFor(
	item: Item,
	screen: Screen,
	given: FieldInput[],
): Promise<{ set: IssueFields; update?: IDataObject }> {
	const { comment, textFormat } = item.parameters.group('options');
	const set = await toIssueFields(given, item, textFormat, screen);
	if (isEmpty(comment)) return { set };
	const body = toRichText(comment, 'Comment', textFormat as Format | undefined) as unknown as IDataObject;
	return { set, update: { comment: [{ add: { body } }] } };
}

/** The fields that a transition's screen asks for and neither the item nor the issue has. */
export async function missingFor(
	item: Item,
	issueKey: string,
	{ fields }: Transition,
	values: IDataObject,
): Promise<Field[]> {
	const needed = fields.filter((field) => mustBeMapped(field) && isEmpty(values[field.id]));
	if (needed.length === 0) return [];
	const ids = needed.map(({ id }) => id).filter((id) => !(id in values));
	const present = ids.length > 0 ? asObject((await issueNow(item, issueKey, ids)).fields) : {};
	return needed.filter(({ id }) => isEmpty(id in values ? values[id] : present[id]));
}

/** @throws InvalidInput for a transition whose screen asks for a field that neither the item nor the issue has */
export async function assertComplete(
	item: Item,
	issueKey: string,
	way: Transition,
	values: IDataObject,
): Promise<void> {
	const [missing, ...others] = await missingFor(item, issueKey, way, values);
	if (!missing) return;
	const more = others.length > 0 ? ` It asks for ${others.map((field) => field.name).join(', ')} as well.` : '';
	throw new InvalidInput(
		missing.name,
		`is required by the transition '${way.name}'`,
		`${missing.choices ? allowedText(missing.choices) : 'Give it a value.'}${more}`,
		'is required by the transition',
	);
}

/** Why the issue cannot go there, as far as Jira tells, and where it can go. */
async function whyNot(item: Item, issueKey: string, destination: Destination, now: Transition[]): Promise<string> {
	const { context, session } = item;
	if (now.length === 0) {
		const qs = { permissions: 'TRANSITION_ISSUES', issueKey };
		const request = { method: 'GET', url: '/rest/api/3/mypermissions', qs, repeatable: true } as const;
		const { permissions } = asObject((await requestJira(context, session, request)).body);
		const { havePermission } = asObject(asObject(permissions).TRANSITION_ISSUES);
		if (havePermission === false)
			return "The account may not move issues here: it lacks the permission 'Transition issues'.";
	}
	const all = await transitionsOf(context, session, issueKey, { includeUnavailableTransitions: true });
	const closed = waysTo(destination, all).filter(({ isAvailable }) => !isAvailable);
	const conditions = closed.map(({ name, toStatus }) => `${name} → ${toStatus} is closed: its conditions do not hold.`);
	return [...conditions, waysText(now)].join(' ');
}

/** The transitions that lead where the item wants the issue, of those it has now. */
export const waysFor = async ({ context, session }: Item, issueKey: string, destination: Destination) =>
	waysTo(destination, await transitionsOf(context, session, issueKey));

/** The refusal of what cannot be reached, with what can, and why not what was wanted. */
export async function notPossible(item: Item, issueKey: string, from: Status, destination: Destination) {
	const now = await transitionsOf(item.context, item.session, issueKey);
	const what = destination.by === 'status' ? 'status that' : 'transition that';
	return new InvalidInput(
		MOVE_TO,
		`is no ${what} ${issueKey} can take from '${from.name}': ${shown(destination.value)}`,
		await whyNot(item, issueKey, destination, now),
		`is no ${what} ${issueKey} can take now: ${shown(destination.value)}`,
	);
}
