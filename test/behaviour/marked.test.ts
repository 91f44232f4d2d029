import { runNode, shortenWaits, useJira } from '../harness';
import { process, say } from '../harness/node';
import { seed } from '../harness/random';
import { sample } from '../operations/samples';
import { key } from '../operations/values';

// What is written and then lost sight of, many at once, while everything goes wrong: comments and work logs, which have a
// mark on them, uploads and transitions, which have none. The number can be set:
// `MANY=500 npx jest --selectProjects "engine 2.41" --testPathPattern behaviour/marked`.

const MANY = Number(process.env.MANY ?? 40);

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

type Row = { id: string };
type Stored = { key: string; comments: Row[]; worklogs: Row[]; attachments: Row[]; history: Array<{ items: Array<{ field: string; to?: string | null }> }> };
const ids = (rows: Row[]) => rows.map(({ id }) => id);
const arrivals = ({ key: moved, history }: Stored) => history.filter(({ items }) => items.some(({ field, to }) => field === 'status' && to === '10012')).map(() => moved);
const moves = ({ key: moved, history }: Stored) => history.filter(({ items }) => items.some(({ field }) => field === 'status')).map(() => moved);

test.each([
	['comment:add', 10, { text: '={{ $json.no }}' }, ({ comments }: Stored) => ids(comments)],
	['worklog:add', 10, { options: { workDescription: '={{ $json.no }}' } }, ({ worklogs }: Stored) => ids(worklogs)],
	// Ten times the same file for the same issue: nothing but the run itself can tell them apart.
	['attachment:upload', 10, {}, ({ attachments }: Stored) => ids(attachments)],
	['issue:transition', 1, { moveTo: { __rl: true, mode: 'status', value: 'In Progress' } }, moves],
	['issue:transition', 1, { moveTo: { __rl: true, mode: 'status', value: 'Done' }, options: { severalSteps: true } }, arrivals],
] as const)('%s: each once, or its outcome is named as not known', async (id, perIssue, changed, made) => {
	const issues = jira.addIssues('OPS', Math.ceil(MANY / perIssue)).map((issue) => issue.key);
	const random = numbers(seed);
	// A third of the writes meets with a fault of its own.
	for (const fault of Array.from({ length: Math.ceil(MANY / 3) }, (_one, n) => FAULTS[n % FAULTS.length])) {
		jira.fail({ method: 'POST', match: ({ path }) => !path.endsWith('/workflows') && random() < 0.3, ...fault });
	}
	const { items, error } = await runNode({
		parameters: sample(id, { ...changed, issueKey: key('={{ $json.issue }}') }),
		input: Array.from({ length: MANY }, (_one, n) => ({ no: `No. ${n}`, issue: issues[n % issues.length] })),
		onError: 'continueRegularOutput',
		retryOnFail: { maxTries: 3, waitBetweenTries: 1 },
	});
	expect(error).toBeUndefined();
	expect(items).toHaveLength(MANY);
	const things = issues.flatMap((issue) => made(jira.issue(issue) as unknown as Stored));
	const failed = items.filter(({ json }) => json.error !== undefined);
	const told = items.filter(({ json }) => json.error === undefined).map(({ json }) => String(json.id ?? json.key));
	say(`${id}: ${MANY} items, ${jira.requests.length} requests, ${things.length} in Jira, ${failed.length} not known`);
	// Each thing in Jira is that of one item: none twice, none that nobody is told of, none told of that is not there.
	expect(told.sort()).toEqual(things.sort());
	for (const { json } of failed) expect(json.message).toContain('Whether Jira carried it out is not known');
});
