import { runNode, runPicker, useJira } from '../harness';
import { sample } from './samples';
import { key, name } from './values';

const jira = useJira({ documented: true });

const only = (projects: string) => ({ projectAccess: 'restricted', fullProjects: projects });
const writes = () => jira.requests.filter(({ method }) => method === 'PUT');
const run = (operation: string, parameters: object = {}, more: object = {}) => runNode({ parameters: sample(`epic:${operation}`, parameters), ...more });
const parent = (issue: string) => jira.issue(issue)!.fields.parent?.key ?? null;

test('its issues are those whose parent it is', async () => {
	await run('getIssues', { options: { openOnly: true } });
	expect(jira.requests[0].body.jql).toBe('parent = "APP-1" AND statusCategory != Done ORDER BY Rank ASC');
});

test('each issue gets the epic as its parent, by a write of its own', async () => {
	const { items } = await run('addIssues', { issueKeys: 'APP-2, APP-7' });
	expect(writes().map(({ path, body }) => [path, body])).toEqual(
		['APP-2', 'APP-7'].map((issue) => [`/rest/api/3/issue/${issue}`, { fields: { parent: { key: 'APP-1' } } }]),
	);
	expect(items[0].json).toEqual({ epicKey: 'APP-1', added: 2, issues: ['APP-2', 'APP-7'] });
});

test('out of it: no parent any more', async () => {
	await run('removeIssues', { issueKeys: 'APP-3' });
	expect(writes()[0].body).toEqual({ fields: { parent: null } });
	expect(parent('APP-3')).toBeNull();
});

test('a failure on the way says which issues are in already', async () => {
	jira.fail({ method: 'PUT', path: '/rest/api/3/issue/APP-7', status: 400, body: { errorMessages: ['Not that one.'] } });
	const { error } = await run('addIssues', { issueKeys: 'APP-2, APP-7, APP-5' });
	expect(error?.message).toBe('Not that one.');
	expect(error?.description).toMatch(/^Done before it: APP-2 put into APP-1\./);
	expect([parent('APP-2'), writes().length]).toEqual(['APP-1', 2]);
});

test('neither the epic nor one of the issues may be of a closed project', async () => {
	for (const parameters of [{ epicKey: key('OPS-1'), issueKeys: 'APP-7' }, { issueKeys: 'APP-7, OPS-2' }]) {
		const { error } = await run('addIssues', parameters, { credential: only('APP') });
		expect(error?.message).toMatch(/^'Issue' does not exist or is not open to this credential: 'OPS-[12]'$/);
	}
	expect(writes()).toEqual([]);
});

test('the plan names each issue', async () => {
	const { items } = await run('addIssues', { issueKeys: 'APP-2, APP-7', safety: { dryRun: true } });
	expect(items[0].json.changes).toEqual([{ field: 'Issues', after: ['APP-2', 'APP-7'] }, { field: 'Parent', before: null, after: 'APP-1' }]);
});

test('the list of epics asks for their level, whatever they are called', async () => {
	const { results } = await runPicker('searchEpics', { filter: 'payment' });
	expect(results.map(({ value }) => value)).toEqual(['APP-1']);
	expect(jira.requests.at(-1)?.body.jql).toBe('hierarchyLevel = 1 AND summary ~ "payment*" ORDER BY updated DESC');
});

describe('an epic by its summary', () => {
	test('is one of whatever project that is open, and no other issue', async () => {
		const { items, error } = await run('addIssues', { epicKey: name('payment'), issueKeys: 'APP-7' });
		expect(error).toBeUndefined();
		expect([items[0].json.epicKey, parent('APP-7')]).toEqual(['APP-1', 'APP-1']);
		jira.issue('APP-7')!.fields.summary = 'Payment';
		expect((await run('getIssues', { epicKey: key('Payment') })).error).toBeUndefined();
		expect((await run('getIssues', { epicKey: name('Payment') }, { credential: only('OPS') })).error?.message).toBe("'Epic' is not the name of an epic: 'Payment'");
	});

	test('that several have is refused with their keys', async () => {
		jira.issue('OPS-1')!.fields.summary = 'Payment';
		const { error } = await run('getIssues', { epicKey: name('Payment') });
		expect(error?.message).toBe("'Epic' is the name of several: 'Payment'");
		expect(error?.description).toMatch(/OPS-1 \(Payment, Epic, .*APP-1/);
	});
});
