import { NodeApiError } from 'n8n-workflow';
import type { IDataObject, ILoadOptionsFunctions, ResourceMapperField, ResourceMapperFields } from 'n8n-workflow';

import { inOneText } from '../client/errors/requestError';
import { requestFormOf } from '../fields/requestForm';
import { fieldOf, isSettable, shapeOf, withChildren } from '../fields/schema/field';
import type { Choice, Field, Kind } from '../fields/schema/field';
import { readLocator } from '../shared/locator';
import { mappable, mustBeMapped } from '../fields/edit/mapped';
import { toRequestTypeId } from '../params/requestType';
import { toServiceDesk } from '../params/serviceDesk';
import { STANDARD_FIELDS } from '../fields/schema/standard';
import { InvalidInput } from '../shared/invalidInput';
import { lookUp } from './listSearch';
import type { Editor } from './listSearch';
import { screenOf } from './form';

/** What a text field of the mapper takes, where its name alone does not tell. */
const HINTS: Partial<Record<Kind, string>> = {
	group: 'name or ID',
	label: 'separated by commas',
	organization: 'name or ID',
	parent: 'key or summary',
	raw: 'JSON',
	requestType: 'ID',
	sprint: 'name or ID',
	team: 'name or ID',
	timeTracking: 'e.g. 2d 4h, or JSON',
	user: 'account ID or email',
};
const SHOWN = 5;

const sample = (choices: Choice[]) =>
	choices
		.slice(0, SHOWN)
		.map(({ label }) => label)
		.join(', ') + (choices.length > SHOWN ? ', …' : '');

/** The mapper has no place for descriptions of its own: what to enter stands behind the name. */
function label({ name, schema, choices }: Field): string {
	const { kind, list } = shapeOf(schema);
	const hint = list && choices ? sample(choices) : HINTS[kind];
	const several = list && kind !== 'label' && !choices ? ', separated by commas' : '';
	return hint ? `${name} (${hint}${several})` : name;
}

const INPUTS: Partial<Record<Kind, ResourceMapperField['type']>> = {
	date: 'dateTime',
	dateTime: 'dateTime',
	number: 'number',
};

function dropDown({ schema, choices = [] }: Field): ResourceMapperField['options'] {
	// The mapper has no list for several values.
	if (shapeOf(schema).list || choices.length === 0) return undefined;
	return withChildren(choices).map((choice) => ({ name: choice.label, value: choice.id }));
}

type Needed = (field: Field) => boolean;

function mapperField(field: Field, all: Field[], needed: Needed): ResourceMapperField {
	const { kind, list } = shapeOf(field.schema);
	const options = dropDown(field);
	const namesakes = all.some(({ id, name }) => id !== field.id && name === field.name);
	return {
		id: field.id,
		displayName: namesakes ? `${label(field)} [${field.id}]` : label(field),
		required: needed(field),
		defaultMatch: false,
		display: true,
		type: options ? 'options' : (!list && INPUTS[kind]) || 'string',
		...(options && { options }),
	};
}

/** What keeps the form empty without being a fault: something half typed, or a thing that Jira does not have. */
function notYet(error: unknown): string | undefined {
	if (error instanceof InvalidInput) return inOneText(error);
	if (error instanceof NodeApiError && error.httpCode === '404') return error.message;
	return undefined;
}

/**
 * Everything that issues of the site may have: for an expression without a value, which it often has only while the
 * workflow runs. Which of them the screen has is checked then.
 */
async function fieldsOfSite({ get }: Editor): Promise<Field[]> {
	const rows = (await get('/rest/api/3/field')) as unknown as IDataObject[];
	return rows
		.filter(({ id, schema }) => schema && (String(id).startsWith('customfield_') || STANDARD_FIELDS.has(String(id))))
		.map((row) => ({ ...fieldOf(row, String(row.id)), operations: ['set'] }));
}

/** What the screen has that has no place of its own on the panel. */
const ofScreen = async (editor: Editor, unknown: boolean): Promise<Field[]> =>
	mappable(unknown ? await fieldsOfSite(editor) : await screenOf(editor), String(editor.field('operation')));

/** What the portal asks for: the panel has no place for any of it. */
async function ofPortal(editor: Editor, unknown: boolean): Promise<Field[]> {
	if (unknown) return await fieldsOfSite(editor);
	const { context, session, field } = editor;
	const type = toRequestTypeId(field('requestTypeId'));
	return (await requestFormOf(context, session, toServiceDesk(field('serviceDeskId')), type)).filter(isSettable);
}

/**
 * The form is shown when the locators it depends on are set, so that one without a value is an expression. It is empty,
 * with a notice, while what they have leads nowhere.
 *
 * @param needed which fields must have a value
 * @param locators what decides about the screen
 * @param offered the fields that it has a place for; left out, those of the operation's screen
 */
const mapper = (needed: Needed, locators: string[], offered = ofScreen) =>
	async function (this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
		return await lookUp(this, async (editor) => {
			const unknown = locators.some((name) => readLocator(editor.field(name)).value === '');
			try {
				const fields = await offered(editor, unknown);
				const inOrder = [...fields.filter(needed), ...fields.filter((field) => !needed(field))];
				return { fields: inOrder.map((field) => mapperField(field, fields, needed)) };
			} catch (error) {
				const notice = notYet(error);
				return notice === undefined ? await Promise.reject(error as Error) : { fields: [], emptyFieldsNotice: notice };
			}
		});
	};

export const fieldsToCreate = mapper(mustBeMapped, ['projectKey', 'issueType']);

/** An issue has what it needs already: nothing must be given again to change something else. */
export const fieldsToUpdate = mapper(() => false, ['issueKey']);

/** What the screen of a transition asks for, the issue may have: what is missing is told when it runs. */
export const fieldsToTransition = mapper(() => false, ['issueKey', 'moveTo']);

/** What customers fill in for the chosen type of request. */
export const fieldsToRequest = mapper(mustBeMapped, ['serviceDeskId', 'requestTypeId'], ofPortal);
