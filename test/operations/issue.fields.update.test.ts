import { people, runNode, useJira } from '../harness';
import { update } from './issueFields';
import { name } from './values';

const jira = useJira({ documented: true });

/** What was sent, without the reading of metadata. */
const written = () => jira.requests.filter(({ method }) => method !== 'GET');

describe('an update', () => {
	test('adds and removes, and leaves the rest of each list', async () => {
		await runNode({ parameters: update({ updateFields: { labels: 'a, b, c', components: 'Network', fixVersions: '2026.1' } }) });
		const { items, error } = await runNode({
			parameters: update({
				updateFields: {
					...{ labelsToAdd: 'd', labelsToRemove: 'a, b', componentsToAdd: 'Storage', componentsToRemove: 'Network' },
					...{ fixVersionsToAdd: '2026.2', affectsVersionsToAdd: ['2027'] },
				},
			}),
		});
		expect(error).toBeUndefined();
		expect(written()[1].body).toEqual({
			fields: {},
			update: {
				versions: [{ add: { id: '10602' } }],
				components: [{ add: { id: '10501' } }, { remove: { id: '10500' } }],
				fixVersions: [{ add: { id: '10601' } }],
				labels: [{ add: 'd' }, { remove: 'a' }, { remove: 'b' }],
			},
		});
		expect(items[0].json.updatedFields).toEqual(['affectsVersions', 'components', 'fixVersions', 'labels']);
		const { fields } = jira.issue('OPS-2')!;
		expect(fields.labels).toEqual(['c', 'd']);
		expect(fields.components.map(({ name: component }: { name: string }) => component)).toEqual(['Storage']);
		expect(fields.fixVersions).toHaveLength(2);
	});

	test.each<[string, object]>([
		['spaces', { labels: ' ', components: '  ', fixVersions: '\n' }],
		['commas', { labels: ',', components: ', ,', affectsVersions: ',' }],
		['lists of nothing', { labels: [''], components: [' ', ''], fixVersions: [] }],
		['lists of nothing, as JSON', { labels: '[""]', components: '[]' }],
		['other fields', { otherFields: { Tags: ' ', 'Affected services': ',', Responders: [''], 'External reference': '  ', Sprint: [], labels: [] } }],
		['additions and removals', { labelsToAdd: ',', labelsToRemove: ' ', componentsToRemove: [''] }],
		['what to clear', { clearFields: ' , ' }],
	])('%s empty nothing', async (_what, updateFields) => {
		const { error } = await runNode({ parameters: update({ updateFields }) });
		expect(error?.message).toBe("'Update Fields' changes nothing");
		expect(written()).toEqual([]);
		const other = await runNode({ parameters: update({ updateFields: { ...updateFields, summary: 'New' } }) });
		expect(other.error).toBeUndefined();
		expect(written()[0].body).toEqual({ fields: { summary: 'New' } });
		expect(other.items[0].json).toMatchObject({ updatedFields: ['summary'], clearedFields: [] });
	});

	test('clears fields of every kind', async () => {
		const set = { Severity: 'Major', Location: 'Europe', Responders: [people.ana.accountId], Tags: 'a', Sprint: 8, 'Root cause': 'x' };
		await runNode({ parameters: update({ updateFields: { components: 'Network', environment: 'x', securityLevel: name('Internal'), otherFields: set } }) });
		const { items, error } = await runNode({
			parameters: update({
				updateFields: { clearFields: '={{ ["components", "environment", "security", "Severity", "customfield_10042", "Responders", "Tags", "Sprint"] }}', otherFields: { 'Root cause': null } },
			}),
		});
		expect(error).toBeUndefined();
		expect(written().at(-1)?.body).toEqual({
			fields: {
				...{ customfield_10048: null, components: [], environment: null, security: null, customfield_10040: null },
				...{ customfield_10042: null, customfield_10047: null, customfield_10051: [], customfield_10020: null },
			},
		});
		expect(items[0].json).toMatchObject({
			updatedFields: ['Root cause'],
			clearedFields: ['components', 'environment', 'securityLevel', 'Severity', 'Location', 'Responders', 'Tags', 'Sprint'],
		});
	});

	test('null for the parent takes it away', async () => {
		await runNode({ parameters: update({ updateFields: { otherFields: { parent: null } } }) });
		expect(written()[0].body).toEqual({ fields: {}, update: { parent: [{ set: { none: true } }] } });
	});

	test.each<[string, object, string]>([
		['set and added to', { labels: 'a', labelsToAdd: 'b' }, "'Labels' is given as a whole and changed by 'Labels to Add' or 'Labels to Remove'"],
		['added to and cleared', { labelsToAdd: 'b', clearFields: ['labels'] }, "'Clear Fields' also sets 'labels'"],
		['a label with a space', { labelsToRemove: 'on call' }, "'Labels to Remove' has a label with a space: 'on call'"],
	])('%s is refused before anything is sent', async (_what, updateFields, message) => {
		const { error } = await runNode({ parameters: update({ updateFields }) });
		expect(error?.message).toBe(message);
		expect(jira.requests).toEqual([]);
	});
});
