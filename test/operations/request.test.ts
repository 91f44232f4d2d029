import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import type { Credential } from '../harness';
import { sample } from './samples';
import { id, key, name } from './values';

shortenWaits();
const jira = useJira({ documented: true });

const writes = () => jira.requests.filter(({ method }) => method !== 'GET');
const run = async (operation: string, parameters: object = {}) => await runNode({ parameters: sample(`request:${operation}`, parameters) });
const REQUEST = '/rest/servicedeskapi/request';

describe('an approval', () => {
	test('left out, it is the only one that waits for the account', async () => {
		const { items } = await run('decideApproval', { decision: 'decline', options: {} });
		expect(writes()).toEqual([expect.objectContaining({ path: `${REQUEST}/HELP-2/approval/3`, body: { decision: 'decline' } })]);
		expect(items[0].json).toMatchObject({ id: '3', decision: 'declined', canDecide: false });
	});

	test('of somebody else is not decided, and nothing is sent', async () => {
		const { error } = await run('decideApproval', { issueKey: key('HELP-1'), options: {} });
		expect(error?.message).toBe("'Approval ID' is empty, and no approval of the request waits for this account");
		expect(error?.description).toContain('Nobody can decide for somebody else');
		expect(writes()).toEqual([]);
	});

	test('that is not there is told', async () => {
		const { error } = await run('decideApproval', { options: { approvalId: '9' } });
		expect(error?.message).toBe("'Approval ID' is not one of the request: '9'");
	});

	test('a lost answer is found out by reading it: it is decided once', async () => {
		jira.fail({ method: 'POST', status: 502, after: true });
		const { items, error } = await run('decideApproval');
		expect(error).toBeUndefined();
		expect(items[0].json.decision).toBe('approved');
		expect(writes()).toHaveLength(1);
	});
});

describe('a comment', () => {
	test('a lost answer is found out by its text, in the pages of comments', async () => {
		for (let count = 0; count < 60; count++) {
			const comment = { body: { type: 'doc', version: 1, content: [] } };
			jira.issue('HELP-2')!.comments.unshift({ ...jira.issue('HELP-2')!.comments[0], ...comment });
		}
		jira.fail({ method: 'POST', status: 502, after: true });
		const { items, error } = await run('addComment');
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ text: 'It arrives on *Monday*.', internal: false });
		expect(writes()).toHaveLength(1);
	});

	test('one that has not arrived is not taken for an older one with the same text', async () => {
		jira.fail({ method: 'POST', status: 502, times: 9 });
		const { error } = await run('addComment', { wikiText: 'Is it on its way?' });
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(writes()).toHaveLength(1);
	});

	test('a plan has the text, and whether the customer gets it', async () => {
		const { items } = await run('addComment', { visibleToCustomer: false, safety: { dryRun: true } });
		expect(items[0].json.changes).toEqual([
			{ field: 'Comment', after: 'It arrives on *Monday*.' },
			{ field: 'Visible to Customer', after: false },
		]);
		expect(writes()).toEqual([]);
	});
});

describe('people', () => {
	test('a customer is found by email as well, who knows the portal only', async () => {
		await run('addParticipants', { issueKey: key('HELP-1'), participants: [people.kim.email, people.erik.accountId] });
		expect(writes()[0].body).toEqual({ accountIds: [people.kim.accountId, people.erik.accountId] });
	});

	test('an email of nobody is refused before anything is sent', async () => {
		const { error } = await run('addParticipants', { participants: 'nobody@example.com' });
		expect(error?.message).toBe("'Participants' is the email of nobody that Jira shows: 'nobody@example.com'");
		expect(writes()).toEqual([]);
	});
});

test('a transition that the portal does not offer is refused with those that it does', async () => {
	const { error } = await run('transition', { customerTransition: 'Finish' });
	expect(error?.message).toBe("'Transition' matches nothing: 'Finish'");
	expect(error?.description).toContain('Cancel request');
	expect(writes()).toEqual([]);
});

