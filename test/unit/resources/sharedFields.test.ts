import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters, INodeProperties, INodeTypeDescription } from 'n8n-workflow';

import { JiraSiesta } from '../../../nodes/JiraSiesta/JiraSiesta.node';
import { operations } from '../../../nodes/JiraSiesta/resources';
import { sharedFields } from '../../../nodes/JiraSiesta/resources/sharedFields';
import { isMark } from '../node/panel';

const text = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });
const entry = (resource: string, operation: string, ...fields: INodeProperties[]) => ({ resource, operation, fields });
const [a, b, c] = ['a', 'b', 'c'].map(text);
const namesOf = (fields: INodeProperties[]) => fields.map(({ name }) => name);

test('equal fields are one, in an order that is that of every operation', () => {
	const fields = sharedFields([entry('x', 'get', c), entry('x', 'add', a, b), entry('y', 'get', b, c)]);
	expect(namesOf(fields.filter((field) => !isMark(field)))).toEqual(['a', 'b', 'c']);
});

test('an order that contradicts another is told', () => {
	expect(() => sharedFields([entry('x', 'get', a, b), entry('x', 'add', b, a)])).toThrow('contradict each other: a, b');
});

test('where one condition would show it elsewhere too, hidden fields tell where it is', () => {
	const fields = sharedFields([entry('x', 'get', a), entry('x', 'add'), entry('y', 'add', a)]);
	expect(namesOf(fields)).toEqual(['showsA', 'showsA', 'a']);
	const field = fields[2];
	expect(field.displayOptions).toEqual({ show: { resource: ['x', 'y'], operation: ['get', 'add'], showsA: [true] } });
});

/** What n8n keeps of a stored node that has a value for every field: those that it shows. */
function shownFor(resource: string, operation: string): string[] {
	const { description } = new JiraSiesta();
	const node = { type: 'n8n-nodes-jira-siesta.jiraSiesta', typeVersion: 1 } as INode;
	const given = { resource, operation } as INodeParameters;
	const shown = NodeHelpers.getNodeParameters(description.properties, given, true, false, node, description as INodeTypeDescription);
	const hidden = description.properties.filter(isMark).map(({ name }) => name);
	return Object.keys(shown ?? {}).filter((name) => !['resource', 'operation', 'requestOptions', ...hidden].includes(name));
}

test.each(operations.map(({ id, operation }) => [id, operation] as const))("n8n shows the fields of %s, and none of another's", (id, { value, properties }) => {
	const own = namesOf(properties);
	const always = namesOf(properties.filter(({ displayOptions, type }) => !displayOptions && type !== 'notice'));
	const shown = shownFor(id.split(':')[0], value);
	expect(shown.filter((name) => !own.includes(name))).toEqual([]);
	expect(always.filter((name) => !shown.includes(name))).toEqual([]);
});
