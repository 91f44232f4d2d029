import { runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { id, key } from './values';

shortenWaits();
const jira = useJira();

const sent = (method: string) => jira.requests.filter((request) => request.method === method);
const linksOf = (issueKey: string) => jira.issue(issueKey)!.remoteLinks;
const upsert = (changed: object = {}) => sample('remoteLink:createOrUpdate', changed);
const options = { globalId: 'a=1&b=2', relationship: 'ordered by', summary: 'Delivered', iconUrl: 'https://example.com/i.png', resolved: true };

describe('Create or Update', () => {
	test('a new one: without a global ID it is known by its address', async () => {
		const { items } = await runNode({ parameters: upsert() });
		const [link] = linksOf('OPS-2');
		expect(items[0].json).toEqual({
			id: String(link.id),
			issueKey: 'OPS-2',
			globalId: 'https://example.com/orders/4711',
			created: true,
			linkUrl: 'https://example.com/orders/4711',
			url: `${jira.url}/browse/OPS-2`,
		});
		expect(link.globalId).toBe('https://example.com/orders/4711');
	});

	test('all that a link can have; with the same global ID the same link', async () => {
		const first = await runNode({ parameters: upsert({ options }) });
		expect(linksOf('OPS-2')[0]).toMatchObject({
			globalId: 'a=1&b=2',
			relationship: 'ordered by',
			object: { title: 'Order 4711', summary: 'Delivered', icon: { url16x16: 'https://example.com/i.png' }, status: { resolved: true } },
		});
		const second = await runNode({ parameters: upsert({ title: 'Order 4711, late', options: { globalId: 'a=1&b=2' } }) });
		expect(second.items[0].json).toMatchObject({ id: first.items[0].json.id, created: false });
		expect(linksOf('OPS-2')).toHaveLength(1);
		// What was left out stays.
		expect(linksOf('OPS-2')[0]).toMatchObject({ relationship: 'ordered by', object: { title: 'Order 4711, late', summary: 'Delivered', status: { resolved: true } } });
		expect(jira.findings).toEqual([]);
	});

	test('the application that another app has set stays', async () => {
		await runNode({ parameters: upsert({ issueKey: key('OPS-6'), linkUrl: 'https://example.com/backups' }) });
		expect(linksOf('OPS-6')[0]).toMatchObject({ application: { name: 'Backups' }, relationship: 'kept in' });
	});

	test('items with the same global ID, and answers that are lost: one link', async () => {
		jira.fail({ method: 'POST', drop: true, after: true, times: 2 });
		const { items, error } = await runNode({ parameters: upsert({ title: '={{ $json.title }}' }), input: ['a', 'b', 'c'].map((title) => ({ title })) });
		expect(error).toBeUndefined();
		expect(linksOf('OPS-2').map(({ object }) => object.title)).toEqual(['c']);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(1);
	});

	test.each<[string, object, string]>([
		['a relative address', { linkUrl: '/orders/4711' }, "'Link URL' is not a full address: '/orders/4711'"],
		['no scheme', { linkUrl: 'example.com/4711' }, "'Link URL' is not a full address: 'example.com/4711'"],
		['a script', { linkUrl: 'javascript:alert(1)' }, "'Link URL' is not a full address: 'javascript:alert(1)'"],
		['no title', { title: '={{ "" }}' }, "'Title' is empty"],
		['a long global ID', { options: { globalId: 'x'.repeat(256) } }, "'Global ID' is too long: 256 characters"],
		['no address of an icon', { options: { iconUrl: 'icon.png' } }, "'Icon URL' is not a full address: 'icon.png'"],
	])('refused before anything is sent: %s', async (_what, changed, message) => {
		const { error } = await runNode({ parameters: upsert(changed) });
		expect(error?.message).toBe(message);
		expect(jira.requests).toEqual([]);
	});

	test('a plan says whether it is new', async () => {
		const plan = async (parameters: object) => (await runNode({ parameters: { ...parameters, safety: { dryRun: true } } })).items[0].json.changes;
		expect(await plan(upsert())).toEqual([
			{ field: 'Remote Link', after: 'Order 4711' },
			{ field: 'Link URL', after: 'https://example.com/orders/4711' },
		]);
		expect(await plan(upsert({ issueKey: key('OPS-6'), linkUrl: 'https://example.com/backups' }))).toEqual([
			{ field: 'Remote Link', before: 'All backups', after: 'Order 4711' },
			{ field: 'Link URL', after: 'https://example.com/backups' },
		]);
	});
});

describe('Delete', () => {
	test.each<[string, object]>([
		['its ID', id('69501')],
		['its global ID', { __rl: true, mode: 'globalId', value: 'https://example.com/backups' }],
		['its global ID in another mode', id('https://example.com/backups')],
	])('by %s, with the header that Jira asks for', async (_how, remoteLinkId) => {
		const { items, error } = await runNode({ parameters: sample('remoteLink:delete', { remoteLinkId }) });
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ id: '69501', issueKey: 'OPS-6', deleted: true });
		expect(linksOf('OPS-6')).toEqual([]);
		expect(sent('DELETE')[0].headers['content-type']).toMatch('application/json');
	});

	test('one that is not there is refused in the words of Jira', async () => {
		const { error } = await runNode({ parameters: sample('remoteLink:delete', { remoteLinkId: id('https://example.com/none') }) });
		expect(error?.message).toContain('does not exist');
	});
});
