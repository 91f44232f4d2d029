import { people, runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { id, key, name, url } from './values';

shortenWaits();
const jira = useJira();

const add = (changed: object = {}) => sample('comment:add', changed);
const posted = () => jira.requests.filter(({ method }) => method === 'POST');
const commentsOf = (issueKey: string) => jira.issue(issueKey)!.comments;
const INTERNAL = { key: 'sd.public.comment', value: { internal: true } };
const MARK = { key: 'n8n-jira-siesta', value: { marker: expect.any(String) } };

test('Markdown, with the page of the comment in the result', async () => {
	const { items } = await runNode({ parameters: add({ text: `**Seen** by @[Ben](accountid:${people.ben.accountId})` }) });
	const [comment] = commentsOf('OPS-2');
	expect(items).toEqual([
		{
			json: { id: comment.id, issueKey: 'OPS-2', internal: false, visibleTo: null, replyTo: null, url: `${jira.url}/browse/OPS-2?focusedCommentId=${comment.id}` },
			pairedItem: { item: 0 },
		},
	]);
	expect(comment.body.content[0].content).toEqual([
		{ type: 'text', text: 'Seen', marks: [{ type: 'strong' }] },
		{ type: 'text', text: ' by ' },
		{ type: 'mention', attrs: expect.objectContaining({ id: people.ben.accountId }) },
	]);
	expect(posted().map(({ body }) => body.properties)).toEqual([[MARK]]);
});

test.each<[string, object, object]>([
	['a role', { visibleToRole: 'Developers' }, { visibility: { type: 'role', value: 'Developers' } }],
	['a group by ID', { visibleToGroup: id('276f955c-63d7-42c8-9520-92d01dca0625') }, { visibility: { type: 'group', identifier: '276f955c-63d7-42c8-9520-92d01dca0625' } }],
	['a group by name', { visibleToGroup: name('jira-users') }, { visibility: { type: 'group', value: 'jira-users' } }],
])('for %s only', async (_what, options, sent) => {
	const { error } = await runNode({ parameters: add({ options }) });
	expect(error).toBeUndefined();
	expect(posted()[0].body).toMatchObject(sent);
	expect(commentsOf('OPS-2')[0].visibility.value).toMatch(/Developers|jira-users/);
});

test.each<[string, object]>([
	['by ID', id('19001')],
	['by its address', url('={{ $json.site }}/browse/OPS-6?focusedCommentId=19001')],
	['as an expression gives it', '={{ 19001 }}' as unknown as object],
])('a reply to a comment %s', async (_how, replyTo) => {
	const { items } = await runNode({ parameters: add({ issueKey: key('OPS-6'), options: { replyTo } }), input: [{ site: jira.url }] });
	expect(items[0].json.replyTo).toBe('19001');
	expect(posted()[0].body.parentId).toBe(19001);
});

describe('an internal note', () => {
	test('is a boolean of the service project, beside the mark', async () => {
		await runNode({ parameters: add({ issueKey: key('HELP-1'), options: { internalNote: true } }) });
		expect(posted()[0].body.properties).toEqual([INTERNAL, MARK]);
	});

	test('is refused elsewhere, where everybody would see it', async () => {
		const { error } = await runNode({ parameters: add({ options: { internalNote: true } }) });
		expect(error?.message).toBe("'Internal Note' is only for service projects, and OPS-2 is in none");
		expect(posted()).toEqual([]);
	});

	test('is none when it is switched off', async () => {
		const { items } = await runNode({ parameters: add({ options: { internalNote: false } }) });
		expect(items[0].json.internal).toBe(false);
	});
});

test.each<[string, object, string]>([
	['no text', { text: '={{ "" }}' }, "'Text' is empty"],
	['nothing but spaces', { text: '={{ "  " }}' }, "'Text' is empty"],
	['a list', { text: '={{ ["a"] }}' }, `'Text' is not a text: '["a"]'`],
	['a role and a group', { options: { visibleToRole: 'Developers', visibleToGroup: name('jira-users') } }, "'Visible to Group' is given beside 'Visible to Role'"],
	['a reply on another site', { options: { replyTo: url('https://other.example.com/browse/OPS-6?focusedCommentId=19001') } }, "'Reply To' is on another site: https://other.example.com"],
	['a reply to a text', { options: { replyTo: id('the first') } }, "'Reply To' is not an ID or an address of one: 'the first'"],
])('refused before anything is sent: %s', async (_what, changed, message) => {
	const { error } = await runNode({ parameters: add(changed) });
	expect(error?.message).toBe(message);
	expect(jira.requests).toEqual([]);
});

test('a plan says in words what everybody will read, and who', async () => {
	const options = { internalNote: true, visibleToRole: 'Developers' };
	const text = `See @[Somebody else](accountid:${people.ben.accountId})`;
	const { items } = await runNode({ parameters: add({ issueKey: key('HELP-1'), text, options, safety: { dryRun: true } }) });
	expect(items[0].json).toMatchObject({
		target: { key: 'HELP-1' },
		changes: [
			{ field: 'Comment', after: [expect.stringContaining(`@[${people.ben.displayName}]`), { mention: people.ben.accountId, at: 1 }] },
			{ field: 'Internal Note', after: true },
			{ field: 'Visible To', after: 'Developers' },
		],
	});
});

describe('where no answer comes', () => {
	const lost = (more: object) => jira.fail({ method: 'POST', path: '/rest/api/3/issue/OPS-2/comment', ...more } as never);

	test.each<[string, object]>([
		['the connection breaks afterwards', { drop: true, after: true }],
		['a gateway answers 502 afterwards', { status: 502, after: true }],
	])('%s: the comment is found by its mark, and not written again', async (_how, fault) => {
		lost(fault);
		const { items, error } = await runNode({ parameters: add(), input: [{}, {}, {}] });
		expect(error).toBeUndefined();
		expect(commentsOf('OPS-2')).toHaveLength(3);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(3);
	});

	test('also where Jira does not give the properties with the list: those of recent comments are asked for', async () => {
		jira.commentProperties = false;
		lost({ drop: true, after: true });
		const { error } = await runNode({ parameters: add({ issueKey: key('OPS-2') }), input: [{}, {}] });
		expect(error).toBeUndefined();
		expect(commentsOf('OPS-2')).toHaveLength(2);
		expect(jira.requests.filter(({ path }) => path.includes('/properties/')).length).toBeGreaterThan(0);
		expect(jira.findings).toEqual([]);
	});

	test('with Retry On Fail a comment that may be there is not written again', async () => {
		lost({ status: 500, times: 1 });
		const { error } = await runNode({ parameters: add(), retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(posted()).toHaveLength(1);
	});
});

test('a confirmed plan leaves its ID as the mark, by which another process finds it', async () => {
	const credential = { permissions: 'confirmWrites', codesElsewhere: true };
	const { items } = await runNode({ parameters: add(), credential });
	const { plan, confirmationCode } = items[0].json;
	const { error } = await runNode({ parameters: add({ safety: { confirmationCode } }), credential });
	expect(error).toBeUndefined();
	expect(posted()[0].body.properties).toEqual([{ key: 'n8n-jira-siesta', value: { marker: plan } }]);
});
