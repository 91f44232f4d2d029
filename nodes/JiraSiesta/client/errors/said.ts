import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/objects';
import type { JiraAnswer, JiraRequest } from '../types';

/** Jira's field ids that differ from the names in its user interface. */
const FIELD_NAMES: Record<string, string> = {
	duedate: 'Due date',
	fixVersions: 'Fix versions',
	issuetype: 'Issue type',
	timetracking: 'Time tracking',
	versions: 'Affects versions',
};

const CUSTOM_FIELD = /customfield_\d+/g;

/** Jira's whole answer to a rich text it does not take; it names no field. */
const INVALID_INPUT = 'INVALID_INPUT';

/** Jira's whole reason for a rich text that is too long as it is stored. */
const TOO_LONG = 'CONTENT_LIMIT_EXCEEDED';
export const IS_TOO_LONG = `The text is too long (${TOO_LONG})`;

/** What Atlassian's gateway says where it knows no site. */
const NO_SITE = 'No message available';

/** A field's name as Jira's user interface has it. */
export function fieldName(id: string, names: Record<string, string>): string {
	const known = names[id] ?? FIELD_NAMES[id] ?? (id.startsWith('customfield_') ? id : undefined);
	return known ?? id.charAt(0).toUpperCase() + id.slice(1);
}

/** Ids of the fields that Jira refused: `{"errors": {"customfield_10011": "…"}}`. */
export const refusedFields = ({ body }: JiraAnswer): string[] => Object.keys(asObject(asObject(body).errors));

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** The text of an error that is one object of several; Atlassian's services differ in where it is. */
function textOf(error: unknown): string | undefined {
	if (isText(error)) return error;
	const { detail, message, error_description: described, error: inner, title } = asObject(error);
	return [detail, message, described, inner && textOf(inner), title].find(isText);
}

/** Service Management's sentence, or where it has none the key of one, which Atlassian's support knows. */
function deskText({ errorMessage, i18nErrorMessage }: IDataObject): unknown {
	const { i18nKey, parameters } = asObject(i18nErrorMessage);
	if (isText(errorMessage) || !isText(i18nKey)) return errorMessage;
	const values = Array.isArray(parameters) ? parameters.map((value) => textOf(value) ?? JSON.stringify(value)) : [];
	return [i18nKey, values.join(', ')].filter(Boolean).join(': ');
}

/**
 * Jira's own sentences, with fields by name. Empty where the body has none, e.g. HTML of a proxy. Bodies: Jira's, with
 * `errorMessages` and `errors`; Service Management's `errorMessage` and `i18nErrorMessage`; problem details (RFC 9457); the gateway's `message`.
 */
export function jiraTexts({ body }: JiraAnswer, names: Record<string, string>): string[] {
	const { errorMessages, errors, ...others } = asObject(body);
	const listed = [errorMessages, deskText(others), Array.isArray(errors) ? errors : []].flat().map(textOf);
	const ofFields = Object.entries(asObject(errors)).map(([id, error]) => {
		const text = textOf(error) ?? JSON.stringify(error);
		// Jira names the field by its id in the text as well: "Field 'issuetype' cannot be set."
		return text && `${fieldName(id, names)}: ${text.replace(`'${id}'`, `'${fieldName(id, names)}'`)}`;
	});
	const texts = [...listed, ...ofFields].filter(isText);
	const said = texts.length > 0 ? texts : [textOf(body && typeof body === 'object' ? body : undefined)].filter(isText);
	const named = said.map((text) => text.replace(CUSTOM_FIELD, (id) => names[id] ?? id).trim());
	const worded = named.map((text) => text.replace(TOO_LONG, IS_TOO_LONG));
	return [...new Set(worded)].filter((text) => text !== NO_SITE);
}

/** The texts of lists that may not be there, each once. */
export const textsIn = (...lists: unknown[]): string[] => [
	...new Set(lists.flatMap((list) => (Array.isArray(list) ? list.map(textOf).filter(isText) : []))),
];

/** Texts as one: most of Jira's have no full stop, and would run into one another. */
export const inOneLine = (texts: string[]): string =>
	texts.reduce(
		(all, text) => (all === '' ? text : `${all}${/[.!?…。！？]["'”’)]?$/.test(all) ? ' ' : '; '}${text}`),
		'',
	);

/** Whether it is the gateway's answer for a site that it does not know. */
export const hasNoSite = ({ body }: JiraAnswer) => asObject(body).message === NO_SITE;

/** Whether Jira does not know the path at all, rather than the thing it names. */
export const hasNoSuchInterface = ({ status, body }: JiraAnswer) =>
	(status === 404 || status === 405) && isText(asObject(body).detail);

export const saysInvalidInput = ({ body }: JiraAnswer): boolean => {
	const { errorMessages } = asObject(body);
	return Array.isArray(errorMessages) && errorMessages.length === 1 && errorMessages[0] === INVALID_INPUT;
};

/** Whether a value has a document of the Atlassian Document Format in it: a rich text, also as an operation of `update`. */
const hasDocument = (value: unknown): boolean =>
	Array.isArray(value)
		? value.some(hasDocument)
		: asObject(value).type === 'doc' || Object.values(asObject(value)).some(hasDocument);

/** By its code, in words, or with the number: the three forms that Jira has. */
export const saysTooLong = ({ body }: JiraAnswer): boolean =>
	/content.limit.exceeded|limit of 32[.,]?767 char/i.test(JSON.stringify(body) ?? '');

/** The rich-text fields that a request sets, by id, and how many characters each has as JSON. */
export function richTextsOf({ body }: JiraRequest): Array<[id: string, characters: number]> {
	const { fields, update, ...others } = asObject(body);
	const values = Object.entries({ ...others, ...asObject(fields), ...asObject(update) });
	return values.filter(([, value]) => hasDocument(value)).map(([id, value]) => [id, JSON.stringify(value).length]);
}

/** Whether an error would show ids of custom fields, which help nobody, unless their names are looked up. */
export const showsFieldIds = (request: JiraRequest, answer: JiraAnswer): boolean =>
	`${JSON.stringify(answer.body)} ${saysInvalidInput(answer) || saysTooLong(answer) ? richTextsOf(request).join(' ') : ''}`.search(
		CUSTOM_FIELD,
	) >= 0;
