import { runNode, shortenWaits, useJira } from '../harness';
import type { Run } from '../harness';
import { MODES, sample } from './samples';

// The token stays between the credential and its site.

shortenWaits(100);
const jira = useJira();

const html = '<!DOCTYPE html><html><body>Sign in</body></html>';

/** All the forms in which somebody could read it. */
const secrets = () => {
	const { email, apiToken } = jira.account;
	const basic = Buffer.from(`${email}:${apiToken}`).toString('base64');
	return [apiToken, basic, basic.replace(/=+$/, ''), Buffer.from(apiToken).toString('base64').replace(/=+$/, ''), encodeURIComponent(apiToken), Buffer.from(apiToken).toString('hex')];
};

describe.each([['stop', MODES.stop], ['continue', MODES.continue]] as const)('%s', (_mode, settings) => {
	test.each<[string, object, object?]>([
		['a timeout', { delay: 150, times: 9 }, { requestOptions: { timeout: 50, longestWait: 0 } }],
		['a broken connection', { drop: true, times: 9 }],
		['a redirect', { status: 302, times: 9, headers: { location: 'https://other.example.com/' }, body: '' }],
		['a redirect within the site', { status: 301, times: 9, headers: { location: '/login.jsp' }, body: '' }],
		['a refused token', { status: 401, times: 9, body: html }],
		['nothing there', { status: 404, times: 9, body: { errorMessages: ['Not here.'] } }],
		['a failure', { status: 500, times: 9, body: {} }],
		['a page of something else', { status: 200, times: 9, body: html }],
		['an answer that quotes the request', { status: 400, times: 9, body: { errorMessages: ['You sent something.'], errors: {} } }],
	])('%s: the token is in nothing that n8n keeps', async (_what, fault, more = {}) => {
		for (const id of ['issue:get', 'issue:update', 'issue:create']) {
			jira.reset();
			jira.fail(fault);
			const run = await runNode({ parameters: sample(id, more), ...(settings as Partial<Run>) });
			const kept = JSON.stringify(run, (_key, value: unknown) => (value instanceof Error ? { ...value, message: value.message, stack: value.stack, cause: value.cause } : value));
			for (const secret of secrets()) expect(kept).not.toContain(secret);
			expect(kept).not.toMatch(/authorization/i);
		}
	});
});

test.each<[string, object]>([
	['url', { url: 'http://127.0.0.1:9/' }],
	['baseURL', { baseURL: 'http://127.0.0.1:9/' }],
	['headers', { headers: { Host: 'evil.example.com', 'X-Evil': '1', Authorization: 'Basic eA==' } }],
	['agentOptions', { agentOptions: { ca: 'theirs' } }],
	['skipSslCertificateValidation', { skipSslCertificateValidation: true }],
	['auth', { auth: { username: 'x', password: 'y' } }],
	['method and body', { method: 'DELETE', body: { fields: {} } }],
	['a redirect option', { followRedirect: true, sendCredentialsOnCrossOriginRedirect: true }],
])('what Request Options of the node do not have is not read: %s', async (_what, requestOptions) => {
	for (const credential of [{}, { permissions: 'readOnly' }]) {
		jira.reset();
		const { error } = await runNode({ parameters: sample('issue:get', { requestOptions }), credential });
		expect(error).toBeUndefined();
		expect(jira.requests).toEqual([expect.objectContaining({ method: 'GET', path: '/rest/api/3/issue/OPS-2', status: 200 })]);
		expect(jira.requests[0].headers).toMatchObject({ host: new URL(jira.url).host });
		expect(jira.requests[0].headers).not.toHaveProperty('x-evil');
	}
});
