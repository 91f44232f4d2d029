import type { INodeExecutionData } from 'n8n-workflow';

import { runNode, shortenWaits, useJira } from '../harness';
import { seed } from '../harness/random';
import type { RunResult } from '../harness';
import { MODES, sample, SHAPES } from './samples';

/** Waits are shortened: what is tested here is what is sent and said, not for how long it is waited. */
shortenWaits(50); // the stand-in must have time to do what it answers late
const jira = useJira({ documented: true });
beforeEach(() => {
	jira.writeLimit = false;
});

const html = '<!DOCTYPE html><html><body>Service temporarily unavailable</body></html>';
const REFUSED = { status: 400, body: { errorMessages: ['Because I say so.'], errors: {} } };

type Fault = { fault: object; words?: RegExp; createsUnclear?: boolean };
const FAULTS: Record<string, Fault> = {
	'429 with Retry-After': { fault: { status: 429, headers: { 'Retry-After': '1' } } },
	'429 without Retry-After': { fault: { status: 429 } },
	'429 after the write': { fault: { status: 429, after: true } },
	'503 HTML': { fault: { status: 503, body: html }, words: /Jira is not available/, createsUnclear: true },
	'502': { fault: { status: 502, body: html }, words: /Jira is not available/, createsUnclear: true },
	'503 after the write': { fault: { status: 503, body: html, after: true } },
	'connection dropped before the write': { fault: { drop: true }, words: /broke before it answered/, createsUnclear: true },
	'connection dropped after the write': { fault: { drop: true, after: true } },
	timeout: { fault: { delay: 600, after: true } },
	'slow page': { fault: { delay: 50 } },
	'refused once': { fault: REFUSED, words: /Because I say so\./ },
	'token refused': { fault: { status: 401 }, words: /Jira refused the credentials/ },
};

const cases = SHAPES.flatMap((id) =>
	Object.keys(FAULTS).flatMap((fault) => Object.keys(MODES).map((mode) => [id, fault, mode] as [string, string, keyof typeof MODES])),
);

/** Operations of which all items of a run need the same look-up. */
const SHARED = ['issue:getCreateFields', 'issue:getEditFields', 'project:getIssueTypes'];

/** The request that an operation is about: faults hit the second item's. */
const MAIN: Record<string, RegExp> = {
	'issue:create': /^\/rest\/api\/3\/issue$/,
	'issue:update': /^\/rest\/api\/3\/issue\/OPS-2$/,
};

/** The input items that output items are paired with, in order. */
const inputsOf = (items: INodeExecutionData[]) => [
	...new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item)),
];

test.each(cases)('%s, %s, %s', async (id, name, mode) => {
	const { fault, words, createsUnclear } = FAULTS[name];
	const creates = id === 'issue:create';
	const before = jira.issues().length;
	jira.fail({ skip: SHARED.includes(id) ? 0 : 1, method: creates ? 'POST' : undefined, ...(MAIN[id] && { path: MAIN[id] }), ...fault });
	const result: RunResult = await runNode({
		// Only where it is what is tested: a busy machine may be slower than that.
		parameters: sample(id, { limit: 1, ...(name === 'timeout' && { requestOptions: { timeout: 400 } }) }),
		input: [{}, {}, {}],
		...MODES[mode],
	});

	const permanent = name === 'refused once' || name === 'token refused';
	const fails = permanent ? mode !== 'retry on fail' : creates && createsUnclear === true;
	const failed = [...result.items, ...result.errorItems].filter(({ json }) => 'error' in json);
	const done = result.items.filter(({ json }) => !('error' in json));
	expect(result.unhandled).toEqual([]);

	if (!fails) {
		expect([result.status, result.error?.message]).toEqual(['success', undefined]);
		expect(inputsOf(done)).toEqual([0, 1, 2]);
	} else if (mode === 'stop' || mode === 'retry on fail') {
		expect(result.error?.message).toMatch(words!);
		expect([result.items, result.status]).toEqual([[], 'error']);
	} else {
		// What several items need is looked up once: then its failure is that of them all.
		expect(failed.length).toBeGreaterThanOrEqual(1);
		for (const { json } of failed) expect(String(json.error)).toMatch(words!);
		expect([...inputsOf(failed), ...inputsOf(done)].sort()).toEqual([0, 1, 2]);
	}
	if (creates) {
		const made = jira.issues().slice(before).map(({ key }) => key).sort();
		const told = result.error
			? [...(result.error.description ?? '').matchAll(/Create (OPS-\d+)/g)].map(([, key]) => key)
			: done.map(({ json }) => String(json.key));
		expect([...new Set(told)].sort()).toEqual(made); // nothing lost, nothing twice, all of it told
	}
});