test('without a licence: what to do about an answer without a word', async () => {
	const { error } = await runNode({ parameters: sample('request:get'), credential: jira.accounts.withoutDesk });
	expect(error?.description).toMatch(/licen[cs]e/);
});

test('lists: desks, and what the chosen one has', async () => {
	const desks = await runPicker('searchServiceDesks');
	expect(desks.results).toEqual([
		{ name: 'IT help (HELP)', value: '1' },
		{ name: 'Facilities (FAC)', value: '2' },
	]);
	const parameters = { serviceDeskId: key('HELP') };
	expect((await runPicker('searchRequestTypes', { parameters })).results.map(({ name: one }) => one)).toEqual(['Get IT help', 'Request a laptop']);
	expect((await runPicker('searchRequestTypes', { parameters, filter: 'change' })).results).toEqual([{ name: 'Report a change', value: '27' }]);
	expect((await runPicker('searchQueues', { parameters, filter: 'OPEN' })).results).toEqual([{ name: 'All open', value: '1' }]);
});

test('customers of whom one is not there: the others are added all the same, and the error says so', async () => {
	const { error } = await runNode({ parameters: sample('serviceDesk:addCustomers', { customers: `${people.erik.accountId}, 5b10ac8d82e05b22cc7d4ef5` }) });
	expect(error?.description).toContain('Those of the customers that Jira knows have been added all the same.');
	expect(jira.site.desks[0].customers).toContain(people.erik.accountId);
});

test('things of a desk go by their names; one that it has not is refused with those it has', async () => {
	const parameters = { serviceDeskId: id('1'), requestTypeId: name('request a LAPTOP') };
	expect((await runNode({ parameters: sample('serviceDesk:getRequestFields', parameters) })).items).toHaveLength(5);
	const { error } = await runNode({ parameters: sample('serviceDesk:getQueueIssues', { queueId: name('Closed') }) });
	expect(error?.message).toBe("'Queue' matches nothing: 'Closed'");
	expect(error?.description).toBe('There are: All open, Without an assignee.');
});

describe('create', () => {
	const create = async (values: object, options: object = {}) =>
		await run('create', { requestTypeId: id('25'), requestFields: { mappingMode: 'defineBelow', value: values }, options });

	test('fields by ID or by the name in the portal, values by their names; texts are documents, all of them', async () => {
		const { items, error } = await create({ summary: 'Slow', 'What happened?': '# Since\nMonday', 'Which services are affected?': ['web'] });
		expect(error).toBeUndefined();
		const { body } = writes()[0];
		expect(body).toMatchObject({ serviceDeskId: '1', requestTypeId: '25', isAdfRequest: true });
		expect(body.requestFieldValues).toEqual({
			summary: 'Slow',
			description: expect.objectContaining({ type: 'doc' }),
			customfield_10041: [{ id: expect.any(String) }],
		});
		expect(items[0].json).toMatchObject({ issueKey: 'HELP-4', status: 'Waiting for support', reporter: 'Ana Novak', resolved: null });
	});

	test('without a rich text nothing is said about documents', async () => {
		await create({ summary: 'Slow' });
		expect(writes()[0].body).toEqual({ serviceDeskId: '1', requestTypeId: '25', requestFieldValues: { summary: 'Slow' } });
	});

	test('a field that the type has not is refused before anything is sent', async () => {
		const { error } = await create({ summary: 'x', Severity: 'High' });
		expect(error?.message).toContain("'Severity'");
		expect(writes()).toEqual([]);
	});

	test('what is required and missing is told in the words of the portal', async () => {
		const { error } = await run('create', { requestTypeId: id('26'), requestFields: { mappingMode: 'defineBelow', value: { summary: 'x' } } });
		expect(`${error?.message} ${error?.description}`).toContain("Please provide a valid value for field 'Where will it be used?'");
		expect(error?.description).toContain('Required: What is it about?, Where will it be used?.');
	});

	test('a plan says whose request it is and what it holds', async () => {
		const { items } = await create({ summary: 'Slow' }, { onBehalfOf: people.kim.email, participants: people.erik.accountId });
		expect(items[0].json.reporter).toBe('Kim Customer');
		jira.reset();
		const dry = await run('create', {
			options: { onBehalfOf: people.kim.accountId },
			safety: { dryRun: true },
		});
		expect(dry.items[0].json.changes).toEqual([
			{ field: 'What is it about?', after: 'The scanner is jammed' },
			{ field: 'Raise on Behalf Of', after: people.kim.accountId },
		]);
		expect(writes()).toEqual([]);
	});

	test('an answer that is lost leaves unknown whether it exists: it is not made twice', async () => {
		jira.fail({ method: 'POST', status: 502, after: true });
		const { error } = await create({ summary: 'Slow' });
		expect(error?.description).toContain('Whether Jira carried it out is not known');
		expect(writes()).toHaveLength(1);
	});

	test('the form of the chosen type, and what is missing to see it', async () => {
		type Form = { fields: Array<{ id: string; required: boolean }>; emptyFieldsNotice?: string };
		const form = async (requestTypeId: object) =>
			await runPicker<Form>('fieldsToRequest', { parameters: { resource: 'request', operation: 'create', serviceDeskId: key('HELP'), requestTypeId } });
		expect((await form(id('26'))).fields.map(({ id: one, required }) => [one, required])).toEqual([
			['summary', true],
			['customfield_10042', true],
			['customfield_10046', false],
			['duedate', false],
		]);
		expect((await form(name('Get IT help'))).emptyFieldsNotice).toContain('is given by its name');
	});
});

