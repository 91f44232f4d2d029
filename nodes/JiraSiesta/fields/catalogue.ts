import type { IDataObject } from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import { InvalidInput } from '../pipeline/invalidInput';
import type { Item } from '../pipeline/operation';
import { plain } from './lookup';
import { isCustom, spelling } from './spelling';

/** A field of the site, on whatever screen. */
export type SiteField = { id: string; name: string };

/** Names that a result has for itself. */
const RESERVED = ['key', 'id', 'url'];

const age = ({ id }: SiteField) => Number(/\d+$/.exec(id)?.[0] ?? 0);

/** All fields of the site, those of other projects included; read once for a run. */
export const siteFields = async ({ context, run }: Item): Promise<SiteField[]> =>
	await run.once('site fields', async () => {
		const { body } = await ask(context, run, {
			method: 'GET',
			url: '/rest/api/3/field',
			repeatable: true,
		});
		return (body as IDataObject[]).map(({ id, name }) => ({ id: String(id), name: String(name) }));
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

/**
 * What fields are called in a result, by ID. Of custom namesakes the oldest has the name alone, so that a name keeps
 * meaning the same field; Jira's own fields have a spelling of their own, which no language of an account changes.
 */
export function fieldNames(fields: SiteField[]): Record<string, string> {
	const own = fields.filter(({ id }) => !isCustom(id)).map(({ id }) => [id, spelling(id)]);
	const custom = fields.filter(({ id }) => isCustom(id)).sort((a, b) => age(a) - age(b));
	return { ...numbered(custom, new Set([...RESERVED, ...own.flat()])), ...Object.fromEntries(own) };
}

/**
 * The fields that a person selected, by ID, with the name each has in every result. A name that several fields have
 * means all of them.
 *
 * @throws InvalidInput
 */
export function selectedNames(fields: SiteField[], selected: string[]): Record<string, string> {
	const all = fieldNames(fields);
	const ids: string[] = [];
	for (const wanted of selected) {
		if (RESERVED.includes(wanted.toLowerCase())) continue; // in every result
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
		ids.push(...found.sort((a, b) => age(a) - age(b)).map(({ id }) => id));
	}
	return Object.fromEntries(ids.map((id) => [id, all[id]]));
}
