import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { JiraSiesta } from '../../nodes/JiraSiesta/JiraSiesta.node';

const { description, methods } = new JiraSiesta();
const { properties } = description;
const menus = properties.filter(({ name }) => name === 'operation');
const operations = menus.flatMap(({ displayOptions, options }) =>
	(options as INodePropertyOptions[]).map((option) => ({
		resource: String(displayOptions!.show!.resource![0]),
		option,
	})),
);

/** The fields a person can ever see with an operation, in the order of the panel. */
const panel = (resource: string, operation: string) =>
	properties.filter(({ displayOptions, name }) => {
		const show = displayOptions?.show;
		return name !== 'operation' && show?.resource?.includes(resource) && show.operation?.includes(operation);
	});

/** A field and all that are inside it. */
const withInner = (property: INodeProperties): INodeProperties[] => [
	property,
	...((property.type === 'collection' ? property.options : []) as INodeProperties[]).flatMap(withInner),
];
const everyField = properties.flatMap(withInner);

test('the public names that workflows depend on', () => {
	expect(operations.map(({ resource, option }) => [`${resource} ${String(option.value)}`, panel(resource, String(option.value)).map(({ name }) => name)])).toEqual([
		['issue assign', ['issueKey', 'assignTo', 'assignee', 'safety']],
		['issue create', ['projectKey', 'issueType', 'summary', 'description', 'assignee', 'fields', 'additionalFields', 'safety']],
		['issue get', ['issueKey', 'simplify', 'output', 'selectedFields', 'options']],
		['issue getCreateFields', ['projectKey', 'issueType', 'returnAll', 'limit', 'simplify']],
		['issue getEditFields', ['issueKey', 'simplify']],
		['issue getAllByAssignee', ['assignee', 'returnAll', 'limit', 'simplify', 'output', 'selectedFields', 'options']],
		['issue getAllByProject', ['projectKey', 'returnAll', 'limit', 'simplify', 'output', 'selectedFields', 'options']],
		['issue search', ['jql', 'returnAll', 'limit', 'simplify', 'output', 'selectedFields', 'options']],
		['issue update', ['issueKey', 'updateFields', 'fields', 'safety']],
		['project getIssueTypes', ['projectKey', 'returnAll', 'limit', 'simplify']],
		['project getAll', ['returnAll', 'limit', 'simplify', 'options']],
		['user get', ['accountId', 'simplify']],
	]);
});

test.each(operations)('$resource $option.value: a relative address, a pipeline, an action and a description', ({ resource, option }) => {
	expect(option.routing?.request?.url).toMatch(/^\/rest\/api\/3\//);
	expect(option.routing?.send?.paginate).toBe(true);
	expect(option.routing?.operations?.pagination).toBeInstanceOf(Function);
	expect(option.action?.toLowerCase()).toContain(resource);
	expect(option.description).toMatch(/^[A-Z].*[^.]$/);
});

test.each(operations)('$resource $option.value: every placeholder of the address is a required field', ({ resource, option }) => {
	const required = panel(resource, String(option.value)).filter((field) => field.required).map(({ name }) => name);
	for (const [, placeholder] of String(option.routing?.request?.url).matchAll(/\{(\w+)\}/g)) {
		expect(required).toContain(placeholder);
	}
});

test('every field says what it is for: people read it, and so do AI agents', () => {
	for (const { name, description: text } of everyField) {
		if (name !== 'resource' && name !== 'operation') expect([name, text]).toEqual([name, expect.stringMatching(/^[A-Z].{10,}/)]);
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
