import { runCredentialTest, useJira } from '../harness';

// What a person reads who saves a credential.

const jira = useJira();

const html = '<!DOCTYPE html><html><body>Sign in</body></html>';
const TOKEN = `ATATT3x${'a'.repeat(180)}`;

test('a credential that works says who it is', async () => {
	expect(await runCredentialTest()).toEqual({ status: 'OK', message: expect.stringMatching(/^Signed in as \w/) });
	expect(jira.requests).toEqual([expect.objectContaining({ method: 'GET', path: '/rest/api/3/myself', status: 200 })]);
});

test('spaces, a path and a missing scheme are no mistakes', async () => {
	const { url, account } = jira;
	const entered = { url: ` ${url}/jira/your-work `, email: ` ${account.email} `, apiToken: ` ${account.apiToken}\n` };
	expect(await runCredentialTest(entered)).toMatchObject({ status: 'OK' });
	// Https is what is added: this server does not speak it.
	const { message } = await runCredentialTest({ url: url.replace('http://', '') });
	expect(message).toMatch(/^Jira could not be reached at https:\/\/[^ ]+\. The server does not speak that protocol at this port/);
});

test.each([
	['a limited credential', { permissions: 'readOnly' }],
	['a credential of some projects', { projectAccess: 'restricted', fullProjects: 'OPS' }],
])('%s works', async (_what, settings) => {
	expect(await runCredentialTest(settings)).toMatchObject({ status: 'OK' });
});

const REFUSED = 'Jira refused the email or the API token. ';

test.each<[string, object, string | RegExp]>([
	['no address', { url: '' }, /^The Jira site URL is empty\. Enter the address/],
	['no email', { email: ' ' }, "'Email' is empty."],
	['no token', { apiToken: '' }, "'API Token' is empty."],
	['http', { url: 'http://acme.atlassian.net' }, /^'http:\/\/acme\.atlassian\.net' would send the API token unprotected\./],
	['the gateway', { url: 'https://api.atlassian.com/ex/jira/1' }, /is Atlassian's API gateway, not a site\./],
	['a wrong port', { url: 'http://127.0.0.1:9' }, "Jira could not be reached at http://127.0.0.1:9. Nothing listens at this port. Check the port in the 'Site URL' of the credential."],
	['a wrong token', { apiToken: TOKEN }, new RegExp(`^${REFUSED}Does the token belong to this email, is it expired, or was it made with scopes`)],
	['an old token', { apiToken: 'abcdefghijklmnopqrstuvwx' }, new RegExp(`^${REFUSED}Does the token belong`)],
	['another email', { email: 'somebody@example.com', apiToken: TOKEN }, new RegExp(`^${REFUSED}Does the token belong`)],
	['a password', { apiToken: 'Summer2026!' }, new RegExp(`^${REFUSED}What stands in 'API Token' does not look like one: Jira takes no password\\.`)],
	['a token of a service account', { apiToken: `ATSTT3x${'a'.repeat(180)}` }, new RegExp(`^${REFUSED}The token is one of a service account`)],
	['limits that cannot be understood', { projectAccess: 'restricted', fullProjects: '10000' }, /^'Full Access Projects' of the credential has an entry that is not a project key/],
])('%s', async (_what, entered, message) => {
	const result = await runCredentialTest(entered as never);
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(message);
	expect(result.message).not.toContain('aaaa');
});

test.each<[string, object, RegExp]>([
	['a refused sign-in with status 200', { status: 200, headers: { 'X-Seraph-LoginReason': 'AUTHENTICATED_FAILED' }, body: {} }, /^Jira refused the email or the API token\./],
	['a CAPTCHA', { status: 401, headers: { 'X-Seraph-LoginReason': 'AUTHENTICATION_DENIED' }, body: '' }, /CAPTCHA after several failed sign-ins: sign in once in the browser/],
	['no such site', { status: 404, body: html }, /^There is no Jira site at http.*\. Check the 'Site URL' in the credential\. Atlassian shows the same page for a site that is suspended/],
	['another website', { status: 200, body: html }, /^Something in front of Jira answered in its place at http/],
	['another service', { status: 200, body: { hello: 'world' } }, /^What answers at http.* is not Jira\. Check the 'Site URL'/],
	['a firewall', { status: 403, body: html }, /^Something in front of Jira blocked the request\. Check proxies and firewalls/],
	['an account without Jira', { status: 403, body: { errorMessages: ['No access to Jira'] } }, /^No access to Jira\. The credential's account lacks this permission\./],
	['another address', { status: 302, headers: { location: 'https://new.example.com/' }, body: '' }, /redirects to https:\/\/new\.example\.com\/\. Correct the 'Site URL'/],
	['an outage', { status: 503, body: html }, /^Jira is not available \(HTTP 503\)\. Try again in a few minutes\.$/],
	['a limit', { status: 429, body: '' }, /^Jira is limiting the rate of requests\./],
	['a broken connection', { drop: true }, /^The connection to Jira broke before it answered\. The server closed the connection\./],
])('%s: told in a sentence, and the token goes nowhere else', async (_what, fault, message) => {
	jira.fail(fault);
	const result = await runCredentialTest();
	expect(result.status).toBe('Error');
	expect(result.message).toMatch(message);
	expect(result.message).not.toMatch(/\/rest\/|undefined|sandbox-token|ECONN|HPE/);
	expect(jira.requests).toHaveLength(1);
});
