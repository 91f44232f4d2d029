import { sleep } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';

import { people, startJira, triggerOf } from '../harness';
import type { Jira } from '../harness';
import { events, later, resetJira, told } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => resetJira(jira));
afterAll(async () => await jira.close());
afterEach(() => jest.restoreAllMocks());

const create = () => jira.by(people.ben).create('OPS').key;

const MINUTE = 60_000;

/** What a person reads of a trigger that cannot be activated: as the refusal, or as an execution that failed. */
async function refusal(parameters: IDataObject, credential?: IDataObject) {
	const trigger = triggerOf({ parameters, credential });
	const thrown = await trigger.activate().then(() => undefined, (error: Error) => error);
	const [error] = [thrown, ...trigger.failures].filter((one) => one !== undefined);
	return error?.message;
}

test.each([
	['a query that Jira does not understand', { jql: 'nonsense = 1' }, {}, "Field 'nonsense' does not exist or you do not have permission to view it."],
	['a query that cannot be read', { jql: 'project = OPS)' }, {}, "'JQL' has a ) at character 14 that closes nothing"],
	['an order', { jql: 'project = OPS ORDER BY rank' }, {}, "'JQL' has an ORDER BY"],
	['a token that is refused', {}, { apiToken: 'wrong' }, 'Jira refused the credentials'],
	['reading blocked', {}, { permissions: 'custom', permissionRead: 'blocked' }, "'Operation' is blocked by the credential: Jira Siesta Trigger"],
	['no event', { events: [] }, {}, "'Events' is empty"],
	['an event that there is not', { events: ['issueVanished'] }, {}, "'Events' has an event that there is not: 'issueVanished'"],
	['no field', { events: ['fieldChanged'] }, {}, "'Field Names or IDs' is empty"],
	['too short a look back', { options: { lookBack: 1 } }, {}, "'Look Back (Minutes)' is not a whole number from 2 to 1440: '1'"],
	['a project that there is not', { projects: { project: [{ projectKey: { mode: 'key', value: 'NOPE' } }] } }, {}, "No project could be found with key 'NOPE'."],
])('activation tells of %s', async (_, parameters, credential, message) => {
	const found = await refusal({ ...events('issueCreated'), ...parameters }, credential as IDataObject);
	expect(found).toContain(message);
});

