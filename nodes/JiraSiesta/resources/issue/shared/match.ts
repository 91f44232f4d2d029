import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import { labelProperty, shapeOf } from '../../../fields/schema/field';
import type { Field } from '../../../fields/schema/field';
import { hasPhrase, quote } from '../../../jql/quote';
import type { Item } from '../../../operation/operation';
import { writtenIssues } from '../../../pipeline/freshRead';
import { shown } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';

export const MATCH_FIELD = 'Match Field';
export const MATCH_VALUE = 'Match Value';

/** How issues with a value are found, and which of those that are found have it. */
type Match = { term: string; has(value: unknown): boolean };

const isText = (one: unknown, text: string) => String(one ?? '').trim() === text.trim();

/**
 * How issues are told that have a value in a field. Jira's search compares texts loosely, so what it finds is compared
 * again.
 *
 * @param value as Jira takes it for the field
 * @throws InvalidInput for a field that does not tell issues apart
 */
export function matchOf(field: Field, value: unknown): Match {
	const { id, name, schema } = field;
	const { kind, list } = shapeOf(schema);
	const clause = id.startsWith('customfield_') ? `cf[${id.slice('customfield_'.length)}]` : id;
	if (kind === 'label') {
		const [label] = [value].flat() as string[];
		return { term: `${clause} = ${quote(label)}`, has: (found) => Array.isArray(found) && found.includes(label) };
	}
	if (kind === 'number') return { term: `${clause} = ${String(value)}`, has: (found) => found === value };
	if (kind === 'choice' && !list) {
		const { id: option, [labelProperty(field)]: label } = asObject(value);
		const term = `${clause} = ${option === undefined ? quote(String(label)) : String(option)}`;
		return {
			term,
			has(found) {
				const { id: one, [labelProperty(field)]: called } = asObject(found);
				return option === undefined ? called === label : String(one) === String(option);
			},
		};
	}
	if (kind === 'text' || kind === 'summary') {
		const text = String(value);
		return { term: hasPhrase(clause, text), has: (found) => isText(found, text) };
	}
	throw new InvalidInput(
		MATCH_FIELD,
		`cannot tell issues apart: '${name}'`,
		'Use Labels, Summary, or a custom field that is a number, a short text or a single choice.',
	);
}

/** Enough to see that a value is that of several; texts that are alike come first. */
const LOOK_AT = 50;

export type Existing = { id: string; key: string };

/**
 * The one issue of a project that has a value in a field; undefined where there is none.
 *
 * @param created an issue that this process has created with it: Jira's search finds it only after a while
 * @throws InvalidInput with the keys where several have it
 */
export async function findMatch(
	item: Item,
	project: string,
	field: Field,
	value: unknown,
	created?: number,
): Promise<Existing | undefined> {
	const { term, has } = matchOf(field, value);
	const known = new Set([...(created === undefined ? [] : [created]), ...(await writtenIssues(item))]);
	const body = {
		jql: `project = ${quote(project)} AND ${term} ORDER BY created ASC`,
		fields: [field.id],
		maxResults: LOOK_AT,
		...(known.size > 0 && { reconcileIssues: [...known].slice(0, LOOK_AT) }),
	};
	const request = { method: 'POST', url: '/rest/api/3/search/jql', body, repeatable: true } as const;
	const { issues } = asObject((await requestJira(item.context, item.session, request)).body);
	const found = (issues as IDataObject[]).filter(({ fields }) => has(asObject(fields)[field.id]));
	if (found.length > 1) {
		const keys = found.map(({ key }) => String(key)).join(', ');
		throw new InvalidInput(
			MATCH_VALUE,
			`is that of several issues: ${shown(value)}`,
			`Only one may have it: ${keys}. Change the others, or choose a field that tells them apart.`,
		);
	}
	return found[0] && { id: String(found[0].id), key: String(found[0].key) };
}
