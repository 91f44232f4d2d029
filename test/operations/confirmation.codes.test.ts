import { runNode, useJira } from '../harness';
import type { Credential } from '../harness';
import { sample } from './samples';
import { key } from './values';

// What is tried with a code: another spelling, several items, several executions, settings that have changed.

const jira = useJira();

const credential = { permissions: 'confirmWrites' };
const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const codeOf = async (parameters: object, settings: Credential = {}) =>
	String((await runNode({ parameters, credential: { ...credential, ...settings } })).items[0].json.confirmationCode);
const confirm = async (parameters: object, confirmationCode: string, settings: Credential = {}, input: object[] = [{}]) =>
	await runNode({ parameters: { ...parameters, safety: { confirmationCode } }, credential: { ...credential, ...settings }, input: input as never });

/** Another character of the alphabet in the place of one. */
const changed = (code: string, at: number) => `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`;
const payloadOf = (code: string) => JSON.parse(Buffer.from(code.split('.')[0], 'base64url').toString()) as Record<string, unknown>;
const withPayload = (code: string, more: object) =>
	`${Buffer.from(JSON.stringify({ ...payloadOf(code), ...more })).toString('base64url')}.${code.split('.')[1]}`;

test.each<[string, (code: string) => string]>([
	['cut at the end', (code) => code.slice(0, -1)],
	['cut at the start', (code) => code.slice(1)],
	['one character of the plan changed', (code) => changed(code, 5)],
	['one character of the signature changed', (code) => changed(code, code.length - 5)],
	['padded as Base64', (code) => `${code}=`],
	['padded with zeros', (code) => `${code}\u0000`],
	['padded in its first part', (code) => code.replace('.', '==.')],
	['twice', (code) => `${code}${code}`],
	['twice, with a dot', (code) => `${code}.${code}`],
	['twice, as lines', (code) => `${code}\n${code}`],
	['with an empty third part', (code) => `${code}.`],
	['with a dot before it', (code) => `.${code}`],
	['in upper case', (code) => code.toUpperCase()],
	['in lower case', (code) => code.toLowerCase()],
	['with a look-alike', (code) => code.replace(/[aeo]/, (letter) => ({ a: 'а', e: 'е', o: 'о' })[letter]!)],
	['with full-width letters', (code) => code.replace(/[A-Z]/, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))],
	['with white space in it', (code) => `${code.slice(0, 9)} ${code.slice(9)}`],
	['with a zero-width space in it', (code) => `${code.slice(0, 9)}\u200b${code.slice(9)}`],
	['in the other alphabet of Base64', (code) => `${Buffer.from(JSON.stringify(payloadOf(code))).toString('base64')}!.${code.split('.')[1]}`],
	['good for longer', (code) => withPayload(code, { expires: 9_999_999_999 })],
	['of another workflow by its own word', (code) => withPayload(code, { workflow: 'another' })],
	['with its parts taken away', (code) => withPayload(code, { parts: {} })],
	['with another plan ID', (code) => withPayload(code, { plan: 'x' })],
])('%s: no code of this credential', async (_how, forge) => {
	const code = await codeOf(sample('issue:update'));
	const { error } = await confirm(sample('issue:update'), forge(code));
	expect(error?.message).toBe("'Confirmation Code' is not a code of this credential");
	expect(written()).toEqual([]);
});

test('white space around it is a slip of the hand', async () => {
	const { error } = await confirm(sample('issue:update'), ` \n${await codeOf(sample('issue:update'))}\t\u00a0`);
	expect(error).toBeUndefined();
	expect(written()).toHaveLength(1);
});

test.each(['issue:assign', 'issue:create', 'issue:update'])('%s: one code for three items is one write', async (id) => {
	const { items, error } = await confirm(sample(id), await codeOf(sample(id)), {}, [{}, {}, {}]);
	expect(error).toBeUndefined();
	expect(items.map(({ json }) => json.replayed)).toEqual([undefined, true, true]);
	expect(new Set(items.map(({ json }) => json.key)).size).toBe(1);
	expect(written()).toHaveLength(1);
});

test('one code for three issues is a write to its own', async () => {
	const code = await codeOf(sample('issue:update'));
	const parameters = { ...sample('issue:update', { issueKey: key('={{ $json.issue }}') }), safety: { confirmationCode: code } };
	const { items } = await runNode({ parameters, credential, input: ['OPS-1', 'OPS-2', 'OPS-3'].map((issue) => ({ issue })), onError: 'continueRegularOutput' });
	expect(items.map(({ json }) => json.error ?? json.key)).toEqual(['OPS-1', 'OPS-2', 'OPS-3'].map((issue) => (issue === 'OPS-2' ? issue : expect.stringMatching(/is for another plan: Target differs$/))));
	expect(written().map(({ path }) => path)).toEqual(['/rest/api/3/issue/OPS-2']);
});

test('one code in five executions at once is one write', async () => {
	const code = await codeOf(sample('issue:create'));
	const runs = await Promise.all([1, 2, 3, 4, 5].map(async () => await confirm(sample('issue:create'), code)));
	expect(runs.filter(({ items }) => items[0].json.replayed === undefined)).toHaveLength(1);
	expect(new Set(runs.map(({ items }) => items[0].json.key)).size).toBe(1);
	expect(written()).toHaveLength(1);
});

test.each<[string, Credential, RegExp]>([
	['the operation is blocked', { blockedOperations: ['issue:update'] }, /is blocked by the credential/],
	['its class is blocked', { permissions: 'custom', permissionRead: 'allowed', permissionEdit: 'blocked' }, /is blocked by the credential/],
	['the project is closed', { projectAccess: 'restricted', fullProjects: 'WEB' }, /is not open to this credential/],
	['the project is read only', { projectAccess: 'restricted', readOnlyProjects: 'OPS' }, /may only be read/],
	['the token is another', { apiToken: 'another' }, /is not a code of this credential/],
	['the time is over by now', { confirmationMinutes: 0 }, /expired at /],
	['a waiting step is asked for', { requireWaiting: true }, /nothing between the plan and this node waits for a person/],
	['a setting is one that nobody knows', { permissions: 'everything' }, /is blocked by the credential/],
])('made before %s: not carried out', async (_what, settings, message) => {
	const code = await codeOf(sample('issue:update'), { confirmationMinutes: 600 });
	const { error } = await confirm(sample('issue:update'), code, settings);
	expect(error?.message).toMatch(message);
	expect(written()).toEqual([]);
});

test('nor is it where confirmation is no longer asked for and the values are others', async () => {
	const code = await codeOf(sample('issue:update'));
	const { error } = await confirm(sample('issue:update', { updateFields: { summary: 'Smuggled' } }), code, { permissions: 'full' });
	expect(error?.message).toBe("'Confirmation Code' is for another plan: Summary differs");
	expect(written()).toEqual([]);
});