describe('fields that the portal does not ask for', () => {
	const make = async (otherFields: unknown, more: object = {}, credential?: Credential) =>
		await runNode({ parameters: sample('request:create', { options: { otherFields, ...more } }), credential });
	const puts = () => jira.requests.filter(({ method }) => method === 'PUT');

	test('are set by an update right after the request is made, by names and by texts in Markdown', async () => {
		const { items, error } = await make({ labels: 'vip, laptop', Priority: 'high', Organizations: 'northwind, 1' });
		expect(error?.message).toBe("'Organizations' is not the name of an organization of the service desk: 'northwind'");
		expect(writes()).toEqual([]);
		jira.site.desks[0].organizations.push('2');
		const made = await make({ labels: 'vip, laptop', Priority: 'high', Organizations: 'northwind, 1' });
		expect([items, made.error]).toEqual([[], undefined]);
		expect(made.items[0].json).toMatchObject({ fieldsSet: ['labels', 'priority', 'Organizations'], fieldsError: null, resolved: { Organizations: { id: '2', name: 'Northwind' } } });
		const [sent] = puts();
		expect(sent).toMatchObject({ path: `/rest/api/3/issue/${made.items[0].json.issueKey}`, body: { fields: { labels: ['vip', 'laptop'], priority: { id: '2' }, customfield_10002: [2, 1] } } });
		expect(jira.issue(String(made.items[0].json.issueKey))!.fields.labels).toEqual(['vip', 'laptop']);
	});

	test('count as a write of their own, for the cap and the record', async () => {
		const { error } = await make({ labels: 'vip' }, {}, { writesPerExecution: 1 });
		expect(error?.message).toContain('the credential allows 1');
		expect(writes()).toEqual([]);
	});

	test('where Jira refuses them the request is there all the same, and the result says so', async () => {
		jira.fail({ method: 'PUT', status: 400, body: { errorMessages: [], errors: { labels: 'Not today.' } } });
		const { items, error } = await make({ labels: 'vip' });
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ issueKey: expect.stringMatching(/^HELP-\d+$/), fieldsSet: [], fieldsError: expect.stringContaining('Not today.') });
		expect(writes()).toHaveLength(2);
	});

	test.each<[string, unknown, object | undefined, string]>([
		['on no screen', { Severity: 'High' }, undefined, "names a field that the screen does not have: 'Severity'"],
		['of the form', { summary: 'Twice' }, undefined, "sets 'What is it about?' a second time"],
		['with a value that is not allowed', { priority: 'Urgent' }, undefined, "does not allow 'Urgent'"],
		['that lead to a closed project', { parent: 'OPS-1' }, { permissions: 'full', projectAccess: 'restricted', fullProjects: 'HELP', otherProjects: 'blocked' }, 'not open to this credential'],
		['of a class that is blocked', { assignee: people.dana.accountId }, { permissions: 'custom', permissionRead: 'allowed', permissionCreate: 'allowed', permissionAssign: 'blocked' }, 'is blocked by the credential'],
	])('%s: nothing is made', async (_which, otherFields, credential, message) => {
		const { error } = await make(otherFields, {}, credential as Credential);
		expect(error?.message).toContain(message);
		expect(writes()).toEqual([]);
	});

	test.each([[undefined], ['{}'], [{ labels: '' }], [{ labels: ' , ' }]])('%j are none', async (otherFields) => {
		const { items, error } = await make(otherFields);
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ fieldsSet: [], fieldsError: null });
		expect(writes()).toHaveLength(1);
	});

	test('are told by a plan', async () => {
		const { items } = await runNode({ parameters: sample('request:create', { options: { otherFields: { labels: 'vip', Organizations: 'example ltd' } }, safety: { dryRun: true } }) });
		expect(items[0].json.changes).toEqual(expect.arrayContaining([{ field: 'Labels', after: ['vip'] }, { field: 'Organizations', after: ['Example Ltd'] }]));
		expect(writes()).toEqual([]);
	});
});