test('Jira down at activation: it does not fail, and what happens meanwhile is not lost', async () => {
	jira.fail({ status: 500 });
	const trigger = triggerOf({ parameters: events('issueCreated') });
	expect(await trigger.activate()).toEqual([]);
	expect(trigger.failures).toEqual([]);
	expect(trigger.log).toEqual([expect.stringContaining('could not look at Jira: Jira failed (HTTP 500)')]);
	const key = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('and where n8n is restarted before Jira is back', async () => {
	jira.fail({ status: 500, times: 2 });
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	expect(await trigger.restart()).toEqual([]);
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('n8n ahead of Jira by an hour, and behind: nothing is lost, and nothing of before comes', async () => {
	for (const skew of [3_600_000, -3_600_000]) {
		jira.reset();
		create();
		await sleep(1_100); // Jira's clock has whole seconds
		const clock = later(skew);
		const trigger = triggerOf({ parameters: events('issueCreated', 'worklogAdded') });
		await trigger.activate();
		clock.mockRestore();
		const key = create();
		later(skew);
		expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
		jest.restoreAllMocks();
	}
});

test('trouble that passes is told after a quarter of an hour, and each hour from then on', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	jira.fail({ status: 500, times: 5 });
	expect(await trigger.poll()).toEqual([]);
	later(14 * MINUTE);
	expect(await trigger.poll()).toEqual([]);
	jest.restoreAllMocks();
	later(16 * MINUTE);
	await expect(trigger.poll()).rejects.toThrow('Jira failed (HTTP 500)');
	expect(await trigger.poll()).toEqual([]);
	jest.restoreAllMocks();
	later(77 * MINUTE);
	await expect(trigger.poll()).rejects.toThrow('Jira failed (HTTP 500)');
	const key = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('trouble that needs a person is told at once, and each hour from then on', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const refused = { status: 400, body: { errorMessages: ['The value does not exist.'] } };
	jira.fail({ ...refused, times: 20 });
	await expect(trigger.poll()).rejects.toThrow('The value does not exist.');
	expect(await trigger.poll()).toEqual([]);
	later(61 * MINUTE);
	await expect(trigger.poll()).rejects.toThrow('The value does not exist.');
});

test('a start of n8n never fails: n8n would give the trigger up', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	jira.fail({ status: 401, times: 1 });
	expect(await trigger.restart()).toEqual([]);
	jira.fail({ status: 401, times: 1 });
	await expect(trigger.poll()).rejects.toThrow('Jira refused the credentials');
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('where the state is lost it begins an hour ago, and says so', async () => {
	const [old] = jira.addIssues('OPS', 1, () => ({ summary: 'two hours old' }));
	old.createdAt -= 7_200_000;
	const key = create();
	const trigger = triggerOf({ parameters: { ...events('issueCreated'), jql: 'project = OPS AND summary ~ "Issue"' } });
	const items = await trigger.restart();
	expect(trigger.log).toEqual([expect.stringContaining('its state is lost')]);
	expect(told(items)).toContain(`issueCreated ${key}`);
	expect(told(items)).not.toContain(`issueCreated ${old.key}`);
});

test('a Jira that takes no numbers for dates is asked in minutes', async () => {
	const isNumber = (entry: { body: { jql?: string } }) => /updated >= \d{13}/.test(entry.body?.jql ?? '');
	jira.fail({ match: isNumber, status: 400, body: { errorMessages: ['Date value is invalid.'] }, times: 100 });
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	jira.requests.length = 0;
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
	const search = '/rest/api/3/search/jql';
	expect(jira.requests.map(({ path }) => path)).toEqual([search, search, '/rest/api/3/issue/bulkfetch']);
});

test('what there is no time to read comes with the next poll, and the log says so', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	const log = trigger.log.length;
	let now = Date.now();
	jest.spyOn(Date, 'now').mockImplementation(() => (now += MINUTE));
	expect(await trigger.poll()).toEqual([]);
	jest.restoreAllMocks();
	expect(trigger.log.slice(log)).toEqual([expect.stringContaining('has not seen all that has changed')]);
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('a search whose pages do not end is an error, not a poll without end', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	jira.fail({ path: '/rest/api/3/search/jql', status: 200, body: { issues: [], nextPageToken: 'again', isLast: false }, times: 3 });
	await expect(trigger.poll()).rejects.toThrow('Jira handed out the same page twice');
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('Start Now holds where Jira is down when the workflow is activated', async () => {
	const trigger = triggerOf({ parameters: { ...events('issueCreated'), options: { whenActivatedAgain: 'startNow' } } });
	await trigger.activate();
	await trigger.deactivate();
	create();
	await sleep(1_100); // Jira's clock has whole seconds
	jira.fail({ path: '/rest/api/3/search/jql', status: 500 });
	expect(await trigger.activate()).toEqual([]);
	const key = create();
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});

test('a poll while the last one is under way asks for nothing', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	jira.latency = 100;
	const [first, second] = await Promise.all([trigger.poll(), trigger.poll()]);
	expect(told(first)).toEqual([`issueCreated ${key}`]);
	expect(second).toEqual([]);
});

test('a poll that breaks off halfway gives nothing out, and the next gives it all', async () => {
	const trigger = triggerOf({ parameters: events('issueCreated') });
	await trigger.activate();
	const key = create();
	jira.fail({ path: '/rest/api/3/issue/bulkfetch', status: 500 });
	expect(await trigger.poll()).toEqual([]);
	expect(told(await trigger.poll())).toEqual([`issueCreated ${key}`]);
});
