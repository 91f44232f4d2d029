import { mappable, mustBeMapped } from '../../../nodes/JiraSiesta/fields/edit/mapped';
import { fieldOf } from '../../../nodes/JiraSiesta/fields/schema/field';
import { findField } from '../../../nodes/JiraSiesta/fields/schema/findField';

/** A text field of a screen. */
const field = (id: string, name = 'Field') => ({
	...fieldOf({ fieldId: id, name, required: false, hasDefaultValue: false, operations: ['set'], schema: { type: 'string' } }),
	id,
});

describe('the mapper', () => {
	const onScreen = (id: string, more: object = {}) => ({ ...field(id), ...more });

	test.each(['create', 'update'])('offers on %s no field that has a place of its own', (operation) => {
		const elsewhere = ['summary', 'description', 'components', 'duedate', 'parent', 'labels', 'versions', 'fixVersions', 'security', 'reporter', 'priority', 'environment', 'timetracking', 'project'];
		const screen = [...elsewhere, 'customfield_1', 'resolution'].map((id) => onScreen(id));
		expect(mappable(screen, operation).map(({ id }) => id)).toEqual(['customfield_1', 'resolution']);
	});

	test('offers the assignee on update only', () => {
		const screen = [onScreen('assignee')];
		expect([mappable(screen, 'create'), mappable(screen, 'update')]).toEqual([[], screen]);
	});

	test('offers only what people set', () => {
		const of = (type: string) => ({ schema: { type: 'any', custom: `x:${type}` } });
		const screen = [
			...[onScreen('comment', { operations: ['add', 'edit', 'remove'] }), onScreen('issuelinks', { operations: ['add', 'copy'] }), onScreen('issuetype', { operations: [] })],
			...[onScreen('attachment', { operations: ['set', 'copy'], schema: { type: 'array', items: 'attachment' } }), onScreen('issuerestriction', { schema: { type: 'issuerestriction' } })],
			...['devsummarycf', 'vulnerabilitycf', 'designcf', 'gh-lexo-rank'].map((type, n) => onScreen(`customfield_${n}`, of(type))),
			onScreen('customfield_9', of('gh-epic-link')),
		];
		expect(mappable(screen, 'update').map(({ id }) => id)).toEqual(['customfield_9']);
	});

	test('asks for what is required and has no default', () => {
		const required = (hasDefault: boolean) => onScreen('customfield_1', { required: true, hasDefault });
		expect([required(false), required(true), onScreen('customfield_1')].map(mustBeMapped)).toEqual([true, false, false]);
	});
});

describe('a field by name or ID', () => {
	const named = field;
	const fields = [named('duedate', 'Due date'), named('customfield_1', 'Story Points'), named('customfield_2', 'Impact'), named('customfield_3', 'Impact'), named('customfield_4', 'impact')];

	test.each([
		['customfield_3', 'customfield_3'],
		['Story Points', 'customfield_1'],
		['story points', 'customfield_1'],
		['storyPoints', 'customfield_1'],
		['due_date', 'duedate'],
		['impact', 'customfield_4'],
	])('%s', (given, id) => {
		expect(findField(fields, given, 'x').id).toBe(id);
	});

	test('several, or none', () => {
		expect(() => findField(fields, 'Impact', 'Other Fields (JSON)')).toThrow("'Other Fields (JSON)' names several fields: 'Impact'");
		expect(() => findField(fields, 'IMPACT', 'x')).toThrow(expect.objectContaining({ help: 'Give the ID of one: customfield_2 (Impact), customfield_3 (Impact), customfield_4 (impact).' }));
		expect(() => findField(fields, 'Points', 'x')).toThrow(expect.objectContaining({ help: 'Fields of the screen: Due date, Story Points, Impact, Impact, impact.' }));
	});
});
