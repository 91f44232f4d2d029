import type { Item } from '../../../nodes/JiraSiesta/operation/operation';
import { countWrite } from '../../../nodes/JiraSiesta/policy/audit/writeQuota';

const HOUR = 3_600_000;

/** An item of a node in an execution; `flow` is what n8n keeps with the data of the execution. */
const itemOf = (execution: string | undefined, node = 'node', flow: object = {}, credential = '1') =>
	({
		site: 'https://a.atlassian.net',
		session: { node: { id: node, credentials: { jiraSiestaApi: { id: credential } } } },
		context: {
			getExecutionId: () => execution,
			getContext: () => flow,
			getWorkflow: () => ({ id: 'workflow' }),
		},
	}) as unknown as Item;

test('an execution that runs is never forgotten, however many others write', () => {
	const flow = {};
	countWrite(itemOf('long', 'node', flow), 1);
	for (let other = 0; other < 20_000; other++) countWrite(itemOf(`other ${other}`, 'node', flow), 1);
	expect(() => countWrite(itemOf('long', 'node', flow), 1)).toThrow('it would be write 2 of this execution, and the credential allows 1');
});

test('nor one that waits meanwhile: n8n makes its data anew', () => {
	countWrite(itemOf('waits', 'node', {}), 1);
	for (let other = 0; other < 1_500; other++) countWrite(itemOf(`meanwhile ${other}`), 1);
	expect(() => countWrite(itemOf('waits', 'node', {}), 1)).toThrow('write 2 of this execution');
});

test.each(['two credentials', undefined])('each credential counts for itself: %p', (execution) => {
	countWrite(itemOf(execution, 'both', {}, '1'), 1);
	countWrite(itemOf(execution, 'both', {}, '2'), 1);
	for (const credential of ['1', '2']) expect(() => countWrite(itemOf(execution, 'both', {}, credential), 1)).toThrow('write 2 of this');
});

describe.each([undefined, ''])('calls without an execution (%p)', (none) => {
	const node = `agent ${String(none)}`;

	test('count in a window of an hour, for each node', () => {
		const now = Date.now();
		countWrite(itemOf(none, node), 2, now);
		countWrite(itemOf(none, node), 2, now + HOUR / 2);
		expect(() => countWrite(itemOf(none, node), 2, now + HOUR - 1)).toThrow('it would be write 3 of this hour, and the credential allows 2');
		countWrite(itemOf(none, `${node} other`), 2, now + HOUR - 1);
		countWrite(itemOf(none, node), 2, now + HOUR + 1);
		expect(() => countWrite(itemOf(none, node), 2, now + HOUR + 2)).toThrow('write 3 of this hour');
	});
});
