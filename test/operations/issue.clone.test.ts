import type { IDataObject } from 'n8n-workflow';

import { people, runNode, shortenWaits, useJira } from '../harness';
import { doc } from '../sandbox/adf';
import { byId } from '../sandbox/fields/catalogue';
import { key, list, name } from './values';

shortenWaits();
const jira = useJira({ documented: true });

const ALL = ['attachments', 'comments', 'links', 'watchers', 'original'];
const clone = (issueKey: string, copyParts: string[], more: object = {}) => ({
	...{ resource: 'issue', operation: 'clone', issueKey: key(issueKey), copyParts },
	...{ targetProject: list(''), targetIssueType: list(''), ...more },
});
const run = async (issueKey: string, copyParts: string[], more: object = {}, how: object = {}) => {
	const { items, error } = await runNode({ parameters: clone(issueKey, copyParts, more), ...how });
	const json = (items?.[0]?.json ?? {}) as IDataObject & { leftOut: Array<{ what: string; why: string }>; copied: IDataObject };
	return { json, error, copy: jira.issue(String(json.key)), left: json.leftOut?.map(({ what }) => what) };
};
const writes = (path: string | RegExp = /./) =>
	jira.requests.filter((one) => one.method !== 'GET' && !/search|bulkfetch/.test(one.path) && RegExp(path).test(one.path));
const listed = (lists: object) => ({ credential: { projectAccess: 'restricted', ...lists } });

test('the fields of an issue, and what was left out', async () => {
	const { json, copy, left, error } = await run('APP-4', []);
	expect(error?.message).toBeUndefined();
	const original = jira.issue('APP-4')!;
	expect(copy).toMatchObject({ project: { key: 'APP' } });
	for (const id of ['summary', 'components', 'fixVersions', 'parent', 'assignee', 'customfield_10016', 'priority']) {
		expect([id, copy!.fields[id]]).toEqual([id, original.fields[id]]);
	}
	expect(copy!.fields.status.name).toBe('To Do');
	expect(json).toMatchObject({ copyOf: 'APP-4', project: 'APP', issueType: 'Story', summary: 'Pay by invoice', copied: {} });
	expect(json.fields).toEqual(expect.arrayContaining(['Summary', 'Components', 'Story point estimate', 'Assignee']));
	expect(left).toEqual(expect.arrayContaining(['Status', 'Sub-tasks', 'Creator, dates, history and what apps keep of the issue']));
	expect(writes()).toHaveLength(1);
});

test('every field that has a value is copied or named', async () => {
	const DERIVED = /^(created|updated|creator|project|issuetype|status.*|comment|attachment|issuelinks|watches|lastViewed|workratio|thumbnail|issuerestriction|(aggregate)?(progress|time.*))$/;
	for (const issueKey of ['APP-5', 'OPS-6', 'OPS-3']) {
		const { json, left } = await run(issueKey, ALL);
		const told = [...(json.fields as string[]), ...left];
		for (const [id, value] of Object.entries(jira.issue(issueKey)!.fields)) {
			const isEmpty = value === null || value === '' || (Array.isArray(value) && value.length === 0) || JSON.stringify(value) === '{}';
			if (!isEmpty && !DERIVED.test(id)) expect([id, told]).toEqual([id, expect.arrayContaining([byId.get(id)?.name])]);
		}
	}
});

test('with all that belongs to it', async () => {
	const { json, copy, error } = await run('OPS-6', ALL);
	expect(error?.message).toBeUndefined();
	const original = jira.issue('OPS-6')!;
	expect(json.copied).toEqual({ attachments: original.attachments.length, comments: 3, links: 3, watchers: 2, original: 1 });
	expect(copy!.attachments.map(({ filename, file }) => [filename, file.size])).toEqual(original.attachments.map(({ filename, file }) => [filename, file.size]));
	const texts = copy!.comments.map((one) => JSON.stringify(one.body));
	expect(texts[0]).toMatch(/Ben .*Which of them may go\?/);
	expect(copy!.comments[2].visibility).toMatchObject({ type: 'role', value: 'Developers' });
	expect(copy!.watchers).toContain(people.ben.accountId);
	const links = jira.site.links.filter(({ inwardIssue, outwardIssue }) => [inwardIssue, outwardIssue].includes(copy!));
	expect(links.map(({ type, inwardIssue, outwardIssue }) => `${inwardIssue.key} ${type.outward} ${outwardIssue.key}`).sort()).toEqual(
		[`${copy!.key} blocks OPS-7`, `${copy!.key} clones OPS-6`, `OPS-7 relates to ${copy!.key}`].sort(),
	);
	expect(copy!.remoteLinks.map(({ globalId }) => globalId)).toEqual(['https://example.com/backups']);
	expect(json.leftOut.map(({ what }) => what)).toEqual(expect.arrayContaining(['Replies', 'Votes', 'Log Work']));
});

