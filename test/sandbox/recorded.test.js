// @ts-check
'use strict';

const { startSandbox, people } = require('.');
const { doc } = require('./adf');
const { clientFor } = require('./client');
const { recordedAnswers } = require('./recorded/answers');
const { lacking } = require('./recorded/shape');

const recorded = recordedAnswers();
if ('missing' in recorded)
	console.warn(`Shapes are not held against real sites: ${recorded.missing}`);

const API = '/rest/api/3';
const WORKLOG = { started: '2026-03-02T09:00:00.000+0000', timeSpent: '1h', comment: doc('Done.') };
/** Those who recorded the errors had no account. */
const ANONYMOUS = { authorization: 'Basic eA==' };

/**
 * What the stand-in serves: recorded answers by method and path, and the requests that get the same from the
 * stand-in. `without` says why a property is not in it.
 * @type {{ name: string, method: string, path: RegExp, ask: string[], without?: Record<string, string> }[]}
 */
const ENDPOINTS = [
	{
		name: 'field',
		method: 'GET',
		path: /^\/rest\/api\/3\/field$/,
		ask: ['/field'],
		without: {
			'[][].schema.configuration.isMulti': 'Product Discovery only',
			'[][].schema.configuration.polarisSubType': 'Product Discovery only',
		},
	},
	{
		name: 'issue',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/[A-Z]+-\d+$/,
		ask: ['/issue/OPS-1', '/issue/OPS-2', '/issue/OPS-5', '/issue/WEB-1', '/issue/HELP-1'],
	},
	{
		name: 'project',
		method: 'GET',
		path: /^\/rest\/api\/3\/project\/\d+$/,
		ask: ['/project/OPS', '/project/WEB'],
		without: {
			'[].roles.atlassian-addons-project-access': 'roles have names of their own on each site',
			'[].roles.jira-guest-member': 'roles have names of their own on each site',
			'[].roles.Viewer': 'roles have names of their own on each site',
		},
	},
	{
		name: 'project/search',
		method: 'GET',
		path: /^\/rest\/api\/3\/project\/search\?/,
		ask: ['/project/search'],
	},
	{ name: 'myself', method: 'GET', path: /^\/rest\/api\/3\/myself$/, ask: ['/myself'] },
	{
		name: 'user',
		method: 'GET',
		path: /^\/rest\/api\/3\/user\?accountId=/,
		ask: [people.ana, people.ben].map(
			({ accountId }) => `/user?accountId=${encodeURIComponent(accountId)}`,
		),
	},
	{
		name: 'users/search',
		method: 'GET',
		path: /^\/rest\/api\/3\/users\/search\?/,
		ask: ['/users/search?maxResults=100'],
		without: { '[][].appType': 'no agents of Atlassian among the people' },
	},
	{
		name: 'editmeta',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/[A-Z]+-\d+\/editmeta$/,
		ask: ['/issue/OPS-2/editmeta', '/issue/WEB-1/editmeta'],
	},
	{
		name: 'transitions',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/[^/]+\/transitions$/,
		ask: ['/issue/OPS-1/transitions', '/issue/OPS-2/transitions'],
	},
	{
		name: 'statuses of a project',
		method: 'GET',
		path: /^\/rest\/api\/3\/project\/[^/]+\/statuses$/,
		ask: ['/project/OPS/statuses'],
	},
	{
		name: 'comments',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/\d+\/comment$/,
		ask: ['/issue/OPS-2/comment'],
	},
	{
		name: 'worklogs',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/\d+\/worklog$/,
		ask: ['/issue/OPS-5/worklog'],
	},
	{
		name: 'changelog',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/[^/]+\/changelog$/,
		ask: ['/issue/OPS-5/changelog', '/issue/OPS-2/changelog'],
	},
	{
		name: 'watchers',
		method: 'GET',
		path: /^\/rest\/api\/3\/issue\/[^/]+\/watchers$/,
		ask: ['/issue/OPS-1/watchers'],
	},
	{
		name: 'search/jql',
		method: 'GET',
		path: /^\/rest\/api\/3\/search\/jql\?/,
		ask: [
			'/search/jql?jql=key%20in%20(OPS-1,WEB-1)&fields=*all',
			'/search/jql?jql=project%3DOPS&maxResults=1',
		],
	},
	{
		name: 'serverInfo',
		method: 'GET',
		path: /^\/rest\/api\/3\/serverInfo$/,
		ask: ['/serverInfo'],
	},
];

