import { runNode, shortenWaits, useJira } from '../harness';
import { sample } from './samples';
import { EMPTY, id, key, list, name, url } from './values';

shortenWaits();
const jira = useJira();

const sent = (method: string) => jira.requests.filter((request) => request.method === method);
/** As the stand-in has them: who does it, what, to whom. */
const sentences = () => jira.site.links.map(({ inwardIssue, type, outwardIssue }) => `${inwardIssue.key} ${type.outward} ${outwardIssue.key}`);
const only = (...projects: string[]) => ({ projectAccess: 'restricted', fullProjects: projects.join(',') });

describe('Create', () => {
	const create = (changed: object = {}) => sample('link:create', changed);

	test.each<[string, object, string, string]>([
		['outward words', name('blocks'), 'OPS-2 blocks OPS-3', 'OPS-2 blocks OPS-3'],
		['inward words', name('is blocked by'), 'OPS-2 is blocked by OPS-3', 'OPS-3 blocks OPS-2'],
		['words in another case', name('Is Duplicated By'), 'OPS-2 is duplicated by OPS-3', 'OPS-3 duplicates OPS-2'],
		['the name of a type', name('Blocks'), 'OPS-2 blocks OPS-3', 'OPS-2 blocks OPS-3'],
		['an entry of the list', list('10004:inward', 'is caused by'), 'OPS-2 is caused by OPS-3', 'OPS-3 causes OPS-2'],
		['words that read the same from both sides', name('relates to'), 'OPS-2 relates to OPS-3', 'OPS-2 relates to OPS-3'],
	])('a phrase by %s', async (_how, linkPhrase, said, stored) => {
		const { items, error } = await runNode({ parameters: create({ linkPhrase }) });
		expect(error).toBeUndefined();
		const { issueKey, phrase, linkedIssue, linked } = items[0].json;
		expect([`${issueKey} ${phrase} ${linkedIssue}`, linked]).toEqual([said, true]);
		expect(sentences()).toContain(stored);
		expect(jira.findings).toEqual([]);
	});

	test('what Get Many reads then is the same sentence', async () => {
		await runNode({ parameters: create({ linkPhrase: name('is blocked by') }) });
		for (const [issueKey, said] of [['OPS-2', 'is blocked by OPS-3'], ['OPS-3', 'blocks OPS-2']]) {
			const { items } = await runNode({ parameters: sample('link:getAll', { issueKey: key(issueKey) }) });
			expect(items.map(({ json }) => `${json.phrase} ${json.linkedIssue}`)).toEqual([said]);
		}
	});

	test('the same one twice is one link, and so is one whose answer was lost', async () => {
		jira.fail({ method: 'POST', path: '/rest/api/3/issueLink', drop: true, after: true });
		const { error } = await runNode({ parameters: create(), input: [{}, {}] });
		expect(error).toBeUndefined();
		expect(sentences().filter((one) => one === 'OPS-2 blocks OPS-3')).toHaveLength(1);
	});

	test('the phrases are read once for a run', async () => {
		await runNode({ parameters: create({ linkedIssue: key('={{ $json.key }}') }), input: ['OPS-3', 'OPS-4', 'OPS-5'].map((one) => ({ key: one })) });
		expect(sent('GET').map(({ path }) => path)).toEqual(['/rest/api/3/issueLinkType']);
	});

	test.each<[string, object, string]>([
		['no phrase', { linkPhrase: name(EMPTY) }, "'Phrase' is empty"],
		['no other issue', { linkedIssue: key(EMPTY) }, "'Linked Issue' is empty"],
		['the issue itself', { linkedIssue: url('/browse/OPS-2') }, "'Linked Issue' is the issue itself: OPS-2"],
	])('refused before anything is sent: %s', async (_what, changed, message) => {
		const parameters = create(changed);
		const { linkedIssue } = changed as { linkedIssue?: { value: string } };
		if (linkedIssue?.value === '/browse/OPS-2') Object.assign(parameters, { linkedIssue: url(`${jira.url}/browse/OPS-2`) });
		const { error } = await runNode({ parameters });
		expect(error?.message).toBe(message);
		expect(jira.requests).toEqual([]);
	});

	test('a phrase that the site does not have is refused with those it has', async () => {
		const { error } = await runNode({ parameters: create({ linkPhrase: name('hinders') }) });
		expect(error?.message).toBe("'Phrase' is not a phrase of this site: 'hinders'");
		expect(error?.description).toContain('blocks, is blocked by');
	});

	test('words of several types are refused with a way to say which', async () => {
		jira.site.linkTypes.push({ ...jira.site.linkTypes[0], id: '10099', name: 'Hindrance' });
		try {
			const { error } = await runNode({ parameters: create() });
			expect(error?.message).toBe("'Phrase' is a phrase of several types: 'blocks'");
			expect(error?.description).toContain('10000:outward of Blocks, 10099:outward of Hindrance');
		} finally {
			jira.site.linkTypes.pop();
		}
	});

	test('a plan is the sentence', async () => {
		const { items } = await runNode({ parameters: create({ linkPhrase: name('is blocked by'), safety: { dryRun: true } }) });
		expect(items[0].json).toMatchObject({ target: { key: 'OPS-2' }, changes: [{ field: 'Link', after: 'OPS-2 is blocked by OPS-3' }] });
	});

	test.each([
		['closed', only('OPS'), /does not exist or is not open to this credential: 'WEB-1'/],
		['read only', { ...only('OPS'), readOnlyProjects: 'WEB' }, /may only be read with this credential: 'WEB-1'/],
	])('both ends have to be open: the other one is %s', async (_how, credential, message) => {
		for (const linkPhrase of [name('blocks'), name('is blocked by')]) {
			const { error } = await runNode({ parameters: create({ linkPhrase, linkedIssue: key('WEB-1') }), credential });
			expect(error?.message).toMatch(message);
		}
		expect(sent('POST')).toEqual([]);
	});
});

