import { runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { id, url } from './values';

shortenWaits();
const jira = useJira();

const remove = (changed: object = {}) => sample('comment:delete', changed);
const idsLeft = () => jira.issue('OPS-6')!.comments.map(({ id: one }) => one);

test('one comment, and no other', async () => {
	const { items } = await runNode({ parameters: remove() });
	expect(items[0].json).toEqual({ id: '19002', issueKey: 'OPS-6', deleted: true });
	expect(idsLeft()).toEqual(['19001', '19003']);
});

test.each<[string, object]>([
	['the connection breaks afterwards', { drop: true, after: true }],
	['Jira answers 500 afterwards', { status: 500, after: true }],
	['a gateway answers 503 afterwards', { status: 503, after: true }],
	['a gateway answers 503 before', { status: 503 }],
])('%s: it is found to be gone', async (_how, fault) => {
	jira.fail({ method: 'DELETE', ...fault });
	const { items, error } = await runNode({ parameters: remove() });
	expect(error).toBeUndefined();
	expect(items[0].json.deleted).toBe(true);
	expect(idsLeft()).toEqual(['19001', '19003']);
});

test('one that is not there is refused in the words of Jira', async () => {
	const { error } = await runNode({ parameters: remove({ commentId: id('12345') }) });
	expect(error?.message).toBe("Comment with id '12345' does not exist.");
});

test('the address of one on another site is refused: its ID is that of something else here', async () => {
	const { error } = await runNode({ parameters: remove({ commentId: url('https://other.example.com/browse/OPS-6?focusedCommentId=19002') }) });
	expect(error?.message).toBe("'Comment' is on another site: https://other.example.com");
	expect(jira.requests).toEqual([]);
});

test('a plan shows what will be gone', async () => {
	const { items } = await runNode({ parameters: remove({ safety: { dryRun: true } }) });
	expect(items[0].json.changes).toEqual([{ field: 'Comment', before: 'All that are older than a year.', after: 'deleted' }]);
});
