import { people, runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { addComment } from '../sandbox/comments';
import { doc } from '../sandbox/adf';
import { sample } from './samples';
import { accountId, email, key } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

const getAll = (changed: object = {}) => sample('comment:getAll', { issueKey: key('OPS-2'), ...changed });
const texts = async (changed: object) => {
	const { items, error } = await runNode({ parameters: getAll(changed) });
	expect(error).toBeUndefined();
	return items.map(({ json }) => json.text);
};

const HOUR = 3_600_000;
const NOW = Date.now();
const userOf = ({ accountId: one }: { accountId: string }) => jira.site.users.get(one)!.json;

/** Comments that were written one hour after the other, up to now; every third by Ben. */
function furnish(count: number): void {
	for (let n = 0; n < count; n++) {
		const author = userOf(n % 3 === 0 ? people.ben : people.ana);
		addComment(jira.site, jira.issue('OPS-2')!, { body: doc(`No. ${n}`) }, { author, at: NOW - (count - n) * HOUR });
	}
}

test('the newest first, over the pages of a hundred that Jira gives', async () => {
	furnish(230);
	const found = await texts({ returnAll: true });
	expect(found).toEqual(Array.from({ length: 230 }, (_one, n) => `No. ${229 - n}`));
	expect(jira.requests.map(({ query }) => query.startAt ?? '0')).toEqual(['0', '100', '200']);
});

test('Limit asks for no more than it wants', async () => {
	furnish(5);
	expect(await texts({ limit: 1 })).toEqual(['No. 4']);
	expect(jira.requests[0].query.maxResults).toBe('1');
});

test('those of a person, over as many pages as it takes', async () => {
	furnish(230);
	expect(await texts({ limit: 50, options: { author: email(people.ben.email) } })).toEqual(Array.from({ length: 50 }, (_one, n) => `No. ${228 - 3 * n}`));
	expect(await texts({ limit: 1, options: { author: accountId(people.ben.accountId), oldestFirst: true } })).toEqual(['No. 0']);
});

test('since a time: reading ends with the first older one', async () => {
	furnish(230);
	const since = new Date(NOW - 3.5 * HOUR).toISOString();
	expect(await texts({ returnAll: true, options: { since } })).toEqual(['No. 229', 'No. 228', 'No. 227']);
	expect(jira.requests).toHaveLength(1);
	expect(await texts({ returnAll: true, options: { since, oldestFirst: true } })).toEqual(['No. 227', 'No. 228', 'No. 229']);
});

test('a time without a zone is that of the workflow', async () => {
	const { error } = await runNode({ parameters: getAll({ options: { since: 'yesterday' } }) });
	expect(error?.message).toBe("'Since' is not a date with time: 'yesterday'");
	expect(jira.requests).toEqual([]);
});

test('each with who may see it; Raw as Jira answers it', async () => {
	const { items } = await runNode({ parameters: getAll({ issueKey: key('OPS-6') }) });
	expect(items.map(({ json }) => [json.visibleTo, json.replyTo, json.internal])).toEqual([
		['Developers', null, false],
		[null, '19001', false],
		[null, null, false],
	]);
	const raw = await runNode({ parameters: getAll({ issueKey: key('OPS-6'), output: 'raw' }) });
	expect(raw.items[0].json).toMatchObject({ id: '19003', jsdPublic: true, body: { type: 'doc' } });
});
