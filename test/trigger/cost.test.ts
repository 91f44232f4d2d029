import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { events, resetJira } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => resetJira(jira));
afterAll(async () => await jira.close());

test('a thousand issues that have changed cost twelve requests, where Jira gives a hundred with their times at once', async () => {
	const trigger = triggerOf({ parameters: { ...events('issueUpdated', 'commentAdded'), options: { mostEvents: 5_000 } } });
	await trigger.activate();
	const issues = jira.addIssues('OPS', 1_000);
	for (const { key } of issues) {
		jira.by(people.ben).change(key, { summary: 'changed' });
		jira.by(people.ben).comment(key, 'c');
	}
	jira.fieldsPageSize = 100;
	jira.requests.length = 0;
	expect(await trigger.poll()).toHaveLength(2_000);
	expect(jira.requests.length).toBe(12);
	const size = JSON.stringify(trigger.saved).length;
	expect(size).toBeLessThan(300_000);
});

test('what was read and has not changed since is not read again while each poll looks back', async () => {
	const trigger = triggerOf({ parameters: events('issueUpdated') });
	await trigger.activate();
	jira.by(people.ben).change('OPS-1', { summary: 'changed' });
	expect(await trigger.poll()).toHaveLength(1);
	const { now } = Date;
	// Read once more when the change has settled, and never again.
	const aged = jira.issue('OPS-1')!;
	aged.updatedAt -= 180_000;
	aged.fields.updated = new Date(now() - 180_000).toISOString().replace('Z', '+0000');
	await trigger.republish({});
	jira.requests.length = 0;
	await trigger.poll();
	expect(jira.requests.map(({ path }) => path)).toEqual(['/rest/api/3/search/jql']);
});

test('a search of several pages is repeated until it finds nothing more: a deleted issue moves the others', async () => {
	const trigger = triggerOf({ parameters: { ...events('issueUpdated'), options: { mostEvents: 5_000 } } });
	await trigger.activate();
	const issues = jira.addIssues('OPS', 30);
	for (const { key } of issues) jira.by(people.ben).change(key, { summary: 'changed' });
	jira.pageSize = 10;
	jira.repeatedRows = 3;
	expect(await trigger.poll()).toHaveLength(30);
});