test('what is not chosen is named', async () => {
	const { left } = await run('OPS-6', []);
	expect(left).toEqual(expect.arrayContaining(['comments (3)', 'links (3)', 'watchers (2)', expect.stringMatching(/^attachments \(\d\)$/)]));
});

test('into another project: what it does not have is named, with why', async () => {
	const original = jira.issue('APP-5')!;
	const { copy, json } = await run('APP-5', [], { targetProject: key('OPS'), targetIssueType: name('Task') });
	expect(copy).toMatchObject({ project: { key: 'OPS' } });
	expect(copy!.fields.summary).toBe(original.fields.summary);
	const why = Object.fromEntries(json.leftOut.map((one) => [one.what.toLowerCase(), one.why]));
	expect(why['fix versions']).toBe("the target does not have '1.1'");
	expect(why.components).toBe("the target does not have 'Shop'");
	expect(why.parent).toBe('it is in another project');
});

test('pictures of a text stay with the issue that they belong to', async () => {
	const media = { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'a', type: 'file', collection: '' } }] };
	const description = doc('Seen here:') as { content: object[] };
	jira.site.changeIssue(jira.issue('OPS-6')!, { description: { ...description, content: [...description.content, media] } as IDataObject });
	const { copy, json } = await run('OPS-6', []);
	expect(JSON.stringify(copy!.fields.description)).toContain('Seen here:');
	expect(JSON.stringify(copy!.fields.description)).not.toContain('media');
	expect(json.leftOut).toContainEqual({ what: 'Description', why: '1 files shown in it belong to OPS-6' });
});

test.each([
	['who is not active any more', 'Carla Rossi is not active any more', async () => await run('OPS-6', [])],
	['who may not be assigned there', 'who has it may not be assigned in OPS', async () => {
		jira.site.changeIssue(jira.issue('OPS-3')!, { assignee: { ...jira.site.users.get(people.fay.accountId)!.json } });
		return await run('OPS-3', []);
	}],
])('somebody %s is left out', async (_who, why, cloned) => {
	const { json, copy, error } = await cloned();
	expect(error?.message).toBeUndefined();
	expect(copy!.fields.assignee).toBeNull();
	expect(json.leftOut).toContainEqual({ what: 'Assignee', why });
});

test('another summary, and fields that are not to be copied', async () => {
	const { copy, json } = await run('OPS-6', [], { options: { cloneSummary: 'Second try', leaveOut: 'Assignee, priority' } });
	expect(copy!.fields).toMatchObject({ summary: 'Second try', assignee: null });
	expect(json.leftOut).toEqual(expect.arrayContaining([{ what: 'Assignee', why: 'it was not to be copied' }]));
});

describe('a field that the target requires and the issue does not have', () => {
	test('is told in the words of Jira', async () => {
		const before = jira.issues().length;
		expect((await run('OPS-7', [])).error?.message).toContain('Severity');
		expect(jira.issues()).toHaveLength(before);
	});

	test('can be given; what the issue has stays', async () => {
		const { copy, json, error } = await run('OPS-7', [], { options: { targetFields: '{ "Severity": "Major", "Labels": ["other"] }' } });
		expect(error?.message).toBeUndefined();
		expect(copy!.fields).toMatchObject({ customfield_10040: { value: 'Major' }, labels: ['report'] });
		expect(json.fields).toContain('Severity');
	});
});

describe('a part that cannot be made', () => {
	test('is named, and the others are there', async () => {
		jira.denied = ['ADD_COMMENTS', 'MANAGE_WATCHERS'];
		const { json, error } = await run('OPS-6', ALL);
		expect(error?.message).toBeUndefined();
		expect(json.copied).toMatchObject({ comments: 0, links: 3, original: 1 });
		expect(json.leftOut.filter(({ what }) => /^Comment/.test(what))).toHaveLength(3);
		expect(json.leftOut.find(({ what }) => what === 'Comment 19001')?.why).toMatch(/permission/i);
	});

	test('no type of links by that name', async () => {
		const cloners = jira.site.linkTypes.find((one) => one.name === 'Cloners')!;
		const { ...before } = cloners;
		Object.assign(cloners, { name: 'Copies', outward: 'copies', inward: 'is copied by' });
		const { json } = await run('OPS-6', ['original']);
		Object.assign(cloners, before);
		expect(json.leftOut).toContainEqual({ what: 'Link to Original', why: "Jira has no type of links 'Cloners'" });
	});
});

