import { runNode, shortenWaits, useJira } from '../harness';
import { process, say } from '../harness/node';
import { sample } from '../operations/samples';
import { key } from '../operations/values';
import { seed } from '../harness/random';

// What is written and then lost sight of: comments and work logs, many at once, while everything goes wrong. The number
// can be set: `MANY=500 npx jest --selectProjects "engine 2.41" --testPathPattern behaviour/marked`.

const MANY = Number(process.env.MANY ?? 40);
const ISSUES = Math.ceil(MANY / 10);

shortenWaits(50);
const jira = useJira();

/** A number from 0 to 1 for each request, the same in every run. */
const numbers = (state: number) => () => {
	state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
	return state / 2 ** 31;
};

type Fault = Parameters<typeof jira.fail>[0];
const FAULTS: Fault[] = [
	{ drop: true, after: true },
	{ drop: true },
	{ status: 502, after: true },
	{ status: 503, after: true },
	{ status: 500, after: true },
	{ status: 429, headers: { 'Retry-After': '1' } },
];

test.each([
	['comment:add', 'comments', { text: '={{ $json.no }}' }],
	['worklog:add', 'worklogs', { options: { workDescription: '={{ $json.no }}' } }],
] as const)('%s: each once, or its outcome is named as not known', async (id, things, changed) => {
	const issues = jira.addIssues('OPS', ISSUES).map((issue) => issue.key);
	const random = numbers(seed);
	// A third of the writes meets with a fault of its own.
	for (const fault of Array.from({ length: Math.ceil(MANY / 3) }, (_one, n) => FAULTS[n % FAULTS.length])) {
		jira.fail({ method: 'POST', match: () => random() < 0.3, ...fault });
	}
	const { items, error } = await runNode({
		parameters: sample(id, { ...changed, issueKey: key('={{ $json.issue }}') }),
		input: Array.from({ length: MANY }, (_one, n) => ({ no: `No. ${n}`, issue: issues[n % ISSUES] })),
		onError: 'continueRegularOutput',
		retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
	});
	expect(error).toBeUndefined();
	const written = issues.flatMap((issue) => jira.issue(issue)![things]).map((one) => JSON.stringify(one.body ?? one.comment));
	const unknown = items.filter(({ json }) => String(json.message).includes('Whether Jira carried it out is not known'));
	const failed = items.filter(({ json }) => json.error !== undefined);
	say(`${id}: ${MANY} items, ${jira.requests.length} requests, ${written.length} written, ${written.length - new Set(written).size} twice, ${unknown.length} not known`);
	expect(items).toHaveLength(MANY);
	expect(new Set(written).size).toBe(written.length);
	// Whoever failed is said to be unknown, and was not carried out.
	expect(failed).toHaveLength(unknown.length);
	expect(written.length).toBe(MANY - unknown.length);
});