('missing' in recorded ? describe.skip : describe)(
	'the answers of the stand-in have what real ones have',
	() => {
		const { answers } = /** @type {Exclude<typeof recorded, { missing: string }>} */ (recorded);
		/** @type {Awaited<ReturnType<typeof startSandbox>>} */
		let jira;
		/** @type {ReturnType<typeof clientFor>} */
		let call;

		/** @param {string} method @param {RegExp} path */
		const real = (method, path, status = 200) =>
			answers
				.filter((one) => one.kind === 'recorded' && one.method === method && one.status === status)
				.filter((one) => path.test(one.path))
				.map(({ body }) => body);

		beforeAll(async () => {
			jira = await startSandbox();
			call = clientFor(jira);
			await call('POST', `${API}/issue/OPS-2/comment`, { body: doc('Seen.') });
			await call('PUT', `${API}/issue/OPS-5`, {
				fields: { timetracking: { originalEstimate: '1d', remainingEstimate: '4h' } },
			});
			await call('POST', `${API}/issue/OPS-5/worklog`, WORKLOG);
		});
		afterAll(() => jira.close());

		test.each(ENDPOINTS)('$name', async ({ method, path, ask, without = {} }) => {
			const wanted = real(method, path);
			expect(wanted.length).toBeGreaterThan(0);
			const given = [];
			for (const one of ask) given.push((await call(method, API + one)).body);
			// A reason that is no longer needed has to go.
			expect(lacking(wanted, given).sort()).toEqual(Object.keys(without).sort());
		});

		test('entries of a search', async () => {
			const wanted = real('GET', /^\/rest\/api\/3\/search\/jql \(one entry of issues\)$/);
			expect(wanted.length).toBeGreaterThan(0);
			const keys = ['OPS-2', 'OPS-5', 'WEB-1', 'HELP-1'];
			const given = await Promise.all(
				keys.map(async (key) => (await call('GET', `${API}/issue/${key}`)).body),
			);
			// Nothing here is attached to an issue.
			expect(lacking(wanted, given)).toEqual(['[].fields.attachment[]']);
		});

		test('entries of a changelog', async () => {
			const wanted = real('GET', /^\/rest\/api\/3\/issue\/\d+\/changelog\?.*\(one entry\)$/);
			expect(wanted.length).toBeGreaterThan(0);
			const { values } = (await call('GET', `${API}/issue/OPS-5/changelog`)).body;
			expect(lacking(wanted, values)).toEqual([]);
		});

		test('entries of remote links', async () => {
			const wanted = real('GET', /^\/rest\/api\/2\/issue\/\d+\/remotelink \(one entry\)$/);
			expect(wanted.length).toBeGreaterThan(0);
			await call('POST', `${API}/issue/OPS-1/remotelink`, {
				globalId: 'a',
				relationship: 'Wiki Page',
				application: { name: 'Wiki', type: 'com.example.wiki' },
				object: {
					url: 'https://example.com/1',
					title: 'Page',
					icon: { title: 'Wiki', url16x16: 'https://example.com/16.png' },
					status: { resolved: false },
				},
			});
			const { body } = await call('GET', `${API}/issue/OPS-1/remotelink`);
			expect(lacking(wanted, body)).toEqual([]);
		});

		test('what writing answers', async () => {
			const body = doc('Text');
			const comment = await call('POST', `${API}/issue/OPS-2/comment`, { body });
			expect(lacking(real('POST', /\/issue\/[^/]+\/comment$/, 201), [comment.body])).toEqual([]);
			const worklog = await call('POST', `${API}/issue/OPS-2/worklog`, WORKLOG);
			expect(lacking(real('POST', /\/worklog$/, 201), [worklog.body])).toEqual([]);
			for (const [things, { body: written }, change] of [
				['comment', comment, { body }],
				['worklog', worklog, { timeSpent: '2h' }],
			]) {
				const changed = await call('PUT', `${API}/issue/OPS-2/${things}/${written.id}`, change);
				const path = new RegExp(`/${things}/\\d+$`);
				expect(lacking(real('PUT', path), [changed.body])).toEqual([]);
			}
			const issue = await call('POST', `${API}/issue`, {
				fields: { project: { key: 'WEB' }, issuetype: { name: 'Task' }, summary: 'x' },
			});
			expect(lacking(real('POST', /^\/rest\/api\/3\/issue$/, 201), [issue.body])).toEqual([]);
		});

		test('errors', async () => {
			const errors = answers.filter(({ kind, status }) => kind === 'recorded' && status >= 400);
			/** Requests that read nothing of the recorded site, so that the stand-in has to refuse them in the same words. */
			const same = errors.filter(
				({ method, path }) =>
					/^\/rest\/api\/3\/(search\/(jql|approximate-count)|search$|issue$|user\/|project\/search|issue\/(NOPE|PUB-1\/no))/.test(
						path,
					) && ['GET', 'POST'].includes(method),
			);
			const told = [];
			for (const { method, path, requestBody, status, body } of same) {
				if (method === 'POST' && (requestBody === undefined || requestBody?.fields?.project))
					continue;
				const given =
					typeof requestBody === 'string'
						? await fetch(jira.url + path, {
								method,
								headers: { 'content-type': 'application/json', ...ANONYMOUS },
								body: requestBody,
							}).then(async (answer) => ({ status: answer.status, body: await answer.json() }))
						: await call(method, path, requestBody, ANONYMOUS);
				expect({ path, status: given.status, body: given.body }).toEqual({ path, status, body });
				told.push(path);
			}
			expect(told.length).toBeGreaterThan(15);
		});
	},
);