describe('files of a new request', () => {
	const binary = {
		data: { mimeType: 'text/plain', data: Buffer.from('one').toString('base64'), fileName: 'one.txt' },
		log: { mimeType: 'text/plain', data: Buffer.from('two!').toString('base64'), fileName: 'two.log' },
	};
	const create = async (credential?: Credential) =>
		await runNode({ binary, credential, parameters: sample('request:create', { options: { attachments: 'data, log' } }) });

	test('are taken to the desk and from there to the request, for the customer to see', async () => {
		const { items, error } = await create();
		expect(error).toBeUndefined();
		const { issueKey, attachments, attachmentError } = items[0].json;
		expect([attachments, attachmentError]).toEqual([['one.txt', 'two.log'], null]);
		expect(writes().map(({ path }) => path)).toEqual([REQUEST, '/rest/servicedeskapi/servicedesk/1/attachTemporaryFile', `${REQUEST}/${String(issueKey)}/attachment`]);
		expect(jira.issue(String(issueKey))!.attachments.map(({ filename, file }) => [filename, file.size])).toEqual([
			['one.txt', 3],
			['two.log', 4],
		]);
		expect(writes()[2].body).toEqual({ temporaryAttachmentIds: [expect.any(String), expect.any(String)], public: true });
	});

	test.each([/attachTemporaryFile$/, /attachment$/])('what fails afterwards (%s) is told with the key of the request that is there', async (path) => {
		jira.fail({ method: 'POST', path, status: 400, body: { errorMessage: 'The file is too large.' } });
		const { items, error } = await create();
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ issueKey: 'HELP-4', attachments: [], attachmentError: expect.stringContaining('The file is too large.') });
		expect(writes().filter(({ path: one }) => one === REQUEST)).toHaveLength(1);
	});

	test('a credential that may not attach makes no request with files', async () => {
		const { error } = await create({ permissions: 'custom', permissionRead: 'allowed', permissionCreate: 'allowed', permissionAttach: 'blocked' });
		expect(error?.message).toMatch(/attachment/);
		expect(writes()).toEqual([]);
	});
});
