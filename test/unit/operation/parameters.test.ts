import type { IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { readParameters } from '../../../nodes/JiraSiesta/operation/parameters';
import { operations } from '../../../nodes/JiraSiesta/resources';


const contextOf = (stored: Record<string, unknown>, resolved: Record<string, unknown> = {}) =>
	({
		getNodeParameter: (name: string, fallback: unknown, options?: { rawExpressions?: boolean }) =>
			(options?.rawExpressions ? undefined : resolved[name]) ?? stored[name] ?? fallback,
	}) as unknown as IExecuteSingleFunctions;

const field = (name: string, type: INodeProperties['type'], more: Partial<INodeProperties> = {}): INodeProperties => ({
	...{ displayName: name, name, type, default: '' },
	...more,
});

const governed = [
	field('all', 'boolean', { default: false }),
	field('limit', 'number', { default: 50, displayOptions: { show: { all: [false] } } }),
];

test('a field that another hides has its default, whatever is stored', async () => {
	const parameters = await readParameters(contextOf({ all: true, limit: 'nonsense' }), governed);
	expect(parameters.get('limit')).toBe(50);
});

test('what an expression gives decides what is shown', async () => {
	const stored = { all: '={{ … }}', limit: '7' };
	expect((await readParameters(contextOf(stored, { all: 'true' }), governed)).get('limit')).toBe(50);
	expect((await readParameters(contextOf(stored, { all: 'false' }), governed)).get('limit')).toBe(7);
});

test('of two fields of one name the one that is shown counts', async () => {
	const two = [
		field('how', 'string'),
		field('value', 'number', { default: 0, displayOptions: { show: { how: ['number'] } } }),
		field('value', 'string', { displayOptions: { show: { how: ['text'] } } }),
	];
	expect((await readParameters(contextOf({ how: 'number', value: '5' }), two)).get('value')).toBe(5);
	expect((await readParameters(contextOf({ how: 'text', value: '5' }), two)).get('value')).toBe('5');
});

test('an option that others hide is left out', async () => {
	const options = [field('depth', 'number', { displayOptions: { show: { '/all': [true] } } })];
	const fields = [governed[0], field('options', 'collection', { default: {}, options })];
	const read = async (all: boolean) => (await readParameters(contextOf({ all, options: { depth: 'x1' } }), fields)).group('options');
	expect(await read(false)).toEqual({});
	await expect(read(true)).rejects.toThrow("'depth' is not a number: 'x1'");
});

test('an option of some values that is left empty is one left out; one that is none of them is refused', async () => {
	const options = [field('form', 'options', { options: [{ name: 'Plain', value: 'plain' }] }), field('deep', 'boolean')];
	const fields = [field('options', 'collection', { default: {}, options })];
	const read = async (form: unknown) => (await readParameters(contextOf({ options: { form, deep: 'true' } }), fields)).group('options');
	for (const nothing of ['', ' ', null]) expect(await read(nothing)).toEqual({ deep: true });
	expect(await read(' PLAIN ')).toEqual({ form: 'plain', deep: true });
	await expect(read('rich')).rejects.toThrow("'form' is not one of its values: 'rich'");
});

test('a name that no field has is a slip of ours', async () => {
	const parameters = await readParameters(contextOf({}), governed);
	expect(() => parameters.get('lmit')).toThrow("The operation has no field 'lmit'");
});

test.each(operations.map(({ id, operation }) => [id, operation.properties] as const))(
	'%s: a field that governs others comes before them',
	(_id, fields) => {
		const names = fields.map(({ name }) => name);
		for (const [at, { displayOptions, options = [] }] of fields.entries()) {
			const inside = (options as INodeProperties[]).flatMap((one) => Object.keys(one.displayOptions?.show ?? {}).filter((name) => name.startsWith('/')));
			for (const governing of [...Object.keys(displayOptions?.show ?? {}), ...inside]) {
				expect(names.slice(0, at)).toContain(governing.replace('/', ''));
			}
		}
	},
);
