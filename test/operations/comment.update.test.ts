import { people, runNode, startJira } from '../harness';
import type { Jira } from '../harness';
import { addComment } from '../sandbox/comments';
import { doc } from '../sandbox/adf';
import { sample } from './samples';
import { id, key } from './values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

const update = (changed: object = {}) => sample('comment:update', changed);
const put = () => jira.requests.filter(({ method }) => method === 'PUT');
const textOf = (comment: { body: unknown }) => JSON.stringify(comment.body);

test('who may see it stays as it is', async () => {
	const { items } = await runNode({ parameters: update() });
	expect(items[0].json).toMatchObject({ id: '19003', issueKey: 'OPS-6', url: `${jira.url}/browse/OPS-6?focusedCommentId=19003` });
	expect(put()[0].body.visibility).toEqual({ type: 'role', identifier: 'Developers' });
});

test('an internal note stays one', async () => {
	const note = addComment(jira.site, jira.issue('HELP-1')!, { body: doc('x'), properties: [{ key: 'sd.public.comment', value: { internal: true } }] });
	await runNode({ parameters: update({ issueKey: key('HELP-1'), commentId: id(note.id) }) });
	const { items } = await runNode({ parameters: sample('comment:get', { issueKey: key('HELP-1'), commentId: id(note.id) }) });
	expect(items[0].json).toMatchObject({ internal: true, text: 'The key of the vault is the old one.' });
});

test("a reply keeps the visibility of its thread, which Jira does not let change", async () => {
	const { error } = await runNode({ parameters: update({ commentId: id('19002') }) });
	expect(error).toBeUndefined();
	expect(put()[0].body).not.toHaveProperty('visibility');
});

test('a plan has the text before and after', async () => {
	const { items } = await runNode({ parameters: update({ safety: { dryRun: true } }) });
	expect(items[0].json).toMatchObject({
		target: { comment: '19003', issue: 'OPS-6', author: people.ana.displayName },
		changes: [{ field: 'Comment', before: 'The key of the vault has changed.', after: 'The key of the vault is the old one.' }],
	});
});

test('where Read is blocked, a plan shows what was given alone', async () => {
	const credential = { permissions: 'custom', permissionRead: 'blocked', permissionComment: 'allowed' };
	const { items } = await runNode({ parameters: update({ safety: { dryRun: true } }), credential });
	expect(items[0].json.changes).toEqual([{ field: 'Comment', after: 'The key of the vault is the old one.' }]);
	expect(JSON.stringify(items)).not.toContain(people.ana.displayName);
});

test("what Jira refuses is told in its words: somebody else's comment", async () => {
	jira.denied = ['EDIT_ALL_COMMENTS'];
	const { error } = await runNode({ parameters: update({ commentId: id('19001') }) });
	expect(error?.message).toBe('You do not have permission to edit comment with id: 19001.');
	expect(textOf(jira.issue('OPS-6')!.comments[0])).toContain('Which of them may go?');
});

test('a confirmed plan is refused when the comment has changed since', async () => {
	const credential = { permissions: 'confirmWrites', codesElsewhere: true };
	const { items } = await runNode({ parameters: update(), credential });
	Object.assign(jira.issue('OPS-6')!.comments[2], { updated: '2026-01-01T00:00:00.000+0000' });
	const { error } = await runNode({ parameters: update({ safety: { confirmationCode: items[0].json.confirmationCode } }), credential });
	expect(error?.message).toContain('is for a plan that is out of date');
	expect(put()).toEqual([]);
});