describe('1,000 creates under random faults', () => {
	/** A small generator with a seed, so that a failure can be repeated: https://en.wikipedia.org/wiki/Xorshift */
	function randomFrom(seed: number) {
		let state = seed;
		return () => {
			state ^= state << 13;
			state ^= state >>> 17;
			state ^= state << 5;
			return (state >>> 0) / 2 ** 32;
		};
	}
	const busy = { status: 429, headers: { 'Retry-After': '0' } };
	const lost = [{ drop: true }, { status: 503, body: html }, { status: 502, body: html }];

	/** Creates 1,000 issues; gives `[key, summary]` of those that the node reports and of those that Jira holds. */
	async function createMany() {
		const before = jira.issues().length;
		const { items } = await runNode({
			parameters: sample('issue:create', { summary: '={{ "Issue " + $json.n }}' }),
			input: Array.from({ length: 1_000 }, (_, n) => ({ n })),
			onError: 'continueRegularOutput',
		});
		expect(items).toHaveLength(1_000);
		const reported = items.flatMap(({ json }, n) => ('error' in json ? [] : [[String(json.key), `Issue ${n}`]]));
		const held = jira.issues().slice(before).map(({ key, fields }) => [key, String(fields.summary)]);
		return { items, reported: reported.sort(), held: held.sort() };
	}

	function failAtRandom(random: () => number, rules: Array<{ share: number } & object>, path: string) {
		for (const { share, ...fault } of rules) {
			jira.fail({ ...fault, method: 'POST', path, times: 100_000, match: () => random() < share });
		}
	}

	test(`seed ${seed}: Jira holds exactly the issues that the node reports`, async () => {
		const rules = [
			...[...lost, busy].map((fault) => ({ ...fault, after: true, share: 0.02 })),
			{ ...busy, share: 0.03 },
			{ ...REFUSED, share: 0.02 },
			{ drop: true, share: 0.004 },
			{ status: 503, body: html, share: 0.004 },
		];
		failAtRandom(randomFrom(seed || 1), rules, '/rest/api/3/issue');
		const { reported, held } = await createMany();
		expect(reported.length).toBeGreaterThan(900);
		expect(reported).toEqual(held);
	}, 120_000);

	test(`seed ${seed}, searches fail and lag behind as well: never two for one item, and what is not told is called unknown`, async () => {
		const random = randomFrom(seed || 1);
		jira.indexLag = 20;
		failAtRandom(random, lost.map((fault) => ({ ...fault, after: true, share: 0.02 })), '/rest/api/3/issue');
		failAtRandom(random, [...lost, REFUSED].map((fault) => ({ ...fault, share: 0.1 })), '/rest/api/3/search/jql');
		const { items, reported, held } = await createMany();
		expect(new Set(held.map(([, summary]) => summary)).size).toBe(held.length);
		const told = new Set(reported.map(([key]) => key));
		for (const [, summary] of held.filter(([key]) => !told.has(key))) {
			const { json } = items[Number(summary.replace('Issue ', ''))];
			expect(String(json.message)).toContain('Whether Jira carried it out is not known');
		}
		expect(reported.length).toBeGreaterThan(900);
	}, 120_000);
});
