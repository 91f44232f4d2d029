// @ts-check
'use strict';

const { startSandbox, people } = require('.');
const { clientFor } = require('./client');
const { v2Bridge } = require('./routes/bridge');

describe("REST v2 for n8n's own node", () => {
	/** @type {Awaited<ReturnType<typeof startSandbox>>} */
	let jira;
	/** @type {ReturnType<typeof clientFor>} */
	let call;
	beforeAll(async () => {
		jira = await startSandbox({ routes: [v2Bridge] });
		call = clientFor(jira);
	});
	afterAll(() => jira.close());

	test('fills its lists', async () => {
		const get = async (path) => (await call('GET', `/rest/api/2${path}`)).body;
		const projects = await get('/project/search?startAt=0&maxResults=50');
		expect(projects.values.length).toBe(50);
		const { issueTypes } = await get('/project/10000');
		expect(issueTypes.map(({ name }) => name)).toContain('Bug');
		expect((await get('/priority')).map(({ name }) => name)).toContain('High');
		expect((await get('/users/search')).map(({ displayName }) => displayName)).toContain(
			'Ana Novak',
		);
		expect((await get('/label')).values).toContain('incident');
		expect((await get('/project/10000/component')).values[0]).toMatchObject({ name: 'Network' });
		expect((await get('/issue/OPS-2/transitions')).transitions).toHaveLength(2);
		const meta = await get(
			'/issue/createmeta?projectIds=10000&issueTypeIds=10101&expand=projects.issuetypes.fields',
		);
		const { fields } = meta.projects.find(({ id }) => id === '10000').issuetypes[0];
		expect(fields.customfield_10040).toMatchObject({
			name: 'Severity',
			schema: { customId: 10040 },
		});
		expect((await get('/myself')).accountId).toBe(people.ana.accountId);
	});

	test('takes and gives plain text where v3 has documents', async () => {
		const created = await call('POST', '/rest/api/2/issue', {
			fields: {
				project: { id: '10000' },
				issuetype: { id: '10102' },
				summary: 'From the other node',
				description: 'One\nTwo',
			},
		});
		expect(created.status).toBe(201);
		expect(created.body.self).toMatch('/rest/api/2/issue/');
		const { body } = await call('GET', `/rest/api/2/issue/${created.body.key}`);
		expect(body.fields.description).toBe('One\nTwo');
		expect(jira.issue(created.body.key)?.fields.description).toMatchObject({ type: 'doc' });
		const found = await call('POST', '/rest/api/2/search/jql', {
			jql: 'summary ~ "From the other node"',
			fields: ['summary'],
			maxResults: 100,
		});
		expect(found.body.issues).toHaveLength(1);
		const update = { fields: { summary: 'Renamed' } };
		expect((await call('PUT', `/rest/api/2/issue/${created.body.key}`, update)).status).toBe(204);
		expect((await call('DELETE', `/rest/api/2/issue/${created.body.key}`)).status).toBe(204);
	});

	test('refuses as v3 does', async () => {
		const { status, body } = await call('POST', '/rest/api/2/issue', { fields: {} });
		expect(status).toBe(400);
		expect(body.errors).toEqual({ project: 'Specify a valid project ID or key' });
		expect((await call('GET', '/rest/api/2/issue/OPS-999')).status).toBe(404);
	});
});
