import * as audit from '../../nodes/JiraSiesta/policy/audit/audit';
import { assign } from '../../nodes/JiraSiesta/resources/issue/assign.operation';
import { create } from '../../nodes/JiraSiesta/resources/issue/create.operation';
import { update } from '../../nodes/JiraSiesta/resources/issue/update.operation';
import { runNode, shortenWaits, until, useJira } from '../harness';
import type { Jira, Run } from '../harness';
import { sample } from './samples';
import { key } from './values';

// The record tells the truth: one for each write that was sent, with what is known of its outcome. And what Jira has
// answered stays done.

shortenWaits();
const jira = useJira();
let lines: Array<Record<string, unknown> & { fields: string[] }>;
beforeEach(() => {
	lines = [];
	jest.spyOn(audit, 'logAudit').mockImplementation((_item, record) => {
		lines.push({ ...record, fields: (record.changes as Array<{ field: string }>).map(({ field }) => field) });
	});
});
afterEach(() => jest.restoreAllMocks());

const isWrite = ({ method, path }: Jira['requests'][number]) => method !== 'GET' && !/search|bulkfetch|jql/.test(path);
const writes = () => jira.requests.filter(isWrite);
const onWrite = { match: isWrite };
const outcomes = () => lines.map(({ outcome }) => outcome);
const html = '<!DOCTYPE html><html><body>Service temporarily unavailable</body></html>';
const OPERATIONS = { 'issue:assign': assign, 'issue:create': create, 'issue:update': update } as const;
const ids = Object.keys(OPERATIONS) as Array<keyof typeof OPERATIONS>;

const FAULTS: Array<[string, object, string, object?]> = [
	['no fault', { times: 0 }, 'done'],
	['refused', { status: 400, body: { errorMessages: ['No.'] } }, 'failed'],
	['forbidden', { status: 403, body: { errorMessages: ['No.'] } }, 'failed'],
	['not there', { status: 404, body: { errorMessages: ['No.'] } }, 'failed'],
	['told to wait too long', { status: 429, headers: { 'Retry-After': '1800' } }, 'failed'],
	['told to wait', { status: 429, headers: { 'Retry-After': '1' } }, 'done'],
	['500 after the work', { status: 500, body: {}, after: true, times: 9 }, 'unknown'],
	['500 before it', { status: 500, body: {}, times: 9 }, 'unknown'],
	['503 again and again', { status: 503, body: html, times: 9 }, 'unknown'],
	['dropped again and again', { drop: true, times: 9 }, 'unknown'],
	['a page of something else', { status: 200, body: html, times: 9 }, 'unknown'],
	['a redirect', { status: 302, headers: { location: 'https://other.example.com/' }, body: '' }, 'failed'],
	['too slow', { delay: 800, drop: true, times: 9 }, 'unknown', { requestOptions: { timeout: 250, longestWait: 1 } }],
];
const MODES: Array<[string, Partial<Run>]> = [
	['stop', {}],
	['continue', { onError: 'continueRegularOutput' }],
];

