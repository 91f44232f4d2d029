// @ts-check
'use strict';

const { startSandbox } = require('.');
const { clientFor } = require('./client');

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let jira;
/** @type {ReturnType<typeof clientFor>} */
let call;

beforeAll(async () => {
	jira = await startSandbox();
	call = clientFor(jira);
});
beforeEach(() => jira.reset());
afterAll(() => jira.close());

const properties = (issue, key = '') =>
	`/rest/api/3/issue/${issue}/properties${key && `/${encodeURIComponent(key)}`}`;

describe('issue properties', () => {
	test('are created, read, replaced, listed and deleted', async () => {
		const path = properties('OPS-1', 'siesta.provenance');
		const value = { by: 'flow 7', plan: ['a', 'b'] };
		const created = await call('PUT', path, value);
		expect([created.status, created.body]).toEqual([201, '']);
		expect((await call('GET', path)).body).toEqual({ key: 'siesta.provenance', value });
		expect((await call('PUT', path, { by: 'flow 8' })).status).toBe(200);
		expect(jira.issue('OPS-1')?.properties).toEqual({ 'siesta.provenance': { by: 'flow 8' } });
		expect((await call('GET', properties('ops-1'))).body.keys).toEqual([
			{ key: 'siesta.provenance', self: `${jira.url}${properties('10001', 'siesta.provenance')}` },
		]);
		expect((await call('DELETE', path)).status).toBe(204);
		expect((await call('GET', properties('OPS-1'))).body).toEqual({ keys: [] });
		expect(jira.findings).toEqual([]);
	});

	test.each([['text'], [7], [false], [null], [[]], [{ deep: [{ er: 1 }] }]])(
		'take any JSON: %j',
		async (value) => {
			const path = properties('OPS-1', 'ä/ü key');
			expect((await call('PUT', path, value)).status).toBe(201);
			expect((await call('GET', path)).body).toEqual({ key: 'ä/ü key', value });
		},
	);

	test('hold 32,768 characters of JSON, keys 255', async () => {
		const put = async (key, value) => (await call('PUT', properties('OPS-1', key), value)).status;
		expect(await put('a', 'x'.repeat(32_766))).toBe(201);
		expect(await put('b', 'x'.repeat(32_767))).toBe(400);
		expect(await put('k'.repeat(255), 1)).toBe(201);
		expect(await put('k'.repeat(256), 1)).toBe(400);
		expect(await put('c', undefined)).toBe(400);
		expect(Object.keys(jira.issue('OPS-1')?.properties ?? {})).toEqual(['a', 'k'.repeat(255)]);
	});

	test('without the issue, the property or the account, there is nothing', async () => {
		const noIssue = 'Issue does not exist or you do not have permission to see it.';
		for (const key of ['OPS-999', 'SEC-1']) {
			for (const method of ['GET', 'PUT', 'DELETE']) {
				const body = method === 'PUT' ? 1 : undefined;
				const answer = await call(method, properties(key, 'a'), body);
				expect([answer.status, answer.body.errorMessages]).toEqual([404, [noIssue]]);
			}
			expect((await call('GET', properties(key))).status).toBe(404);
		}
		for (const method of ['GET', 'DELETE']) {
			for (const key of ['origin', 'constructor']) {
				const { status, body } = await call(method, properties('OPS-1', key));
				expect(status).toBe(404);
				expect(body.errorMessages).toEqual([`The property with key '${key}' does not exist.`]);
			}
		}
		const anonymous = await call('PUT', properties('OPS-1', 'a'), 1, {
			authorization: 'Basic eA==',
		});
		expect(anonymous.status).toBe(404);
	});

	test('are found by search; the issue does not count as updated', async () => {
		const before = jira.issue('OPS-1')?.fields.updated;
		await call('PUT', properties('OPS-1', 'origin'), { id: 'crm-7' });
		const { body } = await call('POST', '/rest/api/3/search/jql', {
			jql: 'issue.property[origin].id = "crm-7"',
			properties: ['origin'],
		});
		expect(body.issues).toEqual([{ id: '10001' }]);
		expect(jira.issue('OPS-1')?.fields.updated).toBe(before);
	});

	test('count as writes to the issue', async () => {
		const path = properties('OPS-1', 'a');
		const answers = [];
		for (let count = 0; count < 10; count++) {
			answers.push(await call('PUT', path, count), await call('DELETE', path));
		}
		expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 204]));
		const { status, headers } = await call('PUT', path, 1);
		expect(status).toBe(429);
		expect(headers.get('ratelimit-reason')).toBe('jira-per-issue-on-write');
		expect((await call('GET', properties('OPS-1'))).status).toBe(200);
	});
});
