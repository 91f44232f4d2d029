import { JiraSiestaApi } from '../../../credentials/JiraSiestaApi.credentials';
import { letThrough } from '../../../nodes/JiraSiesta/client/types';

const credential = new JiraSiestaApi();
const TEST_URL = 'https://acme.atlassian.net/rest/api/3/myself';
const data = { url: 'acme.atlassian.net/', email: ' ana@example.com ', apiToken: ' t0ken ' };
const signed = { auth: { username: 'ana@example.com', password: 't0ken' }, disableFollowRedirect: true };

test('signs a request to its own site', async () => {
	const request = { url: 'https://acme.atlassian.net/rest/api/3/issue/OPS-1', method: 'GET' as const };
	expect(await credential.authenticate(data, request)).toMatchObject({ ...request, ...signed });
});

test('signs the form that the HTTP Request node uses', async () => {
	const request = { uri: 'https://acme.atlassian.net/rest/api/3/field' } as never;
	expect(await credential.authenticate(data, request)).toMatchObject({ uri: 'https://acme.atlassian.net/rest/api/3/field', ...signed });
});

test.each([
	...['https://evil.example.com/', 'https://acme.atlassian.net.evil.example.com/', 'http://acme.atlassian.net/'],
	...['//evil.example.com/rest/api/3/myself', '\\\\evil.example.com/', '/\\evil.example.com/', ' https://evil.example.com/', '\thttps://evil.example.com/', 'ht\ntps://evil.example.com/'],
	...['https://acme.atlassian.net@evil.example.com/', 'https://acme.atlassian.net:x@evil.example.com/', 'https://evil.example.com\\@acme.atlassian.net/'],
	...['https://acme.atlassian.net:8443/', 'https://acme.atlassian.net./', 'https://аcme.atlassian.net/', 'data:text/html,x', 'file:///etc/passwd'],
])('sends nothing to %j', async (url) => {
	for (const request of [{ url }, { uri: url }, { url, baseURL: 'https://acme.atlassian.net' }]) {
		await expect(credential.authenticate(data, request as never)).rejects.toThrow('is not sent to');
	}
});

test('an address to begin with is the own site, whatever the request says', async () => {
	const signedIn = await credential.authenticate(data, { baseURL: 'https://evil.example.com', url: '/rest/api/3/myself' });
	expect(signedIn).toMatchObject({ baseURL: undefined, url: 'https://acme.atlassian.net/rest/api/3/myself' });
});

test('line breaks in email and token make no header', async () => {
	const { auth } = await credential.authenticate({ ...data, email: 'a@example.com\r\nX-Evil: 1', apiToken: 't\nX-Evil: 2' }, { url: TEST_URL });
	expect(auth).toEqual({ username: 'a@example.com\r\nX-Evil: 1', password: 't\nX-Evil: 2' });
});

describe.each<[string, object]>([
	['a preset', { permissions: 'readOnly' }],
	['a blocked operation', { blockedOperations: ['issue:create'] }],
	['closed projects', { projectAccess: 'restricted', fullProjects: 'OPS' }],
	['a cap', { writesPerExecution: 5 }],
])('with %s', (_what, settings) => {
	const restricted = { ...data, ...settings };
	const url = 'https://acme.atlassian.net/rest/api/3/issue/OPS-1';

	test('other nodes are not a way around it', async () => {
		const others = ['/rest/api/3/myself/../issue/OPS-1', '/rest/api/3/myself/..%2fissue/OPS-1', '/rest/api/3/myself%2f..%2fissue', '//acme.atlassian.net/rest/api/3/field', '/rest/api/3/myself?expand=groups', '/rest/api/3/MYSELF', '/gateway/api/graphql'];
		const ways = [{ url }, { uri: url }, { url, method: 'DELETE' }, { url: '/rest/api/3/myself', method: 'POST' }, ...others.map((other) => ({ url: other }))];
		for (const request of ways) {
			await expect(credential.authenticate(restricted, request as never)).rejects.toThrow('other nodes cannot use it');
		}
	});

	test("only the node's own requests pass", async () => {
		const own = { url };
		letThrough.add(own);
		expect(await credential.authenticate(restricted, own)).toMatchObject(signed);
		await expect(credential.authenticate(restricted, { baseURL: data.url, url: '/rest/api/3/myself' })).rejects.toThrow('other nodes cannot use it');
	});
});

describe('where others could read the token on its way', () => {
	const restricted = { ...data, permissions: 'readOnly' };
	const message = "'Request Options' would let others read the token of this credential";
	const proxy = { host: 'proxy.example.com', port: 3128, protocol: 'http' };
	const ways: object[] = [
		{ skipSslCertificateValidation: true, proxy },
		{ skipSslCertificateValidation: true },
		{ rejectUnauthorized: false },
		{ strictSSL: false },
		{ agentOptions: { ca: 'their own' } },
		{ headers: { Host: 'evil.example.com' } },
		{ headers: { hOST: 'acme.atlassian.net' } },
		{ proxy },
		{ proxy: 'http://proxy.example.com:3128' },
		{ proxy: { host: 'proxy.example.com' } },
	];

	test.each(ways)('%j: a restricted credential signs nothing', async (way) => {
		for (const own of [{ url: TEST_URL, ...way }, { uri: TEST_URL, ...way }]) {
			letThrough.add(own);
			await expect(credential.authenticate(restricted, own as never)).rejects.toThrow(message);
		}
	});

	test.each<[string, object]>([
		['a proxy before a site without https', { url: 'http://localhost:8080/rest/api/3/field', proxy }],
		['a proxy whose certificate is not checked', { url: TEST_URL, proxy, skipSslCertificateValidation: true }],
		['a proxy with a certificate of the workflow', { url: TEST_URL, proxy, agentOptions: { ca: 'their own' } }],
		['another host in a header', { url: TEST_URL, headers: { Host: 'evil.example.com' } }],
	])('%s: an unrestricted credential signs nothing either', async (_way, request) => {
		const { origin } = new URL((request as { url: string }).url);
		await expect(credential.authenticate({ ...data, url: origin }, request as never)).rejects.toThrow(message);
	});

	test.each<[string, object]>([
		['certificates', { skipSslCertificateValidation: true }],
		['a proxy that sees only what is encrypted', { proxy }],
	])('%s: an unrestricted credential leaves it to the workflow', async (_way, way) => {
		expect(await credential.authenticate(data, { url: TEST_URL, ...way })).toMatchObject({ ...signed, ...way });
	});
});

test('follows no redirect, in the form of the HTTP Request node as well', async () => {
	const given = { followRedirect: true, followAllRedirects: true, sendCredentialsOnCrossOriginRedirect: true };
	const never = { disableFollowRedirect: true, sendCredentialsOnCrossOriginRedirect: false };
	expect(await credential.authenticate(data, { url: TEST_URL, ...given } as never)).toMatchObject(never);
	expect(await credential.authenticate(data, { uri: TEST_URL, ...given } as never)).toMatchObject({
		...never,
		followRedirect: false,
		followAllRedirects: false,
	});
});

test('settings that cannot be understood refuse everything', async () => {
	const wrong = { ...data, projectAccess: 'restricted', fullProjects: '10000' };
	await expect(credential.authenticate(wrong, { baseURL: data.url, url: '/rest/api/3/myself' })).rejects.toThrow(
		"'Full Access Projects' of the credential has an entry that is not a project key: '10000'",
	);
});
