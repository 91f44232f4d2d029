import { runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { EMPTY, id, key, name } from './values';

shortenWaits();
const jira = useJira();

const writes = () => jira.requests.filter(({ method }) => method !== 'GET');
const dry = (id: string, parameters: object = {}) => runNode({ parameters: sample(id, { ...parameters, safety: { dryRun: true } }) });
const order = () => jira.site.projects.find(({ key: one }) => one === 'APP')!.versions.map((one: { name: string }) => one.name);

describe('create', () => {
	test('the project goes by its number, days as Jira takes them, nothing else', async () => {
		await runNode({ parameters: sample('version:create', { options: { releaseDate: '2026-12-31T10:00:00' } }) });
		expect(writes()).toEqual([expect.objectContaining({ path: '/rest/api/3/version', body: { name: '2.1', projectId: 10007, releaseDate: '2026-12-31' } })]);
	});

	test('a name that the project has is refused before anything is sent', async () => {
		const { error } = await runNode({ parameters: sample('version:create', { name: ' 1.1 ' }) });
		expect(error?.message).toBe("'Name' is taken: '1.1'");
		expect(error?.description).toContain('ID 10608');
		expect(writes()).toEqual([]);
	});

	test.each([[EMPTY, "'Name' is empty"], ['x'.repeat(256), "'Name' is too long: 256 characters"]])('a name that is none: %s', async (given, message) => {
		expect((await runNode({ parameters: sample('version:create', { name: given }) })).error?.message).toBe(message);
	});

	test.each(['versions', 'components'])('%s: an answer that is lost is found out by the name, and nothing is sent twice', async (what) => {
		const path = what === 'versions' ? '/rest/api/3/version' : '/rest/api/3/component';
		jira.fail({ method: 'POST', path, status: 502, after: true });
		const { items, error } = await runNode({ parameters: sample(what === 'versions' ? 'version:create' : 'component:create') });
		expect(error?.message).toBeUndefined();
		expect(items[0].json.name).toBe(what === 'versions' ? '2.1' : 'Search');
		expect(writes()).toHaveLength(1);
	});

	test('one that has not arrived is told as unknown, and not sent again', async () => {
		jira.fail({ method: 'POST', path: '/rest/api/3/version', status: 502, times: 9 });
		const { error } = await runNode({ parameters: sample('version:create') });
		expect(error?.message).toBe('Jira is not available (HTTP 502)');
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(writes()).toHaveLength(1);
	});
});

describe('update', () => {
	test('an update of nothing is refused', async () => {
		const { error } = await runNode({ parameters: sample('version:update', { options: {} }) });
		expect(error?.message).toBe("'Options' changes nothing");
		expect(writes()).toEqual([]);
	});

	test('the plan has before and after of what changes, and nothing else', async () => {
		const { items } = await dry('version:update', { options: { name: '1.2', archived: true } });
		expect(items[0].json.changes).toEqual([
			{ field: 'Archived', before: false, after: true },
			{ field: 'Name', before: '1.1', after: '1.2' },
		]);
	});
});

describe('what deletes a version', () => {
	test.each([
		['version:delete', '/rest/api/3/version/10608/removeAndSwap', {}],
		['version:merge', '/rest/api/3/version/10608/mergeto/10609', undefined],
	])('%s: one request', async (operation, path, body) => {
		await runNode({ parameters: sample(operation) });
		expect(writes().map((one) => [one.path, one.body])).toEqual([[path, body]]);
	});

	test('the versions of fixed and affected issues go as numbers', async () => {
		await runNode({ parameters: sample('version:delete', { options: { moveFixIssuesTo: name('2.0'), moveAffectedIssuesTo: id('10607') } }) });
		expect(writes()[0].body).toEqual({ moveFixIssuesTo: 10609, moveAffectedIssuesTo: 10607 });
	});

	test.each(['version:delete', 'version:merge', 'component:delete'])('%s: done, but the answer is lost', async (operation) => {
		jira.fail({ method: operation === 'version:delete' ? 'POST' : /delete/.test(operation) ? 'DELETE' : 'PUT', path: /version|component/, status: 502, after: true });
		const { items, error } = await runNode({ parameters: sample(operation) });
		expect(error?.message).toBeUndefined();
		expect(items[0].json.deleted).toBe(true);
	});

	test.each<[string, object, string]>([
		['version:delete', { options: { moveFixIssuesTo: name('2.0') } }, 'Fix version: 2.0. Affects version: taken off.'],
		['version:merge', {}, 'moved to 2.0'],
		['component:delete', { options: { moveIssuesTo: name('Shop') } }, 'get Shop'],
	])('%s: the plan says what goes and what becomes of the issues', async (operation, parameters, after) => {
		const { items } = await dry(operation, parameters);
		expect(items[0].json.changes).toEqual([
			{ field: expect.stringMatching(/^(Version|Component)$/), before: expect.stringMatching(/^(1\.1|Backend)$/), after: 'deleted' },
			{ field: 'Issues', after },
		]);
	});

	test('a version is not merged into one of another project', async () => {
		const { error } = await runNode({ parameters: sample('version:merge', { mergeInto: id('4711') }) });
		expect(error?.message).toBe("'Merge Into' is none of this project: '4711'");
		expect(writes()).toEqual([]);
	});
});

test('reorder: places and neighbours, each as Jira takes it', async () => {
	await runNode({ parameters: sample('version:reorder', { position: 'after', after: name('2.0') }) });
	expect(writes()[0].body).toEqual({ after: `${jira.url}/rest/api/3/version/10609` });
	await runNode({ parameters: sample('version:reorder', { position: 'Earlier' }) });
	expect(order()).toEqual(['1.0', '1.1', '2.0', '0.9']);
	const { items } = await dry('version:reorder', { position: 'after', after: name('2.0') });
	expect(items[0].json.changes).toEqual([{ field: 'Place', after: 'after 2.0' }]);
});

test('versions of a project that is not open are refused, whatever is asked of them', async () => {
	for (const operation of ['get', 'getUnresolvedCount', 'update', 'delete', 'merge', 'reorder']) {
		const { error } = await runNode({ parameters: sample(`version:${operation}`, { projectKey: key('OPS') }), credential: { projectAccess: 'restricted', fullProjects: 'OPS' } });
		expect(error?.message).toMatch(/does not exist or is not open to this credential: '10608'|is none of this project/);
	}
	expect(writes()).toEqual([]);
});

test("a component's lead may be told by email; the plan has the account ID before and after", async () => {
	const { items } = await dry('component:update', { options: { lead: { __rl: true, mode: 'email', value: 'ana@example.com' } } });
	expect(items[0].json.changes).toEqual([{ field: 'Lead', before: expect.any(String), after: expect.any(String) }]);
});

test('the list of components', async () => {
	const { runPicker } = await import('../harness');
	const { results } = await runPicker('searchComponents', { parameters: { projectKey: key('APP') }, filter: 'SHOP' });
	expect(results).toEqual([{ name: 'Shop', value: '10508', description: undefined }]);
});
