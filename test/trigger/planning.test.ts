import type { IDataObject } from 'n8n-workflow';

import { triggerOf, useJira } from '../harness';
import type { ActiveTrigger } from '../harness';
import { projects, resetJira } from './values';

// Sprints and versions, of which Jira keeps no history: the webhook alone tells of them.

const jira = useJira();
let trigger: ActiveTrigger;
beforeEach(() => resetJira(jira));
afterEach(() => trigger.close());

const [OPS_BOARD, RELEASE_TRAIN, WEB_BOARD] = [3, 7, 11];
const SPRINTS = ['sprintCreated', 'sprintStarted', 'sprintClosed', 'sprintUpdated', 'sprintDeleted'];
const VERSIONS = ['versionCreated', 'versionReleased', 'versionUnreleased', 'versionUpdated', 'versionDeleted'];
const ONLY_OPS = { projectAccess: 'restricted', fullProjects: 'OPS', otherProjects: 'blocked' };

async function activated(parameters: IDataObject, credential?: IDataObject) {
	trigger = triggerOf({ parameters: { deliverBy: 'webhook', ...parameters }, credential });
	await trigger.listen(jira);
	await trigger.activate();
	return trigger;
}

/** What a person does in Jira. */
async function ask(method: string, path: string, body?: IDataObject): Promise<IDataObject> {
	const { email, apiToken } = jira.account;
	const authorization = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
	const response = await fetch(jira.url + path, {
		method,
		headers: { authorization, 'content-type': 'application/json' },
		...(body && { body: JSON.stringify(body) }),
	});
	const text = await response.text();
	if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
	return text ? (JSON.parse(text) as IDataObject) : {};
}

const AGILE = '/rest/agile/1.0/sprint';
const VERSION = '/rest/api/3/version';
const sprintOn = async (originBoardId: number, name = 'Sprint 9') => await ask('POST', AGILE, { name, originBoardId });
const versionOf = async (key: string, name = '9.0') =>
	await ask('POST', VERSION, { name, projectId: Number(jira.site.project(key)!.id) });

const settled = async () => await jira.webhooks.settled();
const names = () => trigger.emitted.map(({ event }) => event);

test('a sprint from its creation to its deletion, with what has changed', async () => {
	await activated({ events: SPRINTS });
	const { id } = await sprintOn(OPS_BOARD);
	await ask('POST', `${AGILE}/${String(id)}`, { goal: 'Fewer tickets' });
	await ask('DELETE', `${AGILE}/${String(id)}`);
	await settled();
	expect(names().sort()).toEqual(['sprintCreated', 'sprintDeleted', 'sprintUpdated']);
	const updated = trigger.emitted.find(({ event }) => event === 'sprintUpdated');
	expect(updated).toEqual({
		event: 'sprintUpdated',
		deliveryId: expect.stringMatching(new RegExp(`:sprintUpdated:${String(id)}:\\d+$`)),
		eventTime: expect.stringMatching(/Z$/),
		via: 'webhook',
		actor: { accountId: null, displayName: null },
		changes: [{ field: 'goal', fieldId: 'goal', from: null, to: null, fromText: '', toText: 'Fewer tickets' }],
		sprint: expect.objectContaining({ id, name: 'Sprint 9', state: 'future', goal: 'Fewer tickets', boardId: OPS_BOARD }),
	});
	expect(trigger.emitted.find(({ event }) => event === 'sprintDeleted')).toMatchObject({ deleted: true, sprint: { id } });
});

test('only what was chosen: the start and the end of a sprint', async () => {
	await activated({ events: ['sprintStarted', 'sprintClosed'] });
	const active = jira.site.sprints.find(({ boardId, state }) => boardId === OPS_BOARD && state === 'active')!;
	await ask('POST', `${AGILE}/${active.id}`, { state: 'closed' });
	await settled();
	expect(names()).toEqual(['sprintClosed']);
	expect(jira.webhooks.all[0].events).toEqual(['sprint_closed', 'sprint_started']);
});

test('a version from its creation to its deletion', async () => {
	await activated({ events: VERSIONS });
	const { id } = await versionOf('OPS');
	const path = `${VERSION}/${String(id)}`;
	for (const body of [{ released: true }, { released: false }, { description: 'Next' }]) await ask('PUT', path, body);
	await ask('POST', `${path}/removeAndSwap`, {});
	await settled();
	expect(names().sort()).toEqual([...VERSIONS].sort());
	expect(trigger.emitted.find(({ event }) => event === 'versionReleased')).toMatchObject({
		version: { id, name: '9.0', status: 'Released', url: expect.stringContaining(`/versions/${String(id)}`) },
	});
});

test('a double delivery is one event', async () => {
	await activated({ events: ['versionCreated', 'sprintCreated'] });
	jira.webhookDoubles = 1;
	await versionOf('OPS');
	await sprintOn(OPS_BOARD);
	await settled();
	expect(names().sort()).toEqual(['sprintCreated', 'versionCreated']);
});

test.each([
	['that the credential opens', {}, ONLY_OPS],
	['that the trigger watches', { projects: projects('OPS') }, undefined],
	['that the trigger watches, by its ID', { projects: projects('10001') }, undefined],
])('only of projects %s: what belongs to none of them, or to several, is left out', async (_, more, credential) => {
	const { id } = jira.site.project('OPS')!;
	const parameters = JSON.parse(JSON.stringify(more).replace('10001', id)) as IDataObject;
	await activated({ events: ['sprintCreated', 'versionCreated'], ...parameters }, credential);
	for (const key of ['WEB', 'OPS']) await versionOf(key, `of ${key}`);
	for (const board of [WEB_BOARD, RELEASE_TRAIN, OPS_BOARD]) await sprintOn(board, `on ${board}`);
	await settled();
	const told = trigger.emitted.map(({ sprint, version }) => ((sprint ?? version) as IDataObject).name);
	expect(told.sort()).toEqual(['of OPS', `on ${OPS_BOARD}`]);
});

test('where Jira cannot be asked whose it is, it is to deliver again', async () => {
	await activated({ events: ['versionCreated'] }, ONLY_OPS);
	jira.fail({ path: '/rest/api/3/project', status: 503, times: 3 });
	await versionOf('OPS');
	await settled();
	expect(names()).toEqual(['versionCreated']);
});

test('polling cannot see them, and says so when it is activated', async () => {
	trigger = triggerOf({ parameters: { events: ['sprintStarted', 'versionReleased', 'issueCreated'] } });
	const thrown = await trigger.activate().then(() => trigger.failures[0], (error: Error) => error);
	expect(thrown?.message).toBe(
		"'Events' cannot all be seen by polling: of Sprint Started, Version Released Jira keeps no trace",
	);
});
