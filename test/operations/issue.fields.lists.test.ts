import { runNode, useJira } from '../harness';
import { create, mapped, update } from './issueFields';

const jira = useJira({ documented: true });

const written = () => jira.requests.filter(({ method }) => method !== 'GET');

describe('a list that comes as text', () => {
	/** Every way by which a list of names gets into a write. */
	const places: Array<[string, (given: string) => object]> = [
		['Additional Fields', (labels) => create({ additionalFields: { labels } })],
		['an expression in Additional Fields', (labels) => create({ additionalFields: { labels: `={{ ${JSON.stringify(labels)} }}` } })],
		['Other Fields (JSON)', (labels) => create({ additionalFields: { otherFields: JSON.stringify({ labels }) } })],
		['the mapper', (labels) => create(mapped({ labels }))],
		['Update Fields', (labels) => update({ updateFields: { labels } })],
	];

	test.each(
		places.flatMap(([place, parameters]) =>
			[
				['[a, b]', ['a', 'b']],
				['"a", "b"', ['a', 'b']],
				['["a","b"]', ['a', 'b']],
			].map(([given, expected]) => [given, place, parameters, expected] as const),
		),
	)('%s in %s', async (given, _place, parameters, expected) => {
		const { error } = await runNode({ parameters: parameters(given as string) });
		expect(error).toBeUndefined();
		expect(written()[0].body.fields.labels).toEqual(expected);
	});

	test.each(places.slice(0, 4))('null is no label in %s', async (_place, parameters) => {
		const { error } = await runNode({ parameters: parameters('null') });
		expect(error).toBeUndefined();
		expect(written()[0].body.fields).not.toHaveProperty('labels');
	});

	test.each(places)('what has no single meaning is refused in %s', async (_place, parameters) => {
		const { error } = await runNode({ parameters: parameters('[a, b') });
		expect(error?.message).toMatch(/^'Labels' can be read in more than one way/);
		expect(written()).toEqual([]);
	});

	test('to add, to remove and to clear', async () => {
		const { error } = await runNode({ parameters: update({ updateFields: { labelsToAdd: '[a, b]', labelsToRemove: '"c", "d"', clearFields: '={{ "[duedate, priority]" }}' } }) });
		expect(error).toBeUndefined();
		expect(written()[0].body).toMatchObject({ update: { labels: [{ add: 'a' }, { add: 'b' }, { remove: 'c' }, { remove: 'd' }] }, fields: { duedate: null, priority: null } });
	});
});

describe('a text that is made to be slow', () => {
	test.each([
		['a cascading choice of ">"', '>'.repeat(60_000)],
		['a cascading choice of spaces', `${' '.repeat(50_000)}x${' '.repeat(50_000)}y`],
	])('%s is refused with its length', async (_what, text) => {
		const { error } = await runNode({ parameters: update({ updateFields: { otherFields: JSON.stringify({ Location: text }) } }) });
		expect(error?.message).toMatch(/^'Location' is too long: \d/);
		expect(written()).toEqual([]);
	});
});
