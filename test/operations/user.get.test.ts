import { people, runNode, useJira } from '../harness';
import { accountId, email, list } from './values';

const jira = useJira();

const get = (parameters: object) => ({ resource: 'user', operation: 'get', ...parameters });

test('flat', async () => {
	const { items } = await runNode({ parameters: get({ accountId: accountId(people.erik.accountId) }) });
	expect(jira.requests).toEqual([
		expect.objectContaining({ method: 'GET', path: '/rest/api/3/user', query: { accountId: people.erik.accountId } }),
	]);
	expect(items).toEqual([
		{
			json: expect.objectContaining({ accountId: people.erik.accountId, displayName: 'Erik Lindqvist', emailAddress: people.erik.email, active: true, accountType: 'atlassian' }),
			pairedItem: { item: 0 },
		},
	]);
});

test('a hidden email is null', async () => {
	const { items } = await runNode({ parameters: get({ accountId: list(people.ben.accountId) }) });
	expect(items[0].json.emailAddress).toBeNull();
});

test('raw', async () => {
	const { items } = await runNode({ parameters: get({ accountId: accountId(people.ana.accountId), output: 'raw' }) });
	expect(items[0].json).toHaveProperty('self');
});

test('an unknown account', async () => {
	const { error } = await runNode({ parameters: get({ accountId: accountId('0123456789abcdef') }) });
	expect(error).toMatchObject({ httpCode: '404', message: expect.stringMatching(/\w/) });
});

test.each([email, accountId, list])('a customer of a portal by email', async (mode) => {
	const { items, error } = await runNode({ parameters: get({ accountId: mode(people.kim.email) }) });
	expect(error).toBeUndefined();
	expect(items[0].json).toMatchObject({ accountId: people.kim.accountId, accountType: 'customer' });
});

test.each([
	['email', email(people.erik.email)],
	['account ID', accountId(people.erik.email)],
	['list', list(people.erik.email)],
])('by email, in the mode %s', async (_mode, given) => {
	const { items, error } = await runNode({ parameters: get({ accountId: given }) });
	expect(error).toBeUndefined();
	expect(items[0].json.accountId).toBe(people.erik.accountId);
});

test('an email of nobody is refused', async () => {
	const { error } = await runNode({ parameters: get({ accountId: email('nobody@example.com') }) });
	expect(error?.message).toBe("'User' matches nobody: 'nobody@example.com'");
});
