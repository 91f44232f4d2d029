import type { IDataObject } from 'n8n-workflow';

import { people, triggerOf, useJira } from '../harness';
import { events, resetJira } from './values';

const jira = useJira();
beforeEach(() => resetJira(jira));

const of = (...fields: string[]) => triggerOf({ parameters: { ...events('fieldChanged'), fields } });

async function refusalOf(...fields: string[]): Promise<Error> {
	const trigger = of(...fields);
	// n8n 2.41 activates in the background: it shows the failure as an execution.
	const [failure] = await trigger.activate().then(() => trigger.failures, (error: Error) => [error]);
	return failure;
}

test.each([
	['Priority', 'OPS-1', { priority: { name: 'Low' } }, 'priority'],
	['due date', 'OPS-1', { duedate: '2026-01-02' }, 'duedate'],
	['External reference', 'OPS-1', { customfield_10049: 'A-1' }, 'customfield_10049'],
	['IssueParentAssociation', 'OPS-6', { parent: { key: 'OPS-1' } }, 'parent'],
	['Parent', 'OPS-6', { parent: { key: 'OPS-1' } }, 'parent'],
])('a field goes by its name, or by what the history calls it: %s', async (name, key, change, id) => {
	const trigger = of(name);
	await trigger.activate();
	jira.by(people.ben).change('OPS-2', { summary: 'x' });
	jira.by(people.ben).change(key, { summary: 'y', ...change });
	const items = await trigger.poll();
	expect(items.map(({ changes }) => (changes as IDataObject[]).map(({ fieldId }) => fieldId))).toEqual([[id]]);
});

test.each([
	['Link', 'issuelinks'],
	['issuelinks', 'issuelinks'],
	['Linked Issues', 'issuelinks'],
	['Attachment', 'attachment'],
	['WorklogId', 'worklogid'],
])('what the history has without an ID of a field: %s', async (name, id) => {
	const trigger = of(name);
	await trigger.activate();
	const ben = jira.by(people.ben);
	ben.change('OPS-1', { summary: 'x' });
	ben.link('OPS-1', 'OPS-2');
	ben.attach('OPS-1', 'log.txt');
	ben.logWork('OPS-1', 60);
	const items = await trigger.poll();
	const ids = items.flatMap(({ changes }) => (changes as IDataObject[]).map(({ fieldId }) => fieldId));
	expect([...new Set(ids)]).toEqual([id]);
});

test('a field that there is not is refused when the workflow is activated, with those that there are', async () => {
	const { message, description } = (await refusalOf('priority', 'Priorty')) as Error & { description: string };
	const text = `${message} ${description}`;
	expect(text).toContain("'Field Names or IDs' names a field that Jira does not have: 'Priorty'");
	expect(text).toMatch(/Fields of Jira: .*Summary.*, and \d+ more\./);
	expect((await refusalOf('customfield_99999')).message).toContain("'customfield_99999'");
});

test('a name that several fields have is refused with their IDs, each of which is taken', async () => {
	const { message, description } = (await refusalOf('severity')) as Error & { description: string };
	const text = `${message} ${description}`;
	expect(text).toContain("'Field Names or IDs' names several fields: 'severity'");
	expect(text).toContain('Give the ID of one: customfield_10060 (Severity), customfield_10040 (Severity).');
	const trigger = of('customfield_10040');
	await trigger.activate();
	expect(trigger.failures).toEqual([]);
});

test('names of fields are looked up once, not at each poll', async () => {
	const trigger = of('Priority');
	await trigger.activate();
	jira.requests.length = 0;
	jira.by(people.ben).change('OPS-1', { priority: { name: 'Low' } });
	expect(await trigger.poll()).toHaveLength(1);
	expect(jira.requests.map(({ path }) => path)).not.toContain('/rest/api/3/field');
});
