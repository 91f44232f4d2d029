import { runNode, useJira } from '../harness';
import { operations } from '../../nodes/JiraSiesta/resources';
import { samples } from '../samples';
import { sample } from '../operations/samples';

// What every operation keeps, whatever it does: a new one is under these tests by having a sample, and fails without.

const jira = useJira();

const filledIn = (id: string) => {
	const [resource, operation] = id.split(':');
	return { resource, operation, ...(samples[id].filledIn?.(jira) ?? samples[id].parameters) };
};

/** Requests that change something in Jira. */
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql|\/list$/.test(path));

describe.each(operations.map(({ id, operation }) => [id, operation] as const))('%s', (id, operation) => {
	test('as a person fills it in: does what it is for, by requests that Atlassian documents', async () => {
		const { items, error, unhandled } = await runNode({ parameters: filledIn(id) });
		expect([error?.message, unhandled]).toEqual([undefined, []]);
		expect(samples[id].check(items.map(({ json, binary }) => (binary ? { ...json, binary } : json)), jira)).toEqual(expect.any(String));
		expect(new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item))).toEqual(new Set([0]));
		expect(jira.findings).toEqual([]);
	});

	test('what Jira refuses is told in its words, with how to go on, for the item it is about', async () => {
		jira.fail({ status: 400, times: 99, body: { errorMessages: ['Because I say so.'] } });
		const { items, error } = await runNode({ parameters: sample(id), onError: 'continueRegularOutput' });
		expect(error).toBeUndefined();
		expect(items).toEqual([{ json: { error: 'Because I say so.', message: expect.stringContaining('HTTP 400') }, pairedItem: { item: 0 } }]);
	});

	test('names a page of Atlassian', () => {
		expect(operation.docs).toMatch(/^https:\/\/developer\.atlassian\.com\/cloud\/jira\/(platform|software|service-desk)\/rest\//);
	});

	if (operation.effect !== 'read') {
		test('a dry run of what a person fills in writes nothing, and tells what would be written', async () => {
			const parameters = { ...filledIn(id), safety: { dryRun: true } };
			const { items, error } = await runNode({ parameters });
			expect(error?.message).toBeUndefined();
			const [{ json }] = items;
			expect(json).toMatchObject({ status: 'dryRun', target: expect.any(Object) });
			expect((json.changes as unknown[]).length).toBeGreaterThan(0);
			expect(JSON.stringify(json)).not.toContain('undefined');
			expect(written()).toEqual([]);
		});
	}
});