describe.each(ids)('%s', (id) => {
	describe.each(MODES)('%s', (_mode, settings) => {
		test.each(FAULTS)('%s: one record', async (_what, fault, outcome, changed = {}) => {
			jira.indexLag = 600_000; // what a create has made is not found by its mark
			jira.fail({ ...onWrite, ...fault });
			await runNode({ parameters: sample(id, changed), ...settings });
			expect(outcomes()).toEqual([outcome]);
			expect(lines[0].attempts).toBe(writes().length);
		}, 60_000);
	});

	test('canceled while it is under way: unknown', async () => {
		jira.fail({ ...onWrite, delay: 1_500, drop: true });
		const { status } = await runNode({ parameters: sample(id), cancelAfter: () => writes().length > 0 });
		expect(status).toBe('canceled');
		expect(outcomes()).toEqual(['unknown']);
	});

	test('canceled before it is sent: no record', async () => {
		jira.fail({ ...onWrite, delay: 2_000, drop: true, times: 99 });
		await runNode({ parameters: sample(id), input: Array.from({ length: 60 }, () => ({})), cancelAfter: () => writes().length > 0 });
		expect(outcomes().filter((outcome) => outcome !== 'unknown')).toEqual([]); // those that were under way
		expect(lines.length).toBeLessThanOrEqual(10);
		// They arrive here, and not in the next test.
		await until(() => writes().length >= lines.length);
	});

	test('an unclear answer first, a refusal then: unknown, and the error says so', async () => {
		if (id === 'issue:create') return; // is not sent again
		jira.fail({ ...onWrite, status: 503, after: true, headers: { 'Retry-After': '0' } });
		jira.fail({ ...onWrite, status: 409, body: { errorMessages: ['Changed meanwhile.'] } });
		const { error } = await runNode({ parameters: sample(id) });
		expect(error?.message).toBe('Changed meanwhile.');
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(outcomes()).toEqual(['unknown']);
	});

	test.each(['property', 'comment'])('the note as %s is a write with a record of its own', async (provenance) => {
		await runNode({ parameters: sample(id, { safety: { provenance } }) });
		expect(lines.map(({ operation, outcome }) => [operation, outcome])).toEqual([
			[OPERATIONS[id].action, 'done'],
			['Record provenance', 'done'],
		]);
		expect(lines.length).toBe(writes().length);
		expect(lines[1].target).toBe(lines[0].target);
	});

	test('a note without an answer is unknown, and the write done', async () => {
		jira.fail({ path: /provenance$/, status: 503, times: 9 });
		const { items } = await runNode({ parameters: sample(id, { safety: { provenance: 'property' } }) });
		expect(outcomes()).toEqual(['done', 'unknown']);
		expect(items[0].json.provenance).toMatch(/^not recorded: /);
	}, 60_000);

	test('a refusal by the cap is no write and has no record', async () => {
		const credential = { writesPerExecution: 1 };
		const { items } = await runNode({ parameters: sample(id), input: [{}, {}], credential, onError: 'continueRegularOutput' });
		expect(items.filter(({ json }) => json.error)).toHaveLength(1);
		expect(outcomes()).toEqual(['done']);
	});

	test('a code that comes again after an unknown outcome gives that failure, and writes nothing', async () => {
		const credential = { permissions: 'confirmWrites' };
		const [plan] = (await runNode({ parameters: sample(id), credential })).items;
		const parameters = sample(id, { safety: { confirmationCode: plan.json.confirmationCode } });
		jira.indexLag = 600_000;
		jira.fail({ ...onWrite, status: 503, times: 9, after: true });
		const first = await runNode({ parameters, credential });
		const sent = writes().length;
		const second = await runNode({ parameters, credential });
		for (const { error } of [first, second]) expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect([writes().length, outcomes()]).toEqual([sent, ['unknown']]);
	}, 60_000);

	describe.each(['result', 'logAudit'])('a failure in %s, after the answer', (place) => {
		const failOnce = () => {
			const fail = () => {
				throw new Error('Too late.');
			};
			if (place === 'result') jest.spyOn(OPERATIONS[id], 'result').mockImplementation(fail);
			else jest.spyOn(audit, 'logAudit').mockImplementation(fail);
		};

		test('Retry On Fail writes nothing again, and the error says what is done', async () => {
			failOnce();
			const { error } = await runNode({ parameters: sample(id), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
			expect(error?.message).toBe('Too late.');
			expect(error?.description).toMatch(/Done in Jira: \w+ OPS-\d+/);
			expect(writes()).toHaveLength(1);
		});

		test('a code is used up', async () => {
			const credential = { permissions: 'confirmWrites' };
			const [plan] = (await runNode({ parameters: sample(id), credential })).items;
			jira.indexLag = 600_000;
			failOnce();
			const parameters = sample(id, { safety: { confirmationCode: plan.json.confirmationCode } });
			for (let again = 0; again < 3; again++) expect((await runNode({ parameters, credential })).error?.message).toBe('Too late.');
			expect(writes()).toHaveLength(1);
		});
	});
});

test('an addition to a text whose outcome is not known is not made again by Retry On Fail', async () => {
	jira.fail({ ...onWrite, status: 503, times: 5, after: true });
	const parameters = sample('issue:update', { updateFields: { description: 'Seen again.', descriptionMode: 'append' } });
	const { error } = await runNode({ parameters, retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
	expect(error?.description).toContain('Whether Jira carried it out is not known');
	expect(JSON.stringify(jira.issue('OPS-2')?.fields.description).match(/Seen again/g)).toHaveLength(1);
}, 60_000);

test('a change that may be made twice is tried again', async () => {
	jira.fail({ ...onWrite, status: 503, times: 5 });
	const { error } = await runNode({ parameters: sample('issue:update'), retryOnFail: { maxTries: 2, waitBetweenTries: 1 } });
	expect(error).toBeUndefined();
	expect(outcomes()).toEqual(['unknown', 'done']);
}, 60_000);

test.each([
	[{ labelsToAdd: 'x' }, ['Labels']],
	[{ labelsToRemove: 'x', summary: 'y' }, ['Summary', 'Labels']],
	[{ clearFields: ['duedate', 'parent'] }, ['Due date', 'Parent']],
])('%j: the record names %j', async (updateFields, fields) => {
	await runNode({ parameters: sample('issue:update', { updateFields }) });
	expect(lines[0].fields).toEqual(fields);
});

test('Assign names the field as its plan does', async () => {
	const [plan] = (await runNode({ parameters: sample('issue:assign', { safety: { dryRun: true } }) })).items;
	await runNode({ parameters: sample('issue:assign') });
	expect(lines[0].fields).toEqual((plan.json.changes as Array<{ field: string }>).map(({ field }) => field));
});

describe('the key of another project, which the issue had once', () => {
	const moved = { issueKey: key('WEB-90') };

	test.each(['issue:update', 'issue:assign'])('%s: record and output have its own', async (id) => {
		const { items } = await runNode({ parameters: sample(id, { ...moved, safety: { auditRecord: true } }) });
		expect(items[0].json).toMatchObject({ key: 'OPS-2', url: `${jira.url}/browse/OPS-2`, audit: { target: 'OPS-2' } });
		expect(lines[0].target).toBe('OPS-2');
	});

	test.each(['issue:update', 'issue:assign'])('%s, without a record: its own where the projects of the credential had to be looked up, at no request more', async (id) => {
		const { items } = await runNode({ parameters: sample(id, moved), credential: { projectAccess: 'restricted', fullProjects: 'OPS, WEB' } });
		expect(items[0].json).toMatchObject({ key: 'OPS-2', url: `${jira.url}/browse/OPS-2` });
		expect(lines.map(({ target }) => target)).toEqual(['OPS-2']);
		expect(jira.requests.map(({ method, path }) => `${method} ${path.split('/').slice(4, 6).join('/')}`)).toEqual(['GET project/search', 'GET issue/WEB-90', 'PUT issue/WEB-90']);
	});

	test('as it was given where the credential may not read', async () => {
		const classes = { permissions: 'custom', permissionRead: 'blocked', permissionEdit: 'allowed' };
		const { items } = await runNode({ parameters: sample('issue:update', moved), credential: { ...classes, projectAccess: 'restricted', fullProjects: 'OPS, WEB' } });
		expect(items[0].json.key).toBe('WEB-90');
		expect(lines.map(({ target }) => target)).toEqual(['WEB-90']);
	});

	const credential = { permissions: 'confirmWrites' };
	const change = (issue: string, summary: string, safety = {}) => sample('issue:update', { issueKey: key(issue), updateFields: { summary }, safety });
	const codeOf = async (issue: string, summary: string) => (await runNode({ parameters: change(issue, summary), credential })).items[0].json.confirmationCode;

	test('of two codes for one state one is good, in one run', async () => {
		const input = [
			{ issue: 'OPS-2', summary: 'A', code: await codeOf('OPS-2', 'A') },
			{ issue: 'WEB-90', summary: 'B', code: await codeOf('WEB-90', 'B') },
		];
		const parameters = change('={{ $json.issue }}', '={{ $json.summary }}', { confirmationCode: '={{ $json.code }}' });
		const { items } = await runNode({ parameters, input, credential, onError: 'continueRegularOutput' });
		expect(writes()).toHaveLength(1);
		expect(items.filter(({ json }) => /out of date/.test(String(json.error)))).toHaveLength(1);
	});

	test('nor in two executions at once, nor with one key', async () => {
		for (const other of ['WEB-90', 'OPS-2']) {
			const [a, b] = [await codeOf('OPS-2', `A ${other}`), await codeOf(other, `B ${other}`)];
			const before = writes().length;
			jira.latency = 20;
			await Promise.all([
				runNode({ parameters: change('OPS-2', `A ${other}`, { confirmationCode: a }), credential }),
				runNode({ parameters: change(other, `B ${other}`, { confirmationCode: b }), credential }),
			]);
			jira.latency = 0;
			expect(writes().length - before).toBe(1);
		}
	});
});
