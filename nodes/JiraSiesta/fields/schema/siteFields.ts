import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { InvalidInput } from '../../shared/invalidInput';
import type { Context } from '../../client/connection';
import type { Session } from '../../client/session';
import { asObject } from '../../shared/objects';
import { plain } from './findField';
import { isCustom, spelling } from '../decode/spelling';

/** A field of the site, on whatever screen; `project` is the ID of the only one that has it. */
export type SiteField = { id: string; name: string; project?: string };

/** What every result has for itself. */
const OWN = ['key', 'id', 'url'];

/** Names that no field of a result has: n8n takes an item with an `error` for a failed one, and objects have the rest. */
const RESERVED = [...OWN, 'error', ...Object.getOwnPropertyNames(Object.prototype)];

const age = ({ id }: SiteField) => Number(/\d+$/.exec(id)?.[0] ?? 0);

/** All fields of the site, those of other projects included; read once for a run. */
export const siteFields = async ({ context, session }: { context: Context; session: Session }): Promise<SiteField[]> =>
	await session.once('site fields', async () => {
		const { body } = await requestJira(context, session, {
			method: 'GET',
			url: '/rest/api/3/field',
			repeatable: true,
		});
		return (body as IDataObject[]).map(({ id, name, scope }) => {
			const project = asObject(asObject(scope).project).id;
			return { id: String(id), name: String(name), ...(project !== undefined && { project: String(project) }) };
		});
	});

/** Gives every field a name of its own: `Severity`, `Severity 2` … */
function numbered(fields: SiteField[], taken: Set<string>): Record<string, string> {
	const names: Record<string, string> = {};
	for (const { id, name } of fields) {
		let own = name;
		for (let number = 2; taken.has(own); number++) own = `${name} ${number}`;
		taken.add(own);
		names[id] = own;
	}
	return names;
}

const isOfAnother = (field: SiteField, project: string | undefined) =>
	project !== undefined && field.project !== undefined && field.project !== project;

/** Those of the project come first, then those of all projects: the oldest of each before the others. */
const inOrder = (project: string | undefined) => (a: SiteField, b: SiteField) => {
	const rank = (field: SiteField) => (field.project === undefined ? 1 : field.project === project ? 0 : 2);
	return rank(a) - rank(b) || age(a) - age(b);
};

/**
 * What fields are called in a result, by ID. Of custom namesakes the oldest has the name alone, so that a name keeps
 * meaning the same field; Jira's own fields have a spelling of their own, which no language of an account changes.
 *
 * @param project ID of the project: fields of others are no namesakes, and its own have their names first
 */
export function fieldNames(fields: SiteField[], project?: string): Record<string, string> {
	const own = fields.filter(({ id }) => !isCustom(id)).map(({ id }) => [id, spelling(id)]);
	const custom = fields.filter((field) => isCustom(field.id) && !isOfAnother(field, project)).sort(inOrder(project));
	return { ...numbered(custom, new Set([...RESERVED, ...own.flat()])), ...Object.fromEntries(own) };
}

/** Whether only the project tells what some of the fields are called. */
export const needsProject = (fields: SiteField[], ids: string[]): boolean => {
	const names = new Set(fields.filter(({ id }) => ids.includes(id)).map(({ name }) => name));
	return fields.some(({ name, project }) => project !== undefined && names.has(name));
};

/**
 * The fields of an issue among those that were selected: without those of other projects, and without an empty one of
 * all projects where the project of the issue has one of the same name.
 */
export function selectedOf(
	fields: SiteField[],
	ids: string[],
	project: string | undefined,
	values: IDataObject,
): string[] {
	const selected = fields.filter(({ id }) => ids.includes(id));
	const ofProject = new Set(selected.filter((field) => field.project === project).map(({ name }) => name));
	const isHidden = (field: SiteField) =>
		isOfAnother(field, project) ||
		(project !== undefined && field.project === undefined && ofProject.has(field.name) && isNothing(values[field.id]));
	const hidden = new Set(selected.filter(isHidden).map(({ id }) => id));
	return ids.filter((id) => !hidden.has(id));
}

const isNothing = (value: unknown) => value === null || value === undefined;

/**
 * The IDs of the fields that a person selected. A name that several fields have means all of them.
 *
 * @throws InvalidInput
 */
export function selectedIds(fields: SiteField[], selected: string[]): string[] {
	const all = fieldNames(fields);
	const ids: string[] = [];
	for (const wanted of selected) {
		if (OWN.includes(wanted.toLowerCase())) continue; // in every result
		const rules: Array<(field: SiteField) => boolean> = [
			({ id }) => id === wanted,
			({ name }) => name === wanted,
			({ id }) => all[id] === wanted,
			({ id, name }) => plain(name) === plain(wanted) || plain(id) === plain(wanted),
		];
		const found = rules.map((rule) => fields.filter(rule)).find((matches) => matches.length > 0);
		if (!found) {
			throw new InvalidInput(
				'Selected Field Names or IDs',
				`names a field that Jira does not have: '${wanted}'`,
				'Choose it from the list, or give its name as Jira shows it or an ID such as customfield_10011.',
			);
		}
		ids.push(...found.sort(inOrder(undefined)).map(({ id }) => id));
	}
	return [...new Set(ids)];
}
