import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties } from 'n8n-workflow';

import codex from '../../../nodes/JiraSiesta/JiraSiesta.node.json';
import { JiraSiesta } from '../../../nodes/JiraSiesta/JiraSiesta.node';
import { operations, resources } from '../../../nodes/JiraSiesta/resources';

const { description } = new JiraSiesta();

/** The options of every collection, with the path by which a failure is found. */
const optionsOf = (properties: INodeProperties[]): Array<[string, INodeProperties]> =>
	properties
		.filter(({ type, isNodeSetting }) => type === 'collection' && !isNodeSetting)
		.flatMap(({ name, options }) => (options as INodeProperties[]).map((option): [string, INodeProperties] => [`${name}.${option.name}`, option]));

const OPTIONS = [...new Map(optionsOf(description.properties))];

describe('an option whose adding is the decision arrives switched on', () => {
	const booleans = OPTIONS.filter(([, { type }]) => type === 'boolean');

	test.each(booleans)('%s', (path, option) => {
		const staysOff = path.endsWith('.allowLoss');
		expect(option.default).toBe(!staysOff);
		if (staysOff) expect(option.description).toContain('Stays off until you switch it on');
	});

	test('all of them are looked at', () => {
		expect(booleans.map(([path]) => path)).toEqual(expect.arrayContaining(['safety.dryRun', 'safety.auditRecord', 'options.openOnly', 'updateFields.allowLoss']));
	});

	test('a choice with "No" among its options is added with another', () => {
		const choices = OPTIONS.filter(([, { type, options = [] }]) => type === 'options' && options.some((one) => 'value' in one && one.value === 'none'));
		expect(choices.map(([path]) => path)).toEqual(['safety.provenance']);
		for (const [, option] of choices) expect(option.default).not.toBe('none');
	});
});

describe('what n8n makes of the stored options', () => {
	const node = { type: 'n8n-nodes-jira-siesta.jiraSiesta', typeVersion: 1 } as INode;
	const create = { resource: 'issue', operation: 'create' };
	const read = (parameters: INodeParameters, withDefaults: boolean) =>
		NodeHelpers.getNodeParameters(description.properties, { ...create, ...parameters }, withDefaults, false, node, description)!.safety;

	test('what is not added has no value', () => {
		expect(read({ safety: { confirmationCode: 'x' } }, true)).toEqual({ confirmationCode: 'x' });
		expect(read({}, true)).toEqual({});
	});

	test.each([true, false])('what is added as %s is kept as such', (dryRun) => {
		for (const withDefaults of [true, false]) expect(read({ safety: { dryRun } }, withDefaults)).toEqual({ dryRun });
	});
});

describe('what Update has on top of its panel', () => {
	const ON_TOP = ['summary', 'description', 'descriptionMode', 'heading'];
	const node = { type: 'n8n-nodes-jira-siesta.jiraSiesta', typeVersion: 1, parameters: {} } as unknown as INode;
	const collection = description.properties.find(({ name, displayOptions }) => name === 'updateFields' && displayOptions!.show!.resource!.includes('issue'))!;

	/** What the editor shows in the collection or offers under "Add field". */
	function shown(updateFields: INodeParameters): string[] {
		const parameters = { resource: 'issue', operation: 'update', updateFields };
		return (collection.options as INodeProperties[])
			.filter((option) => NodeHelpers.displayParameterPath({ parameters } as never, option, 'parameters.updateFields', node, description))
			.map(({ name }) => name);
	}

	test('is not offered a second time', () => {
		expect(shown({})).toEqual(expect.arrayContaining(['allowLoss', 'labels', 'textFormat']));
		expect(shown({ labels: 'a' })).toEqual(expect.not.arrayContaining(ON_TOP));
		for (const name of ON_TOP) expect(shown({})).not.toContain(name);
	});

	test.each<[string, INodeParameters, string[]]>([
		['a summary', { summary: 'x' }, ['summary']],
		['an emptied one', { summary: '' }, ['summary']],
		['an expression', { description: '={{ $json.text }}' }, ['description']],
		['all of them', { summary: 'x', description: 'y', descriptionMode: 'replaceSection', heading: 'z' }, ON_TOP],
		['a mode whose heading is missing', { descriptionMode: 'replaceSection' }, ['descriptionMode', 'heading']],
	])('stays where a workflow from before has it: %s', (_what, updateFields, names) => {
		expect(shown(updateFields).filter((name) => ON_TOP.includes(name)).sort()).toEqual([...names].sort());
		for (const withDefaults of [true, false]) {
			const read = NodeHelpers.getNodeParameters(description.properties, { resource: 'issue', operation: 'update', updateFields }, withDefaults, false, node, description);
			expect(read!.updateFields).toEqual(expect.objectContaining(updateFields));
		}
	});
});

describe('no field is required by n8n where another one decides whether it is shown', () => {
	test.each(operations.map(({ id, operation }) => [id, operation] as const))('%s', (_id, { properties }) => {
		const governed = properties.filter(({ displayOptions }) => displayOptions?.show);
		expect(governed.filter(({ required }) => required).map(({ name }) => name)).toEqual([]);
	});
});

test.each(resources.map((resource) => [resource.label, resource] as const))('%s starts with a reading operation', (_label, { value, operations: own }) => {
	const menu = description.properties.find(({ name, displayOptions }) => name === 'operation' && displayOptions!.show!.resource!.includes(value))!;
	expect(own.find((operation) => operation.value === menu.default)?.effect).toBe('read');
});

test.each(['assign', 'create issue', 'task', 'story', 'epic', 'sprint', 'service desk', 'help desk', 'ticket', 'bug', 'jql'])(
	'the nodes panel finds the node by "%s"',
	(typed) => {
		expect(codex.alias.map((alias) => alias.toLowerCase())).toContain(typed);
	},
);