describe('a lost answer', () => {
	test.each([
		['the create', '/rest/api/3/issue$'],
		['a comment', '/comment$'],
		['an upload', '/attachments$'],
		['a link', '/issueLink$'],
	])('to %s makes nothing twice', async (_what, path) => {
		jira.fail({ method: 'POST', path: RegExp(path), after: true, drop: true, times: 1 });
		const { json, copy } = await run('OPS-6', ALL, {}, { retryOnFail: { maxTries: 3, waitBetweenTries: 1 } });
		expect(json.copied).toMatchObject({ comments: 3, links: 3, original: 1 });
		expect(copy!.comments).toHaveLength(3);
		expect(copy!.attachments).toHaveLength(jira.issue('OPS-6')!.attachments.length);
		expect(writes('/rest/api/3/issue$')).toHaveLength(1);
	});

	test('a second comment is not taken for the first', async () => {
		jira.fail({ method: 'POST', path: /\/comment$/, skip: 1, times: 1, status: 503, body: 'x' }); // not carried out
		const { json, copy } = await run('OPS-6', ['comments']);
		expect([json.copied, copy!.comments.length]).toEqual([{ comments: 2 }, 2]);
		expect(json.leftOut.find(({ what }) => what === 'Comment 19002')?.why).toContain('not known');
	});
});

describe('the policy', () => {
	test.each([
		['the issue', { fullProjects: 'WEB' }, []],
		['the target project', { fullProjects: 'OPS' }, []],
		['a target project that may only be read', { fullProjects: 'OPS', readOnlyProjects: 'WEB' }, []],
		['an issue that may only be read, where it gets a link', { fullProjects: 'WEB', readOnlyProjects: 'OPS' }, ['original']],
	])('holds for %s', async (_what, lists, parts) => {
		const { error } = await run('OPS-6', parts, { targetProject: key('WEB') }, listed(lists));
		expect(error?.message).toMatch(/is not open to this credential|may only be read with this credential/);
		expect(writes()).toEqual([]);
	});

	test('an issue that may only be read may be copied from', async () => {
		const { json } = await run('OPS-6', ['comments'], { targetProject: key('WEB') }, listed({ fullProjects: 'WEB', readOnlyProjects: 'OPS' }));
		expect(json).toMatchObject({ project: 'WEB', copied: { comments: 3 } });
	});

	test('a link to a closed project is not copied, and not named by its key', async () => {
		const [web, ops] = [jira.issue('WEB-1')!, jira.issue('OPS-6')!];
		jira.site.links.push({ id: '69003', type: jira.site.linkTypes[0], inwardIssue: ops, outwardIssue: web });
		const { json } = await run('OPS-6', ['links'], {}, listed({ fullProjects: 'OPS' }));
		expect(json.copied).toEqual({ links: 3 });
		expect(json.leftOut).toContainEqual({ what: 'links (1)', why: 'it leads to what is not open to this credential' });
		expect(JSON.stringify(json)).not.toContain('WEB-1');
	});

	test.each([
		['comments', { permissionComment: 'blocked' }, 'Clone with a comment'],
		['attachments', { permissionAttach: 'blocked' }, 'Clone with an attachment'],
		['original', { permissionLink: 'blocked' }, 'Clone with a link'],
	])('%s are of a class of their own', async (part, blocked, message) => {
		const credential = { permissions: 'custom', permissionRead: 'allowed', permissionCreate: 'allowed', permissionAssign: 'allowed', permissionComment: 'allowed', permissionAttach: 'allowed', permissionLink: 'allowed', ...blocked };
		expect((await run('OPS-6', [part], {}, { credential })).error?.message).toContain(message);
		expect(writes()).toEqual([]);
	});

	test('who may not read copies nothing', async () => {
		const credential = { permissions: 'custom', permissionRead: 'blocked', permissionCreate: 'allowed' };
		expect((await run('OPS-6', [], {}, { credential })).error?.message).toContain('is blocked by the credential');
	});

	test('all its writes count before the first', async () => {
		const { error } = await run('OPS-6', ['comments'], {}, { credential: { writesPerExecution: 3 } });
		expect(error?.message).toContain('writes 1 to 4');
		expect(writes()).toEqual([]);
	});

	test('a plan says what is copied and what is not; a code is good for these parts alone', async () => {
		const parameters = clone('OPS-6', ['comments', 'original']);
		const credential = { permissions: 'confirmWrites' };
		const behind = [{ name: 'Later', type: 'n8n-nodes-jira-siesta.jiraSiesta', parameters: { ...parameters, safety: { confirmationCode: 'x' } } as IDataObject }];
		const { items } = await runNode({ parameters, credential, around: { behind } });
		const { changes, confirmationCode } = items[0].json as { changes: Array<{ field: string; after: string }>; confirmationCode: string };
		expect(changes).toEqual(expect.arrayContaining([
			{ field: 'Copy of', after: 'OPS-6 Clean up old backups' },
			{ field: 'Also', after: '3 comments, a link to the original' },
			{ field: 'Left Out', after: expect.stringContaining('links (3) (not chosen)') },
		]));
		const confirm = async (copyParts: string[]) => await run('OPS-6', copyParts, { safety: { confirmationCode } }, { credential });
		expect((await confirm(['comments', 'original', 'watchers'])).error?.message).toMatch(/^'Confirmation Code' is for another plan/);
		expect((await confirm(['comments', 'original'])).json.copied).toEqual({ comments: 3, original: 1 });
	});
});
