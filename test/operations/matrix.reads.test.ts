import { fullWaits, runNode, shortenWaits, useJira } from '../harness';
import type { RunResult } from '../harness';
import { MODES, sample, SHAPES } from './samples';

// The rows of the fault matrix that need more than one page, or a person who cancels.

shortenWaits();
const jira = useJira({ documented: true });

type Mode = keyof typeof MODES;

const SEARCHES = ['issue:search', 'issue:getAllByAssignee', 'issue:getAllByProject'];
const PAGED = [...SEARCHES, 'project:getAll'];
const over = (ids: string[]) => ids.flatMap((id) => (Object.keys(MODES) as Mode[]).map((mode) => [id, mode] as const));

/** What a failed run tells, wherever the mode puts it; nothing beside it. */
function told({ items, errorItems, error }: RunResult): string {
	const [failed, ...more] = [...items, ...errorItems].map(({ json }) => json);
	expect(more).toEqual([]);
	return String(error?.message ?? failed?.error);
}

test.each(over(SEARCHES))('%s, a repeated page token, %s', async (id, mode) => {
	const page = { issues: [], nextPageToken: 'again', isLast: false };
	jira.fail({ path: '/rest/api/3/search/jql', times: 99, status: 200, body: page });
	const result = await runNode({ parameters: sample(id, { returnAll: true }), ...MODES[mode] });
	expect(told(result)).toBe('Jira handed out the same page twice');
	expect(jira.requests.length).toBeLessThan(20);
});

test.each(over(PAGED))('%s, a token that expires midway, %s', async (id, mode) => {
	jira.pageSize = 1;
	jira.fail({ skip: 1, times: 999, status: 401 });
	const result = await runNode({ parameters: sample(id, { returnAll: true }), ...MODES[mode] });
	expect(told(result)).toMatch(/^Jira refused the credentials/);
});

describe('with waits as long as they are', () => {
	fullWaits();

	test.each(over(SHAPES))('%s, canceled while it waits, %s', async (id, mode) => {
		jira.fail({ times: 99, status: 429, headers: { 'Retry-After': '60' } });
		const parameters = sample(id, { requestOptions: { longestWait: 600 } });
		const { status } = await runNode({ parameters, cancelAfter: () => jira.requests[0]?.endedAt, ...MODES[mode] });
		expect(status).toBe('canceled');
		expect(jira.requests).toHaveLength(1);
	});
});
