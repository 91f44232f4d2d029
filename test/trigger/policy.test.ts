import type { IDataObject } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { events, projects, resetJira, told } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => {
	resetJira(jira);
	jira.worklogDelay = 0;
});
afterAll(async () => await jira.close());

const ONLY_OPS = { projectAccess: 'restricted', fullProjects: 'OPS', otherProjects: 'blocked' };

async function activated(parameters: IDataObject, credential: IDataObject = ONLY_OPS) {
	const trigger = triggerOf({ parameters, credential });
	await trigger.activate();
	return trigger;
}

test('nothing comes of a closed project, by no kind of event', async () => {
	const trigger = await activated(
		events('issueCreated', 'issueUpdated', 'commentAdded', 'worklogAdded', 'attachmentAdded', 'issueLinked'),
	);
	const ben = jira.by(people.ben);
	const { key: closed } = ben.create('WEB');
	ben.comment(closed, 'secret');
	ben.logWork(closed, 60);
	ben.attach(closed, 'secret.txt');
	ben.change(closed, { summary: 'secret' });
	const { key: open } = ben.create('OPS');
	const { key: other } = ben.create('OPS');
	ben.link(open, closed);
	ben.logWork(open, 60);
	ben.link(open, other);
	const items = await trigger.poll();
	expect(JSON.stringify(items)).not.toContain(closed);
	expect(JSON.stringify(items)).not.toContain('secret');
	expect(told(items)).toContain(`worklogAdded ${open}`);
	const links = items.filter(({ event }) => event === 'issueLinked');
	// That there is a link to what is closed is told, not where it leads.
	expect(links.map(({ changes }) => String((changes as IDataObject[])[0].to)).sort()).toEqual([open, other, 'null'].sort());
});

test('a parent is told where it is open; that it was changed always', async () => {
	const trigger = await activated({ ...events('fieldChanged', 'issueUpdated'), fields: ['parent'] });
	const ben = jira.by(people.ben);
	for (const key of ['OPS-1', 'WEB-1']) ben.change('OPS-6', { parent: { key } });
	const items = await trigger.poll();
	const parent = { field: 'IssueParentAssociation', fieldId: 'parent' };
	const open = jira.issue('OPS-1')!;
	const none = { from: null, to: null, fromText: null, toText: null };
	const added = { ...parent, ...none, to: open.id, toText: 'OPS-1' };
	const replaced = { ...parent, ...none, from: open.id, fromText: 'OPS-1' };
	for (const name of ['fieldChanged', 'issueUpdated']) {
		const changes = items.filter(({ event }) => event === name).map((item) => (item.changes as IDataObject[])[0]);
		expect(changes).toEqual([added, replaced]);
	}
});

test('a closed project that is named is refused as one that there is not', async () => {
	const messages = [];
	for (const key of ['WEB', 'NOPE']) {
		const trigger = triggerOf({ parameters: { ...events('issueCreated'), projects: projects(key) }, credential: ONLY_OPS });
		const thrown = await trigger.activate().then(() => trigger.failures[0], (error: Error) => error);
		messages.push(thrown.message.replace(key, 'X'));
	}
	expect(messages[0]).toBe(messages[1]);
});

test('a query of worklogs does not get around closed projects', async () => {
	const trigger = await activated({ ...events('worklogAdded'), jql: 'project = WEB OR project = OPS' });
	const ben = jira.by(people.ben);
	ben.logWork('WEB-1', 60);
	ben.logWork('OPS-1', 60);
	expect(told(await trigger.poll())).toEqual(['worklogAdded OPS-1']);
	expect(jira.requests.find(({ path }) => path === '/rest/api/3/jql/match')?.body).toEqual({
		issueIds: ['OPS-1', 'WEB-1'].map((key) => Number(jira.issue(key)!.id)),
		jqls: ['project in ("OPS") AND (project = WEB OR project = OPS)'],
	});
});

test('a credential that may only read is enough', async () => {
	const trigger = await activated(events('issueCreated'), { permissions: 'readOnly' });
	const { key } = jira.by(people.ben).create('OPS');
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
	expect(jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|parse/.test(path))).toEqual([]);
});

test('no token in an item, a log line or an error', async () => {
	const { apiToken } = jira.account;
	const trigger = await activated(events('issueCreated'), {});
	jira.by(people.ben).create('OPS');
	jira.fail({ status: 500 });
	await trigger.poll();
	const seen = JSON.stringify([await trigger.poll(), trigger.log, trigger.saved]);
	expect(seen).not.toContain(apiToken);
	jira.fail({ status: 401 });
	await expect(trigger.poll()).rejects.toEqual(expect.not.stringContaining(apiToken));
});
