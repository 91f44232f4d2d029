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

/**
 * Each field once, in one order that is that of every entry: first what comes after no other.
 *
 * @throws Error where entries have fields in orders that contradict each other
 */
function inOneOrder(all: EntryFields[]): Shown[] {
	const texts = new Map<INodeProperties, string>();
	const textOf = (field: INodeProperties) => {
		if (!texts.has(field)) texts.set(field, JSON.stringify(field));
		return texts.get(field)!;
	};
	const waiting = new Map<string, Shown & { before: Set<string> }>();
	for (const entry of all) {
		for (const [place, field] of entry.fields.entries()) {
			const text = textOf(field);
			if (!waiting.has(text)) waiting.set(text, { entries: [], field, before: new Set() });
			const one = waiting.get(text)!;
			one.entries.push(entry);
			if (place > 0) one.before.add(textOf(entry.fields[place - 1]));
		}
	}
	const ordered: Shown[] = [];
	while (waiting.size > 0) {
		const next = [...waiting].filter(([, { before }]) => ![...before].some((text) => waiting.has(text)));
		if (next.length === 0) {
			const names = [...waiting.values()].map(({ field }) => field.name);
			throw new Error(`Operations have these fields in orders that contradict each other: ${names.join(', ')}`);
		}
		for (const [text, one] of next) {
			waiting.delete(text);
			ordered.push(one);
		}
	}
	return ordered;
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

/** A hidden field that is there for these entries alone, so that the field can be shown where it is. */
const markOf = ({ name, displayName }: INodeProperties, nth: number, show: Rectangle): INodeProperties => ({
	displayName: `Shows ${displayName}`,
	name: `shows${name[0].toUpperCase()}${name.slice(1)}${nth > 1 ? nth : ''}`,
	type: 'hidden',
	default: true,
	displayOptions: { show },
});

/**
 * The fields of all operations as n8n's panel has them. n8n resolves every property for each input item, and an
 * expression once more for each property of its name, the hidden ones as well (routing-node.js of n8n-core). So a field
 * that operations have in common is one property, and so is Options. Where no single condition tells its operations
 * from others, hidden fields do, which never hold an expression.
 */
export function sharedFields(all: EntryFields[]): INodeProperties[] {
	const options = allOptions(all);
	// Their lists would be compared with each other, and are the same for all in the end.
	const withoutOptions = (field: INodeProperties) => (isOptions(field) ? { ...field, options: [] } : field);
	const entries = all.map((entry) => ({ ...entry, fields: entry.fields.map(withoutOptions) }));
	const fields = inOneOrder(entries);
	return fields.flatMap(({ entries: having, field }) => {
		const parts = rectangles(having, entries);
		const nth = 1 + fields.filter(({ field: { name } }) => name === field.name).findIndex((one) => one.field === field);
		const marks = parts.length > 1 ? parts.map((part) => markOf(field, nth, part)) : [];
		// What the operations have in common is said, too: for readers of a description that do not fill in hidden fields.
		const show = parts.reduce((one, other) => ({
			resource: union(one.resource, other.resource),
			operation: union(one.operation, other.operation),
		}));
		const marked = Object.fromEntries(marks.map(({ name }) => [name, [true]]));
		return [
			...marks,
			{
				...field,
				...(isOptions(field) && { options }),
				displayOptions: { ...field.displayOptions, show: { ...show, ...marked, ...field.displayOptions?.show } },
			},
		];
	});
}
