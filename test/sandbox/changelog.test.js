// @ts-check
'use strict';

const { people } = require('.');
const { doc } = require('./adf');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();
beforeEach(() => {
	jira.writeLimit = false;
});

const API = '/rest/api/3';
const edit = (key, fields) => call('PUT', `${API}/issue/${key}`, { fields });
const changes = async (key) => (await call('GET', `${API}/issue/${key}/changelog`)).body;
/** field, from, to of the last entry */
const last = async (key) =>
	(await changes(key)).values
		.at(-1)
		.items.map((item) => [item.field, item.from, item.fromString, item.to, item.toString]);

test.each([
	[{ summary: 'New' }, [['summary', null, 'Clean up old backups', null, 'New']]],
	[{ priority: { name: 'High' } }, [['priority', '4', 'Low', '2', 'High']]],
	[{ labels: ['a', 'b'] }, [['labels', null, '', null, 'a b']]],
	[{ duedate: '2026-12-24' }, [['duedate', null, null, '2026-12-24', '2026-12-24 00:00:00.0']]],
	[{ description: doc('Text') }, [['description', null, null, null, 'Text']]],
	[{ customfield_10043: 12 }, [['Cost', null, null, null, '12']]],
	[{ customfield_10020: 8 }, [['Sprint', '', '', '8', 'OPS Sprint 8']]],
	[
		{ customfield_10041: [{ value: 'API' }] },
		[['Affected services', null, null, '[100410]', 'API']],
	],
	[
		{ assignee: { accountId: people.ben.accountId } },
		[['assignee', people.carla.accountId, 'Carla Rossi', people.ben.accountId, 'Ben Okafor']],
	],
	[
		{ fixVersions: [{ name: '2026.1' }, { name: '2027' }] },
		[
			['Fix Version', null, null, '10600', '2026.1'],
			['Fix Version', null, null, '10602', '2027'],
		],
	],
	[{ parent: { key: 'OPS-1' } }, [['IssueParentAssociation', null, null, '10001', 'OPS-1']]],
	[
		{ timetracking: { originalEstimate: '1d', remainingEstimate: '4h' } },
		[
			['timeoriginalestimate', null, null, '28800', '28800'],
			['timeestimate', null, null, '14400', '14400'],
		],
	],
])('%j is told as one entry', async (fields, items) => {
	expect((await edit('OPS-6', fields)).status).toBe(204);
	expect(await last('OPS-6')).toEqual(items);
	expect((await changes('OPS-6')).total).toBe(1);
});

test('what stays as it is makes no entry, a comment neither', async () => {
	await edit('OPS-6', { summary: 'Clean up old backups' });
	await call('POST', `${API}/issue/OPS-6/comment`, { body: doc('x') });
	expect(await changes('OPS-6')).toMatchObject({ total: 0, isLast: true, values: [] });
});

test('a transition, a worklog, an item without a field of its own', async () => {
	await call('POST', `${API}/issue/OPS-2/transitions`, { transition: { id: '41' } });
	expect(await last('OPS-2')).toEqual([['status', '10011', 'In Progress', '10010', 'To Do']]);
	const { id } = (
		await call('POST', `${API}/issue/OPS-2/worklog`, {
			started: '2026-03-02T09:00:00.000+0000',
			timeSpent: '1h',
		})
	).body;
	expect(await last('OPS-2')).toEqual([
		['timeestimate', null, null, '0', '0'],
		['timespent', null, null, '3600', '3600'],
		['WorklogId', null, null, id, id],
	]);
	await edit('OPS-2', { parent: { none: true } });
	const { items, author } = (await changes('OPS-2')).values.at(-1);
	expect(items[0]).not.toHaveProperty('fieldId');
	expect(author.accountId).toBe(people.ana.accountId);
});

test('pages of a hundred, oldest first; in the issue the last hundred, newest first', async () => {
	for (let n = 1; n <= 101; n++) await edit('OPS-6', { summary: `${n}` });
	const first = await changes('OPS-6');
	expect(first).toMatchObject({ startAt: 0, maxResults: 100, total: 101, isLast: false });
	expect(first.values[0].items[0].toString).toBe('1');
	const second = (await call('GET', first.nextPage.slice(jira.url.length))).body;
	expect(second.values.map(({ items }) => items[0].toString)).toEqual(['101']);
	const { changelog } = (await call('GET', `${API}/issue/OPS-6?expand=changelog`)).body;
	expect(changelog).toMatchObject({ total: 101, maxResults: 100 });
	expect(changelog.histories[0].items[0].toString).toBe('101');
});

describe('the changes of many issues', () => {
	const bulk = (body) => call('POST', `${API}/changelog/bulkfetch`, body);

	test('come by issue ID; a page may cut an issue', async () => {
		for (const key of ['OPS-6', 'OPS-3']) {
			await edit(key, { summary: 'One' });
			await edit(key, { priority: { name: 'High' } });
		}
		const asked = { issueIdsOrKeys: ['OPS-6', 'OPS-3', 'OPS-999', 'SEC-1'], maxResults: 3 };
		const first = (await bulk(asked)).body;
		const shape = ({ issueChangeLogs }) =>
			issueChangeLogs.map(({ issueId, changeHistories }) => [issueId, changeHistories.length]);
		const [six, three] = ['OPS-6', 'OPS-3'].map((key) => jira.issue(key)?.id);
		expect(shape(first)).toEqual([
			[six, 2],
			[three, 1],
		]);
		expect(typeof first.issueChangeLogs[0].changeHistories[0].created).toBe('number');
		const second = (await bulk({ ...asked, nextPageToken: first.nextPageToken })).body;
		expect(shape(second)).toEqual([[three, 1]]);
		expect(second).not.toHaveProperty('nextPageToken');
		const wrong = { ...asked, issueIdsOrKeys: ['OPS-6'], nextPageToken: first.nextPageToken };
		expect((await bulk(wrong)).status).toBe(400);
		const prioritiesOnly = (await bulk({ ...asked, fieldIds: ['priority'] })).body;
		expect(shape(prioritiesOnly)).toEqual([
			[six, 1],
			[three, 1],
		]);
	});

	test.each([
		{ issueIdsOrKeys: [] },
		{ issueIdsOrKeys: Array(1001).fill('OPS-1') },
		{ issueIdsOrKeys: ['OPS-1'], fieldIds: Array(11).fill('status') },
		{},
	])('have limits', async (body) => {
		expect((await bulk(body)).status).toBe(400);
	});
});
