import type { INodeListSearchResult } from 'n8n-workflow';

import { runPicker, startJira } from '../harness';
import type { Jira } from '../harness';
import { addComment } from '../sandbox/comments';
import { doc } from '../sandbox/adf';
import { key } from '../operations/values';

let jira: Jira;
beforeAll(async () => (jira = await startJira()));
beforeEach(() => jira.reset());
afterAll(async () => await jira.close());

const names = ({ results }: INodeListSearchResult) => results.map(({ name }) => name);
const issueKey = key('OPS-6');

describe('the comments of the chosen issue', () => {
	test('the newest first, with day, author and first words', async () => {
		const found = await runPicker('searchComments', { parameters: { issueKey } });
		expect(found.results.map(({ value }) => value)).toEqual(['19003', '19002', '19001']);
		expect(names(found)[0]).toMatch(/^\d{4}-\d\d-\d\d Ana Novak: The key of the vault has changed\.$/);
	});

	test('by a word, from as many pages as it takes', async () => {
		for (let n = 0; n < 150; n++) addComment(jira.site, jira.issue('OPS-6')!, { body: doc(`No. ${n}`) });
		expect(names(await runPicker('searchComments', { parameters: { issueKey }, filter: 'which of' }))).toEqual([expect.stringContaining('Which of them may go?')]);
		expect(await runPicker('searchComments', { parameters: { issueKey } })).toMatchObject({ paginationToken: '100' });
	});

	test('without an issue the list says so', async () => {
		await expect(runPicker('searchComments', { parameters: { issueKey: key('') } })).rejects.toThrow('choose an issue first');
	});

	test('an issue of a closed project: nothing of it comes out', async () => {
		const credential = { projectAccess: 'restricted', fullProjects: 'WEB' };
		await expect(runPicker('searchComments', { parameters: { issueKey }, credential })).rejects.toThrow('is not open to this credential');
	});
});

test('the work logs of the chosen issue, the latest first', async () => {
	const found = await runPicker('searchWorklogs', { parameters: { issueKey } });
	expect(found.results.map(({ value }) => value)).toEqual(['49002', '49001']);
	expect(names(found)[0]).toMatch(/^\d{4}-\d\d-\d\d Ana Novak 30m Deleted the first half\.$/);
	expect(names(await runPicker('searchWorklogs', { parameters: { issueKey }, filter: 'LISTED' }))).toHaveLength(1);
});

test('both phrases of every type of links, one where they are the same', async () => {
	expect(names(await runPicker('searchLinkPhrases', { filter: 'block' }))).toEqual(['blocks', 'is blocked by']);
	expect((await runPicker('searchLinkPhrases', { filter: 'relates' })).results).toEqual([{ name: 'relates to', value: '10003:outward' }]);
});

test('the links of the chosen issue, without those to closed projects', async () => {
	const web = jira.issue('WEB-1')!;
	jira.site.links.push({ id: '69003', type: jira.site.linkTypes[0], inwardIssue: web, outwardIssue: jira.issue('OPS-6')! });
	expect(names(await runPicker('searchLinks', { parameters: { issueKey } }))).toEqual([
		'blocks OPS-7 Wrong time zone in the nightly report',
		'relates to OPS-7 Wrong time zone in the nightly report',
		'is blocked by WEB-1 New landing page',
	]);
	const credential = { projectAccess: 'restricted', fullProjects: 'OPS' };
	expect(names(await runPicker('searchLinks', { parameters: { issueKey }, credential }))).toHaveLength(2);
});

test('the remote links of the chosen issue', async () => {
	expect((await runPicker('searchRemoteLinks', { parameters: { issueKey } })).results).toEqual([{ name: 'All backups', value: '69501' }]);
});

test('groups by name, also for a restricted credential', async () => {
	const credential = { projectAccess: 'restricted', fullProjects: 'OPS' };
	expect((await runPicker('searchGroups', { filter: 'JIRA', credential })).results).toEqual([{ name: 'jira-users', value: '276f955c-63d7-42c8-9520-92d01dca0625' }]);
});
