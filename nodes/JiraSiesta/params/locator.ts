import type { INodeProperties, INodePropertyMode } from 'n8n-workflow';

/** The names of modes are short: n8n's panel has no room for more beside the value. */
export const byText = (label: string, id: string, placeholder: string, hint?: string): INodePropertyMode => ({
	...{ displayName: label, name: id, placeholder, hint },
	type: 'string',
});

export const fromList = (searchListMethod: string, placeholder: string): INodePropertyMode => ({
	...byText('List', 'list', placeholder),
	type: 'list',
	typeOptions: { searchListMethod, searchable: true },
});

/**
 * The ways that people name most things of Jira: from a list, by name, or by ID.
 *
 * @param kind what the list asks to select, with its article
 * @param name an example
 * @param id an example
 */
export const byNameOrId = (searchListMethod: string, kind: string, name: string, id: string): Modes => [
	fromList(searchListMethod, `Select ${kind}…`),
	byText('Name', 'name', name),
	byText('ID', 'id', id),
];

type Modes = [INodePropertyMode, ...INodePropertyMode[]];

/** A thing by choosing it from a list, or by one of the ways that people name it. */
export const locator = (
	displayName: string,
	name: string,
	description: string,
	modes: Modes,
	more: Partial<INodeProperties> = {},
): INodeProperties => ({
	...{ displayName, name, description, modes },
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	...more,
});
