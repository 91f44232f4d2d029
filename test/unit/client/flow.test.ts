import { Flow, flowOf } from '../../../nodes/JiraSiesta/client/concurrency/flow';

/** Waits of the code under test, in ms, with what ends them: time passes when a test says so. */
const mockWaits: Array<{ ms: number; end: () => void }> = [];
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow'),
	sleep: async (ms: number) => await new Promise<void>((end) => mockWaits.push({ ms, end })),
}));

const settle = async () => await jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow').sleep(0);
const waitsEnd = async () => {
	for (const { end } of mockWaits.splice(0)) end();
	await settle();
};

/** Sends requests that end when they are told to, and keeps who was let through. */
function traffic(flow: Flow) {
	const sent: string[] = [];
	const open: Array<() => void> = [];
	const send = (sender: object, name: string, endpoint = 'GET /a', signal?: AbortSignal) =>
		flow.pass({ sender, endpoint, patience: 60_000, signal }, async () => {
			sent.push(name);
			await new Promise<void>((done) => open.push(done));
		});
	const answer = async (count = 1) => {
		for (const done of open.splice(0, count)) done();
		await settle();
	};
	return { sent, send, answer };
}

const names = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}`);

test('ten at once, whoever sends them', async () => {
	const { sent, send, answer } = traffic(new Flow(() => {}));
	const [one, other] = [{}, {}];
	const all = [...names('a', 8).map((n) => send(one, n)), ...names('b', 8).map((n) => send(other, n))];
	await settle();
	expect(sent).toHaveLength(10);
	await answer(3);
	expect(sent).toHaveLength(13);
	await answer(16);
	await answer(16);
	await Promise.all(all);
	expect(sent).toHaveLength(16);
});

test('one request does not wait for two thousand of another run', async () => {
	const { sent, send, answer } = traffic(new Flow(() => {}));
	const [much, little] = [{}, {}];
	for (const n of names('much', 2_000)) void send(much, n);
	void send(little, 'little');
	await settle();
	expect(sent).not.toContain('little');
	await answer(2);
	expect(sent).toContain('little');
});

test('a canceled run gives up its turns, and no place is lost', async () => {
	const { sent, send, answer } = traffic(new Flow(() => {}));
	const cancel = new AbortController();
	const [canceled, other] = [{}, {}];
	const waits = names('x', 15).map((n) => send(canceled, n, 'GET /a', cancel.signal));
	const ended = Promise.allSettled(waits);
	void send(other, 'other');
	await settle();
	cancel.abort();
	await answer(10);
	expect(sent).toContain('other');
	await answer(10);
	expect((await ended).filter(({ status }) => status === 'rejected')).toHaveLength(5);
	for (const n of names('y', 10)) void send(other, n);
	await settle();
	expect(sent.filter((n) => n.startsWith('y'))).toHaveLength(10);
});

test('one that is told to wait speaks for all, one of an endpoint for that endpoint', async () => {
	const flow = new Flow(() => {});
	const { sent, send, answer } = traffic(flow);
	flow.hold(200, 'GET /a');
	void send({}, 'a', 'GET /a');
	void send({}, 'b', 'GET /b');
	await settle();
	expect(sent).toEqual(['b']);
	flow.hold(500);
	void send({}, 'c', 'GET /c');
	await waitsEnd(); // that of /a, and half of the other
	expect(sent).toEqual(['b']);
	await waitsEnd();
	expect(sent.sort()).toEqual(['a', 'b', 'c']);
	await answer(3);
});

test('a pause longer than the sender waits is not waited for: Jira refuses in its own words', async () => {
	const flow = new Flow(() => {});
	const { sent, send } = traffic(flow);
	flow.hold(60_001);
	void send({}, 'impatient');
	await settle();
	expect(sent).toEqual(['impatient']);
});

test('it is forgotten when nothing is under way', async () => {
	const first = flowOf('https://acme.atlassian.net a@example.com');
	let finish!: () => void;
	const sending = { sender: {}, endpoint: 'GET /a', patience: 0 };
	const pass = first.pass(sending, async () => await new Promise<void>((done) => (finish = done)));
	await settle();
	expect(flowOf('https://acme.atlassian.net a@example.com')).toBe(first);
	expect(flowOf('https://acme.atlassian.net b@example.com')).not.toBe(first);
	finish();
	await pass;
	await waitsEnd();
	expect(flowOf('https://acme.atlassian.net a@example.com')).not.toBe(first);
});

test('requests that end at once do not end the flow that has come since', async () => {
	const account = 'https://acme.atlassian.net twice@example.com';
	const sending = { sender: {}, endpoint: 'GET /a', patience: 0 };
	await Promise.all([1, 2].map(async () => await flowOf(account).pass(sending, async () => {})));
	const [one, other] = mockWaits.splice(-2);
	one.end();
	await settle();
	let finish!: () => void;
	const next = flowOf(account);
	const pass = next.pass(sending, async () => await new Promise<void>((done) => (finish = done)));
	other.end();
	await settle();
	expect(flowOf(account)).toBe(next);
	finish();
	await pass;
});
