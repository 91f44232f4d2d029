import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { editBody } from '../../../fields/edit/changes';
import { toolsFor } from '../../../fields/edit/issueFields';
import { editedTexts } from '../../../fields/edit/textEdits';
import { encode } from '../../../fields/encode/encode';
import { createScreen } from '../../../fields/metadata';
import { shapeOf } from '../../../fields/schema/field';
import type { Field } from '../../../fields/schema/field';
import { findField } from '../../../fields/schema/findField';
import type { Item, Prepared } from '../../../operation/operation';
import { issueType } from '../../../params/issueType';
import { setBounded } from '../../../shared/boundedMap';
import { isEmpty } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { members } from '../../../shared/lists';
import { asObject, without } from '../../../shared/objects';
import { issueTarget } from '../../../shared/target';
import { creation } from './creation';
import { severalNames } from './fields';
import { findMatch, MATCH_FIELD, MATCH_VALUE } from './match';
import type { Existing } from './match';

export const matchField: INodeProperties = {
	displayName: MATCH_FIELD,
	name: 'matchField',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. External Reference',
	description:
		'Field by which an issue of the project is found, by name or ID: Labels, Summary, or a custom field that is a number, a short text or a single choice',
};

export const matchValue: INodeProperties = {
	displayName: MATCH_VALUE,
	name: 'matchValue',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.ticketId }}',
	description:
		'Value that the field has to have, exactly; a new issue gets it. What others created seconds ago Jira may not find yet.',
};

const ONLY_ON_CREATE = 'Only on Create';

export const onlyOnCreate: INodeProperties = severalNames(
	ONLY_ON_CREATE,
	'onlyOnCreate',
	'Description, Assignee',
	'Fields that an issue which exists keeps as they are, by name or ID, separated by commas',
);

/** Issues that this process has created, by what they are found by: a search finds them only after a while. */
const created = new Map<string, number>();
const REMEMBERED = 10_000;

export type Upsert = IDataObject & { existing?: Existing; turn: string };

/** The fields of an issue with the value that it is found by. */
function withMatch(fields: IDataObject, { id, name, schema }: Field, value: unknown): IDataObject {
	const given = fields[id];
	if (shapeOf(schema).kind === 'label') {
		return { ...fields, [id]: [...new Set([...((given ?? []) as string[]), ...(value as string[])])] };
	}
	if (given === undefined || JSON.stringify(given) === JSON.stringify(value)) {
		return { ...fields, [id]: value as IDataObject };
	}
	throw new InvalidInput(MATCH_VALUE, `is not what '${name}' is set to`, 'Leave the field out: it gets this value.');
}

/** What an update sets of the fields that a create would: not where the issue is, and not what it is to keep. */
async function updateBody(
	item: Item,
	key: string,
	fields: IDataObject,
	screen: Field[],
): Promise<IDataObject | undefined> {
	const { onlyOnCreate: kept, allowLoss } = item.parameters.group('options');
	const keeps = members(kept ?? '', ONLY_ON_CREATE).map((one) => findField(screen, String(one), ONLY_ON_CREATE).id);
	const set = without(fields, 'project', 'issuetype', ...keeps);
	if (Object.keys(set).length === 0) return undefined;
	const names = Object.fromEntries(screen.map(({ id, name }) => [id, name]));
	const change = { description: { how: 'replace' as const, heading: '' }, allowLoss: allowLoss === true };
	return editBody({ ...set, ...(await editedTexts(item, key, { fields: set, names }, change)) }, {}, []);
}

/** A create, or an update of the issue that has the value already. */
export async function prepareUpsert(item: Item): Promise<Prepared<Upsert>> {
	const { context, session, parameters } = item;
	const given = parameters.get('matchValue');
	if (isEmpty(given)) throw new InvalidInput(MATCH_VALUE, 'is empty', 'Every issue without a value would be the same.');
	const made = await creation.prepare(item);
	const [{ id: project }] = made.targets;
	const form = createScreen(context, session, project, await issueType.of(item));
	const screen = await form.fields();
	const field = findField(screen, String(parameters.get('matchField')), MATCH_FIELD);
	const value = await encode(given, field, toolsFor(item, undefined, form));
	const fields = withMatch(asObject(asObject(made.body).fields), field, value);
	const turn = `${project} ${field.id} ${JSON.stringify(value)}`;
	const existing = await findMatch(item, project, field, value, created.get(`${item.site} ${turn}`));
	const state = { ...made.state, existing, turn };
	if (!existing) return { ...made, body: { fields }, turn, state };
	return {
		targets: [issueTarget(existing.key)],
		path: { issueKey: existing.key },
		named: made.named,
		instead: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}' },
		body: await updateBody(item, existing.key, fields, screen),
		readsPresent: true,
		turn,
		state,
	};
}

/** Carries it out, unless nothing is to change, and remembers what was created. */
export async function upsert(
	{ site }: Item,
	{ body, state: { existing, turn } }: Prepared<Upsert>,
	write: () => Promise<IDataObject>,
): Promise<IDataObject> {
	if (existing) return { ...(body === undefined ? {} : await write()), ...existing };
	const answer = await write();
	setBounded(created, `${site} ${turn}`, Number(answer.id), REMEMBERED);
	return answer;
}