describe('Delete', () => {
	const remove = (changed: object = {}) => sample('link:delete', changed);
	const byIssues = (linkPhrase: object, linkedIssue = 'OPS-7') => remove({ findBy: 'issues', linkPhrase, linkedIssue: key(linkedIssue), linkId: undefined });

	test('by its ID', async () => {
		const { items } = await runNode({ parameters: remove() });
		expect(items[0].json).toEqual({ id: '69001', issueKey: 'OPS-6', phrase: 'blocks', linkedIssue: 'OPS-7', deleted: true });
		expect(sentences()).toEqual(['OPS-7 relates to OPS-6']);
	});

	test('by the issues and the phrase, from either side', async () => {
		await runNode({ parameters: byIssues(name('blocks')) });
		expect(sentences()).toEqual(['OPS-7 relates to OPS-6']);
		await runNode({ parameters: { ...byIssues(name('relates to'), 'OPS-6'), issueKey: key('OPS-7') } });
		expect(sentences()).toEqual([]);
	});

	test('without a phrase the only one is meant; of several they are told', async () => {
		const { error } = await runNode({ parameters: byIssues(name('')) });
		expect(error?.message).toBe("'Link' to OPS-7 is one of several that OPS-6 has");
		expect(error?.description).toContain('blocks, relates to');
		await runNode({ parameters: remove() });
		const { error: none } = await runNode({ parameters: byIssues(name('')) });
		expect(none).toBeUndefined();
		expect(sentences()).toEqual([]);
	});

	test('one that is not there', async () => {
		const { error } = await runNode({ parameters: byIssues(name('is blocked by')) });
		expect(error?.message).toBe("'Link' to OPS-7 is none that OPS-6 has");
		expect((await runNode({ parameters: remove({ linkId: id('1') }) })).error?.message).toBe("'Link' '1' is none that OPS-6 has");
		expect(sent('DELETE')).toEqual([]);
	});

	test('an answer that is lost: the link is found to be gone', async () => {
		jira.fail({ method: 'DELETE', status: 500, after: true });
		const { items, error } = await runNode({ parameters: remove() });
		expect(error).toBeUndefined();
		expect(items[0].json.deleted).toBe(true);
	});

	test('one to a closed project is not there, in words that do not tell', async () => {
		await runNode({ parameters: sample('link:create', { issueKey: key('OPS-6'), linkedIssue: key('WEB-1') }) });
		const parameters = byIssues(name(''), 'WEB-1');
		const { error } = await runNode({ parameters, credential: only('OPS') });
		expect(error?.message).toBe("'Link' to WEB-1 is none that OPS-6 has");
		const { error: byId } = await runNode({ parameters: remove({ linkId: id(jira.site.links.at(-1)!.id) }), credential: only('OPS') });
		expect(byId?.message).toMatch(/is none that OPS-6 has/);
		expect(JSON.stringify(byId)).not.toContain('WEB');
		expect(sent('DELETE')).toEqual([]);
	});
});

describe('Get Many', () => {
	test('a flat row for each, with the issue at the other end', async () => {
		const { items } = await runNode({ parameters: sample('link:getAll') });
		expect(items[0].json).toEqual({
			id: '69001',
			issueKey: 'OPS-6',
			phrase: 'blocks',
			linkedIssue: 'OPS-7',
			summary: 'Wrong time zone in the nightly report',
			status: jira.issue('OPS-7')!.fields.status.name,
			issueType: 'Bug',
			type: 'Blocks',
			url: `${jira.url}/browse/OPS-7`,
		});
	});

	test('links to closed projects are left out as a whole', async () => {
		await runNode({ parameters: sample('link:create', { issueKey: key('OPS-6'), linkedIssue: key('WEB-1') }) });
		for (const output of ['simplified', 'raw']) {
			const { items } = await runNode({ parameters: sample('link:getAll', { output }), credential: only('OPS') });
			expect(items).toHaveLength(2);
			expect(JSON.stringify(items)).not.toContain('WEB-1');
		}
	});
});

describe('where Read is blocked', () => {
	const credential = { permissions: 'custom', permissionRead: 'blocked', permissionLink: 'allowed', permissionLogWork: 'allowed', permissionComment: 'allowed' };
	const told = async (id: string, changed: object = {}) => (await runNode({ parameters: sample(id, changed), credential })).items[0].json;

	test('the result and the plan of a deletion tell nothing of the link', async () => {
		expect(await told('link:delete', { safety: { dryRun: true } })).toMatchObject({ changes: [{ field: 'Link', before: 'link 69001', after: 'deleted' }] });
		expect(await told('link:delete')).toEqual({ id: '69001', issueKey: 'OPS-6', phrase: null, linkedIssue: null, deleted: true });
	});

	test('nor do those of a remote link of the one before', async () => {
		const present = { issueKey: key('OPS-6'), linkUrl: 'https://example.com/backups' };
		expect((await told('remoteLink:createOrUpdate', { ...present, safety: { dryRun: true } })).changes).toEqual([
			{ field: 'Remote Link', after: 'Order 4711' },
			{ field: 'Link URL', after: 'https://example.com/backups' },
		]);
		expect((await told('remoteLink:createOrUpdate', present)).created).toBeNull();
	});

	test('of a work log that changes the result has what was given', async () => {
		expect(await told('worklog:update', { updateFields: { workDescription: 'x' } })).toMatchObject({ id: '49002', timeSpent: null, timeSpentSeconds: null, started: null });
		expect(await told('worklog:update')).toMatchObject({ timeSpent: '45m', timeSpentSeconds: null });
	});
});
