import { runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { sample } from './samples';
import { EMPTY, id, key, list, name } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

const release = (parameters: object = {}) => sample('version:release', parameters);
const writes = () => jira.requests.filter(({ method }) => method !== 'GET');

test('nothing is sent but what was given', async () => {
	await runNode({ parameters: release() });
	expect(writes()).toEqual([expect.objectContaining({ method: 'PUT', path: '/rest/api/3/version/10608', body: { released: true } })]);
});

test("what is not resolved goes to the other version, by the address that Jira's list has for it", async () => {
	const { items } = await runNode({ parameters: release({ options: { moveUnresolvedTo: id('10609'), releaseDate: '2026-11-27' } }) });
	expect(writes()[0].body).toEqual({ released: true, releaseDate: '2026-11-27', moveUnfixedIssuesTo: `${jira.url}/rest/api/3/version/10609` });
	expect(items[0].json).toMatchObject({ unresolvedIssues: 2, movedTo: '2.0', movedToId: '10609' });
});

test.each([
	['by its name', name('1.1')],
	['by its name in the list mode', list('1.1')],
	['by a bare name', '1.1'],
])('a version %s', async (_how, versionId) => {
	const { items, error } = await runNode({ parameters: release({ versionId }) });
	expect(error?.message).toBeUndefined();
	expect(items[0].json).toMatchObject({ id: '10608', status: 'Released' });
});

test('names are looked up once for all items', async () => {
	await runNode({ parameters: release({ versionId: name('={{ $json.version }}') }), input: [{ version: '1.1' }, { version: '2.0' }] });
	expect(jira.requests.filter(({ path }) => path.endsWith('/versions'))).toHaveLength(1);
	expect(writes()).toHaveLength(2);
});

test.each<[string, object, string, string]>([
	['no version', { versionId: name(EMPTY) }, "'Version' is empty", 'Choose it from the list'],
	['a name that no version has', { versionId: name('9.9') }, "'Version' matches nothing: '9.9'", 'There are: 1.0, 1.1, 2.0, 0.9.'],
	['a version as Jira answers it', { versionId: '={{ ({ id: "10608" }) }}' }, `'Version' is not a name or an ID: '{"id":"10608"}'`, 'or its ID'],
	['another version that is none of the project', { options: { moveUnresolvedTo: id('4711') } }, "'Move Unresolved Issues To' is none of this project: '4711'", 'Choose one'],
	['no date', { options: { releaseDate: 'soon' } }, "'Release Date' is not a date: 'soon'", 'Enter a date'],
	['no such project', { projectKey: key('NONE'), versionId: name('1.1') }, "No project could be found with key 'NONE'.", 'HTTP 404'],
])('refused, and nothing is written: %s', async (_what, parameters, message, help) => {
	const { error } = await runNode({ parameters: release(parameters) });
	expect(error?.message).toBe(message);
	expect(error?.description).toContain(help);
	expect(writes()).toEqual([]);
});

test('a plan says how many issues are not resolved, and where they go', async () => {
	const options = { moveUnresolvedTo: name('2.0'), releaseDate: '2026-11-27' };
	const { items } = await runNode({ parameters: release({ options, safety: { dryRun: true } }) });
	expect(items[0].json).toMatchObject({
		target: { version: '1.1', id: '10608' },
		changes: [
			{ field: 'Status', before: 'Unreleased', after: 'Released' },
			{ field: 'Release Date', before: '2026-11-20', after: '2026-11-27' },
			{ field: 'Unresolved Issues', after: '2, moved to 2.0' },
		],
	});
});

test('its record names the version', async () => {
	const { items } = await runNode({ parameters: release({ safety: { auditRecord: true } }) });
	expect(items[0].json.audit).toMatchObject({ target: 'Version 10608', outcome: 'done' });
});

test('a credential that is open for another project only sends nothing', async () => {
	const { error } = await runNode({ parameters: release(), credential: { projectAccess: 'restricted', fullProjects: 'OPS' } });
	expect(error?.message).toBe("'Version' does not exist or is not open to this credential: '10608'");
	expect(writes()).toEqual([]);
});

test('a credential that may not read releases it, and tells nothing of what Jira has', async () => {
	const credential = { permissions: 'custom', permissionRead: 'blocked', permissionAdminister: 'allowed' };
	const { items, error } = await runNode({ parameters: release(), credential });
	expect(error?.message).toBeUndefined();
	expect(items[0].json.unresolvedIssues).toBeNull();
	const plan = await runNode({ parameters: release({ safety: { dryRun: true } }), credential });
	expect(plan.items[0].json.changes).toEqual([
		{ field: 'Status', after: 'Released' },
		{ field: 'Unresolved Issues', after: 'Those there are, which stay in it' },
	]);
});
