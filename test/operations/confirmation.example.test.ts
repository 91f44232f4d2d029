import example from '../../examples/approve-before-writing.json';
import { runNode, useJira } from '../harness';
import { sample } from './samples';

const jira = useJira();

/** What the form of the example shows for a plan, by n8n's own expressions: as a query, which the node sends as it is. */
async function formOf(plan: object): Promise<string> {
	const { formDescription } = example.nodes.find(({ name }) => name === 'Ask a person')!.parameters;
	const jql = formDescription!.replaceAll("$('Plan the change')", "$('Start')");
	await runNode({ parameters: sample('issue:search', { jql }), input: [{ ...plan }] });
	return String(jira.requests.at(-1)?.body.jql);
}

test('the form shows a text of Jira as text, and all that the person should know', async () => {
	const form = await formOf({
		target: { key: 'OPS-1', summary: '<b>Hello</b> <script>alert(1)</script> & more' },
		changes: [
			{ field: 'Due date', before: null, after: '2026-12-31' },
			{ field: 'Description', before: '<img src=x>', after: 'a\nPriority: Low → High' },
			{ field: 'Labels', before: ['a'], after: ['b'] },
			{ field: 'Summary', after: { name: 'x', id: '1' } },
		],
		sideEffects: ['Jira notifies the watchers'],
		notChecked: ['This', 'That'],
		expiresAt: '2026-11-24T10:00:00.000Z',
	});
	expect(form.split('<br>')).toEqual([
		'&lt;b>Hello&lt;/b> &lt;script>alert(1)&lt;/script> &amp; more',
		'',
		'Due date: empty → 2026-12-31',
		'Description: &lt;img src=x> → a ↵ Priority: Low → High',
		'Labels: ["a"] → ["b"]',
		'Summary: empty → {"name":"x","id":"1"}',
		'',
		'Jira notifies the watchers',
		'',
		'Not checked:',
		'- This',
		'- That',
		'',
		// In the zone of the workflow, which is n8n's usual one here.
		'The plan can be carried out until 05:00 (EST).',
	]);
});
