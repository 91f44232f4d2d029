import { JiraSiestaApi } from '../../credentials/JiraSiestaApi.credentials';
import { letThrough } from '../../nodes/JiraSiesta/pipeline/request';

const credential = new JiraSiestaApi();
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

test.each(['https://evil.example.com/', 'https://acme.atlassian.net.evil.example.com/', 'http://acme.atlassian.net/'])(
	'sends nothing to %s',
	async (url) => {
		await expect(credential.authenticate(data, { url })).rejects.toThrow('is not sent to');
	},
);

describe.each<[string, object]>([
	['a preset', { permissions: 'readOnly' }],
	['a blocked operation', { blockedOperations: ['issue:create'] }],
	['closed projects', { projectAccess: 'restricted', fullProjects: 'OPS' }],
	['a cap', { writesPerExecution: 5 }],
])('with %s', (_what, settings) => {
	const restricted = { ...data, ...settings };
	const url = 'https://acme.atlassian.net/rest/api/3/issue/OPS-1';

	test('other nodes are not a way around it', async () => {
		const ways = [{ url }, { uri: url }, { url, method: 'DELETE' }, { url: '/rest/api/3/myself', method: 'POST' }, { url: '/rest/api/3/myself/../issue/OPS-1' }];
		for (const request of ways) {
			await expect(credential.authenticate(restricted, request as never)).rejects.toThrow('other nodes cannot use it');
		}
	});

	test("the node's own requests and the credential test pass", async () => {
		const own = { url };
		letThrough.add(own);
		expect(await credential.authenticate(restricted, own)).toMatchObject(signed);
		expect(await credential.authenticate(restricted, { baseURL: data.url, url: '/rest/api/3/myself' })).toMatchObject(signed);
	});
});
