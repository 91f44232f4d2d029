/** What ADF takes as the attributes of each node and mark; sources as in model.ts. */
export type Check = { fits: (value: unknown) => boolean; expected: string; required?: true };
export type Attributes = Readonly<Record<string, Check>>;

const number = (min = -Infinity, max = Infinity): Check => ({
	fits: (value) => typeof value === 'number' && value >= min && value <= max,
	expected: min === -Infinity ? 'a number' : `a number from ${min}${max === Infinity ? '' : ` to ${max}`}`,
});
const oneOf = (...values: string[]): Check => ({
	fits: (value) => values.includes(value as string),
	expected: values.map((value) => JSON.stringify(value)).join(' or '),
});
const like = (pattern: RegExp, expected: string): Check => ({
	fits: (value) => typeof value === 'string' && pattern.test(value),
	expected,
});
const need = (check: Check): Check => ({ ...check, required: true });

const string = like(/^/, 'text');
const some = like(/[^]/, 'text that is not empty');
const flag: Check = { fits: (value) => typeof value === 'boolean', expected: 'true or false' };
const anything: Check = { fits: () => true, expected: 'anything' };
const numbers: Check = {
	fits: (value) => Array.isArray(value) && value.every((entry) => typeof entry === 'number'),
	expected: 'a list of numbers',
};
const color = like(/^#[0-9a-fA-F]{6}$/, 'a colour such as "#ff5630"');
const borderColor = like(/^#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{8})$/, 'a colour such as "#ff5630"');
const statusColor = like(
	/^(?:neutral|purple|blue|red|yellow|green|#[0-9a-fA-F]{6})$/,
	'neutral, purple, blue, red, yellow, green or a colour such as "#ff5630"',
);
const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
const only = (value: Record<string, unknown>, ...names: string[]) =>
	Object.keys(value).every((name) => names.includes(name));
const datasource: Check = {
	fits: (value) =>
		isObject(value) &&
		only(value, 'id', 'parameters', 'views') &&
		typeof value.id === 'string' &&
		value.parameters !== undefined &&
		Array.isArray(value.views) &&
		value.views.length > 0 &&
		value.views.every((view) => isObject(view) && only(view, 'type', 'properties') && typeof view.type === 'string'),
	expected: 'a data source with id, parameters and views',
};
const sources: Check = {
	fits: (value) => Array.isArray(value) && value.length > 0 && value.every((entry) => typeof entry === 'string'),
	expected: 'a list of texts',
};

const here: Attributes = { localId: string };
const layout = need(oneOf('wide', 'full-width', 'center', 'wrap-right', 'wrap-left', 'align-end', 'align-start'));
const cell: Attributes = {
	...here,
	colspan: number(),
	rowspan: number(),
	colwidth: numbers,
	background: string,
	valign: oneOf('top', 'middle', 'bottom'),
};
const extension: Attributes = {
	extensionKey: need(some),
	extensionType: need(some),
	parameters: anything,
	text: string,
	localId: some,
};
const blockExtension: Attributes = { ...extension, layout: oneOf('wide', 'full-width', 'default') };
const task: Attributes = { localId: need(string), state: need(oneOf('TODO', 'DONE')) };
const sync: Attributes = { resourceId: need(string), localId: need(string) };
const file: Attributes = {
	...here,
	id: need(some),
	collection: need(string),
	alt: string,
	occurrenceKey: some,
	width: number(),
	height: number(),
};

/** Each node's attributes, in one set or in alternative sets. `undefined`: the node has no attributes at all. */
export const NODE_ATTRIBUTES: Readonly<Record<string, Attributes[] | undefined>> = {
	paragraph: [here],
	heading: [{ ...here, level: need(number(1, 6)) }],
	blockquote: [here],
	bulletList: [here],
	orderedList: [{ ...here, order: number(0) }],
	listItem: [here],
	taskList: [{ localId: need(string) }],
	taskItem: [task],
	blockTaskItem: [task],
	decisionList: [{ localId: need(string) }],
	decisionItem: [{ localId: need(string), state: need(string) }],
	codeBlock: [{ ...here, language: string, uniqueId: string, wrap: flag, hideLineNumbers: flag }],
	panel: [
		{
			...here,
			panelType: need(oneOf('info', 'note', 'tip', 'warning', 'error', 'success', 'custom')),
			panelIcon: string,
			panelIconId: string,
			panelIconText: string,
			panelColor: string,
		},
	],
	expand: [{ ...here, title: string }],
	nestedExpand: [{ ...here, title: string }],
	table: [
		{
			localId: some,
			displayMode: oneOf('default', 'fixed'),
			isNumberColumnEnabled: flag,
			layout: oneOf('wide', 'full-width', 'center', 'align-end', 'align-start', 'default'),
			width: number(),
		},
	],
	tableRow: [here],
	tableCell: [cell],
	tableHeader: [cell],
	caption: [here],
	media: [
		{ ...file, type: need(oneOf('file', 'link')) },
		{
			...here,
			type: need(oneOf('external')),
			url: need(string),
			alt: string,
			width: number(),
			height: number(),
		},
	],
	mediaInline: [{ ...file, type: oneOf('link', 'file', 'image'), data: anything }],
	mediaSingle: [
		{ ...here, layout, width: number(0, 100), widthType: oneOf('percentage') },
		{ ...here, layout, width: need(number(0)), widthType: need(oneOf('pixel')) },
	],
	blockCard: [
		{ ...here, url: need(string) },
		{ ...here, data: need(anything) },
		{
			...here,
			url: string,
			datasource: need(datasource),
			width: number(),
			layout: { ...layout, required: undefined },
		},
	],
	embedCard: [
		{
			...here,
			url: need(string),
			layout,
			width: number(0, 100),
			originalHeight: number(),
			originalWidth: number(),
		},
	],
	inlineCard: [
		{ ...here, url: need(string) },
		{ ...here, data: need(anything) },
	],
	extension: [blockExtension],
	bodiedExtension: [blockExtension],
	inlineExtension: [extension],
	layoutSection: [here],
	layoutColumn: [{ ...here, width: need(number(0, 100)), valign: cell.valign }],
	syncBlock: [sync],
	bodiedSyncBlock: [sync],
	rule: [here],
	hardBreak: [{ ...here, text: oneOf('\n') }],
	mention: [
		{
			...here,
			id: need(string),
			text: string,
			accessLevel: string,
			userType: oneOf('DEFAULT', 'SPECIAL', 'APP'),
		},
	],
	emoji: [{ ...here, shortName: need(string), id: string, text: string }],
	date: [{ ...here, timestamp: need(some) }],
	status: [{ ...here, text: need(some), color: need(statusColor), style: string }],
	placeholder: [{ ...here, text: need(string) }],
	mediaGroup: undefined,
	text: undefined,
};

export const MARK_ATTRIBUTES: Readonly<Record<string, Attributes[] | undefined>> = {
	alignment: [{ align: need(oneOf('center', 'end')) }],
	annotation: [{ id: need(string), annotationType: need(oneOf('inlineComment')) }],
	backgroundColor: [{ color: need(color) }],
	border: [{ size: need(number(1, 3)), color: need(borderColor) }],
	breakout: [{ mode: need(oneOf('wide', 'full-width')), width: number() }],
	dataConsumer: [{ sources: need(sources) }],
	fontSize: [{ fontSize: need(oneOf('small')) }],
	fragment: [{ localId: need(some), name: string }],
	indentation: [{ level: need(number(1, 6)) }],
	link: [{ href: need(string), title: string, id: string, collection: string, occurrenceKey: string }],
	subsup: [{ type: need(oneOf('sub', 'sup')) }],
	textColor: [{ color: need(color) }],
	code: undefined,
	em: undefined,
	strike: undefined,
	strong: undefined,
	underline: undefined,
};
