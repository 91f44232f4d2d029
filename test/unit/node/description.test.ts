import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { JiraSiesta } from '../../../nodes/JiraSiesta/JiraSiesta.node';
import { isMark, panel, properties } from './panel';

const { description, methods } = new JiraSiesta();
const menus = properties.filter(({ name }) => name === 'operation');
const operations = menus.flatMap(({ displayOptions, options }) =>
	(options as INodePropertyOptions[]).map((option) => ({
		resource: String(displayOptions!.show!.resource![0]),
		option,
	})),
);

/** What the menu of resources calls one, in the middle of a sentence. */
const labelOf = (resource: string) => {
	const { options } = properties.find(({ name }) => name === 'resource')!;
	return (options as INodePropertyOptions[]).find(({ value }) => value === resource)!.name.toLowerCase();
};

/** A field and all that are inside it. */
const withInner = (property: INodeProperties): INodeProperties[] => [
	property,
	...((property.type === 'collection' ? property.options : []) as INodeProperties[]).flatMap(withInner),
];
const everyField = properties.filter((property) => !isMark(property)).flatMap(withInner);

test.each(operations)('$resource $option.value: a relative address, a pipeline, an action and a description', ({ resource, option }) => {
	expect(option.routing?.request?.url).toMatch(/^\/rest\/(api\/3|agile\/1\.0|software\/1\.0|servicedeskapi)\//);
	expect(option.routing?.send?.paginate).toBe(true);
	expect(option.routing?.operations?.pagination).toBeInstanceOf(Function);
	expect(option.action?.toLowerCase()).toContain(labelOf(resource));
	expect(option.description).toMatch(/^[A-Z].*[^.]$/);
});

/** What an operation finds by itself where it is left out. */
const FOUND = ['approvalId'];

test.each(operations)('$resource $option.value: every placeholder of the address is a required field', ({ resource, option }) => {
	// A field that another one governs is required by its reader: n8n would ask for it whatever the other gives.
	const isGoverned = ({ displayOptions }: INodeProperties) => Object.keys(displayOptions!.show!).some((name) => !/^(resource|operation|shows[A-Z]\w*)$/.test(name));
	const required = panel(resource, String(option.value)).filter((field) => field.required ?? isGoverned(field)).map(({ name }) => name).concat(FOUND);
	for (const [, placeholder] of String(option.routing?.request?.url).matchAll(/\{(\w+)\}/g)) {
		expect(required).toContain(placeholder);
	}
});

test('every field says what it is for: people read it, and so do AI agents', () => {
	for (const { name, type, description: text } of everyField) {
		if (type !== 'notice' && name !== 'resource' && name !== 'operation') expect([name, text]).toEqual([name, expect.stringMatching(/^[A-Z].{10,}/)]);
	}
});

test('menus and collections are in the order of the alphabet', () => {
	for (const { name, options } of everyField) {
		const names = (options ?? []).map((option) => ('displayName' in option ? option.displayName : option.name));
		expect([name, names]).toEqual([name, [...names].sort((a, b) => a.localeCompare(b))]);
	}
});

test('every list is searched by a method that exists, and every such method is used', () => {
	const used = everyField.flatMap(({ modes = [] }) => modes.map(({ typeOptions }) => typeOptions?.searchListMethod)).filter(Boolean);
	expect([...new Set(used)].sort()).toEqual(Object.keys(methods.listSearch).sort());
});

test('no field is routed by n8n: an expression in routing costs each item half a millisecond', () => {
	for (const field of everyField) if (field.name !== 'operation') expect(field).not.toHaveProperty('routing');
	expect(description.requestDefaults).toEqual({});
});
