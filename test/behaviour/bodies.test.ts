import { requestJira } from '../../nodes/JiraSiesta/client/request';
import type { JiraRequest, Json } from '../../nodes/JiraSiesta/client/types';
import { inEngine, startWire } from '../harness/wire';

// What leaves n8n for each kind of body.

let wire: Awaited<ReturnType<typeof startWire>>;
beforeAll(async () => (wire = await startWire()));
beforeEach(() => void wire.received.splice(0));
afterAll(async () => await wire.close());

const sent = async (request: Partial<JiraRequest>) => {
	const whole: JiraRequest = { method: 'POST', url: '/rest/api/3/x', repeatable: true, ...request };
	await inEngine(wire.url, async ({ context, session }) => await requestJira(context, session, whole));
	expect(wire.received).toHaveLength(1);
	const [{ method, headers, bytes }] = wire.received;
	return { method, headers, text: bytes.toString() };
};

const METHODS = ['POST', 'PUT', 'DELETE'] as const;

describe.each(METHODS)('%s', (method) => {
	test.each<[string, Json, string]>([
		['an object', { a: 'ä €', b: undefined, c: [] }, '{"a":"ä €","c":[]}'],
		['an object that is empty', {}, '{}'],
		['a list', [{ a: 1 }, 'b'], '[{"a":1},"b"]'],
		['a list that is empty', [], '[]'],
		['a text', '712020:1a', '"712020:1a"'],
		['a text that reads as JSON', '{"a":1}', '"{\\"a\\":1}"'],
		['a text that is empty', '', '""'],
		['a number', 0, '0'],
		['no', false, 'false'],
		['nothing, said so', null, 'null'],
	])('%s', async (_kind, body, text) => {
		const got = await sent({ method, body });
		expect([got.method, got.text]).toEqual([method, text]);
		expect(got.headers['content-type']).toBe('application/json');
		expect(got.headers['content-length']).toBe(String(Buffer.byteLength(text)));
	});

	test('none', async () => {
		const { text, headers } = await sent({ method });
		expect([text, headers['content-length'] ?? '0']).toEqual(['', '0']);
	});

	test('none, with the header that some endpoints ask for all the same', async () => {
		const { text, headers } = await sent({ method, headers: { 'Content-Type': 'application/json' } });
		expect([text, headers['content-type']]).toEqual(['', 'application/json']);
	});

	test('with headers of its own', async () => {
		const { headers } = await sent({ method, body: {}, headers: { 'X-ExperimentalApi': 'opt-in' } });
		expect(headers).toMatchObject({ 'x-experimentalapi': 'opt-in', 'content-type': 'application/json', accept: 'application/json' });
	});
});

test('a GET has no body', async () => {
	const { text, headers } = await sent({ method: 'GET' });
	expect([text, headers['content-type'], headers['content-length']]).toEqual(['', undefined, undefined]);
});
