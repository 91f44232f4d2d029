import { runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { create } from './issueFields';
import { name } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira({ language: 'es' })));
beforeEach(() => jira.reset());
afterEach(() => expect(jira.findings).toEqual([]));
afterAll(async () => await jira.close());

describe('a site in another language', () => {
	test.each([
		['Tarea', 'Alta', { id: '2' }],
		['tAREA', 'alta', { id: '2' }],
		['Task', 'High', { name: 'High' }],
		['task', 'HIGH', { name: 'High' }],
	])('the type %s and the priority %s, by the names that it shows and by those of Jira', async (type, priority, expected) => {
		for (const otherFields of [{}, { customfield_10043: 1 }]) {
			const { error, items } = await runNode({ parameters: create({ issueType: name(type), additionalFields: { priority, otherFields } }) });
			expect(error).toBeUndefined();
			expect(jira.requests.at(-1)!.body.fields).toMatchObject({ issuetype: { id: '10102' }, priority: expected });
			expect(jira.issue(String(items[0].json.key))!.fields.priority.id).toBe('2');
		}
	});

	test('a priority that nobody has is refused', async () => {
		const { error } = await runNode({ parameters: create({ additionalFields: { priority: 'Urgent' } }) });
		expect(error?.message).toBe("'Priority' does not allow 'Urgent'");
		expect(jira.requests.filter(({ method }) => method === 'POST')).toEqual([]);
	});
});
