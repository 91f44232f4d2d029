import type { INodeProperties } from 'n8n-workflow';

import { byName } from '../operation/order';

/** An entry of the operation menus. */
type Entry = { resource: string; operation: string };
type EntryFields = Entry & { fields: INodeProperties[] };
type Shown = { entries: Entry[]; field: INodeProperties };

/** Entries in the form that n8n's display options have: every one of these resources with every one of the operations. */
type Rectangle = { resource: string[]; operation: string[] };

const isIn = ({ resource, operation }: Rectangle, entry: Entry) =>
	resource.includes(entry.resource) && operation.includes(entry.operation);

const union = (one: string[], other: string[]) => [...new Set([...one, ...other])];

/** Entries as few rectangles, which hold no other entry of the menus. */
export function rectangles(entries: Entry[], all: Entry[]): Rectangle[] {
	const others = all.filter((entry) => !entries.includes(entry));
	const found: Rectangle[] = [];
	for (const resource of new Set(entries.map((entry) => entry.resource))) {
		const operation = entries.filter((entry) => entry.resource === resource).map((entry) => entry.operation);
		const fits = found.find((known) => {
			const both = { resource: [...known.resource, resource], operation: union(known.operation, operation) };
			return !others.some((entry) => isIn(both, entry));
		});
		if (!fits) found.push({ resource: [resource], operation });
		else {
			fits.resource.push(resource);
			fits.operation = union(fits.operation, operation);
		}
	}
	return found;
}

/** Fields in one order that is that of each entry: a field that entries have in common takes the place of the first. */
function inOneOrder(all: EntryFields[]): Shown[] {
	const shown: Array<Shown & { text: string }> = [];
	for (const entry of all) {
		let place = 0;
		for (const field of entry.fields) {
			const text = JSON.stringify(field);
			const found = shown.findIndex((known, at) => at >= place && known.text === text);
			if (found < 0) shown.splice(place, 0, { entries: [entry], field, text });
			else shown[found].entries.push(entry);
			place = (found < 0 ? place : found) + 1;
		}
	}
	return shown;
}

/** The collection that most operations have, each with options of its own. */
const isOptions = ({ name, type }: INodeProperties) => name === 'options' && type === 'collection';

const optionsIn = ({ fields }: EntryFields) => (fields.find(isOptions)?.options ?? []) as INodeProperties[];

/** All options of the collections called Options, each shown for the operations that have it. */
function allOptions(all: EntryFields[]): INodeProperties[] {
	const having = all.filter(({ fields }) => fields.some(isOptions));
	const options = inOneOrder(having.map((entry) => ({ ...entry, fields: optionsIn(entry) }))).flatMap(
		({ entries, field }) =>
			entries.length === having.length
				? [field]
				: rectangles(entries, having).map(({ resource, operation }) => ({
						...field,
						displayOptions: {
							...field.displayOptions,
							show: { '/resource': resource, '/operation': operation, ...field.displayOptions?.show },
						},
					})),
	);
	return options.sort(byName);
}

/**
 * The fields of all operations as n8n's panel has them. n8n resolves every property for each input item, the hidden ones
 * of the same name as well, so a field that operations have in common is one property, and so is Options.
 */
export function sharedFields(all: EntryFields[]): INodeProperties[] {
	const options = allOptions(all);
	// Their lists would be compared with each other, and are the same for all in the end.
	const withoutOptions = (field: INodeProperties) => (isOptions(field) ? { ...field, options: [] } : field);
	const entries = all.map((entry) => ({ ...entry, fields: entry.fields.map(withoutOptions) }));
	return inOneOrder(entries).flatMap(({ entries: having, field }) =>
		rectangles(having, entries).map((show) => ({
			...field,
			...(isOptions(field) && { options }),
			displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } },
		})),
	);
}
