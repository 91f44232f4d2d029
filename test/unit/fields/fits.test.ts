import { assertFits } from '../../../nodes/JiraSiesta/fields/fits';
import type { Field } from '../../../nodes/JiraSiesta/fields/schema/field';

const field = (id: string, name: string, more: Partial<Field> = {}): Field => ({
	...{ id, name, required: false, hasDefault: false, operations: ['set'], schema: { type: 'string' } },
	...more,
});

const components = { schema: { type: 'array', items: 'component' }, choices: [{ id: '1', label: 'Network' }, { id: '2', label: 'Storage' }] };
const screen = [
	field('summary', 'Summary', { required: true }),
	field('priority', 'Priority', { required: true, hasDefault: true, schema: { type: 'priority' }, choices: [{ id: '3', label: 'Medium' }] }),
	field('components', 'Components', components),
];
const summary = { summary: 'x' };

test.each<[string, object, boolean]>([
	['what the screen has', { fields: { ...summary, components: [{ id: '1' }], priority: { name: 'medium' } } }, true],
	['a default that is left out', { fields: summary }, true],
	['what Jira takes without the screen: project, type, parent', { fields: { ...summary, project: { key: 'OPS' }, issuetype: { id: '7' }, parent: { key: 'OPS-1' } } }, true],
	['a parent taken away', { update: { parent: [{ set: { none: true } }] } }, false],
	['required fields that an edit leaves as they are', { fields: { components: [] } }, false],
	['values to add, and any to remove', { update: { components: [{ add: { id: '2' } }, { remove: { name: 'of former times' } }] } }, false],
])('%s fits', (_what, body, creates) => {
	expect(() => assertFits(body as never, screen, creates)).not.toThrow();
});

test.each<[string, object, boolean, string]>([
	['a field that the screen does not have', { fields: { ...summary, duedate: '2026-01-01' } }, true, "'duedate' is not on the screen"],
	['one that is changed', { update: { labels: [{ add: 'a' }] } }, false, "'labels' is not on the screen"],
	['a value that is not allowed', { fields: { ...summary, components: [{ id: '1' }, { id: '9' }] } }, true, `'Components' does not allow '{"id":"9"}'`],
	['one to add', { update: { components: [{ add: { id: '9' } }] } }, false, `'Components' does not allow '{"id":"9"}'`],
	['a list to set', { update: { components: [{ set: [{ name: 'Nope' }] }] } }, false, `'Components' does not allow '{"name":"Nope"}'`],
	['a required field that is missing', { fields: { components: [] } }, true, "'Summary' is required"],
	['a required field that is emptied', { fields: { summary: null } }, false, "'Summary' is required"],
	['one with a default that is emptied', { fields: { ...summary, priority: null } }, true, "'Priority' is required"],
])('%s does not fit', (_what, body, creates, message) => {
	expect(() => assertFits(body as never, screen, creates)).toThrow(message);
});
