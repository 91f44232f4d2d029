// @ts-check
'use strict';

const { startSandbox, people } = require('.');
const { doc } = require('./adf');
const { checkedClientFor } = require('./checked');
const { clientFor } = require('./client');

const SD = '/rest/servicedeskapi';
const OPT_IN = { 'x-experimentalapi': 'opt-in' };

/** @type {Awaited<ReturnType<typeof startSandbox>>} */
let jira;
/** @type {ReturnType<typeof checkedClientFor>['call']} */
let call;
/** @type {ReturnType<typeof clientFor>} for answers that the documents do not know: no body at all */
let silently;
/** @type {string[]} what the documents say against the answers */
let findings;

beforeAll(async () => {
	jira = await startSandbox();
	silently = clientFor(jira);
	({ call, findings } = checkedClientFor(jira));
});
beforeEach(() => jira.reset());
afterAll(async () => {
	await jira.close();
	expect([...new Set(findings)]).toEqual([]);
});

/** @param {string} path */
const read = async (path) => (await call('GET', SD + path)).body;
/** @param {any[]} rows */
const namesOf = (rows) => rows.map(({ name }) => name);
/** @param {any[]} rows */
const keysOf = (rows) => rows.map(({ issueKey }) => issueKey);
/** @param {'withoutDesk' | 'customer'} who */
const as = (who) => clientFor({ url: jira.url, account: jira.accounts[who] });
/** @param {string} method @param {string} path @param {any} [body] */
const refusal = async (method, path, body, ask = call) => {
	const { status, body: answer } = await ask(method, SD + path, body);
	return [status, answer.errorMessage ?? answer];
};
/** @param {any} [more] */
const laptop = (more = {}) => ({
	serviceDeskId: '1',
	requestTypeId: '26',
	requestFieldValues: { summary: 'A laptop', customfield_10042: { value: 'Europe' } },
	...more,
});

describe('who may come in', () => {
	test('without a licence: 403 and not a word, but the version', async () => {
		const other = as('withoutDesk');
		expect((await other('GET', `${SD}/info`)).body.isLicensedForUse).toBe(true);
		for (const path of ['/servicedesk', '/request/HELP-1', '/organization', '/request']) {
			const { status, body } = await other('GET', SD + path);
			expect([path, status, body]).toEqual([path, 403, '']);
		}
		const anonymous = { authorization: 'Basic eA==' };
		expect((await silently('GET', `${SD}/servicedesk`, undefined, anonymous)).status).toBe(401);
	});

	test('customers: their desks and requests, not what agents see', async () => {
		const customer = as('customer');
		expect((await customer('GET', `${SD}/servicedesk`)).body.values).toMatchObject([{ id: '1' }]);
		expect((await customer('GET', `${SD}/request/HELP-2`)).body.issueKey).toBe('HELP-2');
		expect((await customer('GET', `${SD}/servicedesk/2`)).status).toBe(404);
		expect((await customer('GET', `${SD}/servicedesk/1/queue`)).status).toBe(403);
		expect((await customer('GET', `${SD}/request/HELP-2/sla`)).status).toBe(403);
		expect((await customer('GET', `${SD}/organization`)).status).toBe(403);
	});

	test('an issue of another kind of project, or none', async () => {
		expect((await refusal('GET', '/request/OPS-1'))[0]).toBe(403);
		expect(await refusal('GET', '/request/HELP-99')).toEqual([
			404,
			'The request you are trying to view does not exist.',
		]);
		expect((await refusal('GET', '/request/SEC-1'))[0]).toBe(404);
	});

	test('what is experimental wants a header', async () => {
		expect((await refusal('GET', '/requesttype'))[0]).toBe(412);
		expect((await call('GET', `${SD}/requesttype`, undefined, OPT_IN)).status).toBe(200);
	});
});

describe('desks', () => {
	test('lists end by isLastPage; a limit that is too high is lowered', async () => {
		const first = await read('/servicedesk?limit=1');
		expect(first).toMatchObject({ size: 1, start: 0, limit: 1, isLastPage: false });
		const { pathname, search } = new URL(first._links.next);
		const second = await read((pathname + search).replace(SD, ''));
		expect(second).toMatchObject({ start: 1, isLastPage: true, values: [{ projectKey: 'FAC' }] });
		expect(second._links).not.toHaveProperty('next');
		expect((await read('/servicedesk?limit=500')).limit).toBe(50);
		expect(await read('/servicedesk/HELP')).toMatchObject({ id: '1', projectName: 'IT help' });
		expect(await refusal('GET', '/servicedesk/9')).toEqual([
			404,
			'The Service Desk you are trying to view does not exist.',
		]);
	});

	test('request types: hidden ones only in a search', async () => {
		expect(namesOf((await read('/servicedesk/1/requesttype')).values)).toEqual([
			'Get IT help',
			'Request a laptop',
		]);
		expect(namesOf((await read('/servicedesk/1/requesttype?groupId=5')).values)).toEqual([
			'Request a laptop',
		]);
		expect(
			namesOf(
				(
					await read(
						'/servicedesk/1/requesttype?searchQuery=change&includeHiddenRequestTypesInSearch=true',
					)
				).values,
			),
		).toEqual(['Report a change']);
		expect(await read('/servicedesk/1/requesttype/25')).toMatchObject({
			groupIds: ['4'],
			serviceDeskId: '1',
		});
		expect((await refusal('GET', '/servicedesk/1/requesttype/30'))[0]).toBe(404);
	});

	test('fields of a type: their values, children within, hidden ones on demand', async () => {
		const form = await read('/servicedesk/1/requesttype/26/field');
		expect(form).toMatchObject({ canRaiseOnBehalfOf: true, canAddRequestParticipants: true });
		expect(form.requestTypeFields[1]).toMatchObject({
			fieldId: 'customfield_10042',
			required: true,
			validValues: [{ label: 'Europe', children: [{ label: 'Prague' }, {}] }, {}],
		});
		const help = await read('/servicedesk/1/requesttype/25/field?expand=hiddenFields');
		expect(help.requestTypeFields.at(-1)).toMatchObject({ fieldId: 'labels', visible: false });
		expect(
			(await as('customer')('GET', `${SD}/servicedesk/1/requesttype/26/field`)).body
				.canRaiseOnBehalfOf,
		).toBe(false);
	});

	test('queues, and their issues with the columns of the queue only', async () => {
		const { values } = await read('/servicedesk/1/queue?includeCount=true');
		expect(values).toMatchObject([{ name: 'All open', issueCount: 3 }, { issueCount: 3 }]);
		expect((await read('/servicedesk/1/queue')).values[0]).not.toHaveProperty('issueCount');
		const [issue] = (await read('/servicedesk/1/queue/2/issue')).values;
		expect(Object.keys(issue.fields)).toEqual(['summary']);
		expect((await refusal('GET', '/servicedesk/1/queue/9'))[0]).toBe(404);
	});

	test('articles: by a cursor in the next link', async () => {
		const first = await read('/knowledgebase/article?query=printer&highlight=true&limit=1');
		expect(first).toMatchObject({
			isLastPage: false,
			values: [{ title: 'Printer is out of paper' }],
		});
		expect(first.values[0].excerpt).toContain('@@@hl@@@printer@@@endhl@@@');
		const next = new URL(first._links.next);
		expect(next.searchParams.get('cursor')).toBeTruthy();
		const second = await read((next.pathname + next.search).replace(SD, ''));
		expect(second).toMatchObject({ isLastPage: true, values: [{ title: 'Connect to a printer' }] });
		expect((await read('/servicedesk/2/knowledgebase/article?query=printer')).values).toEqual([]);
		expect((await refusal('GET', '/knowledgebase/article?highlight=false'))[0]).toBe(400);
	});
});

describe('a request', () => {
	test('made: for oneself, or for a customer with participants', async () => {
		const own = await call('POST', `${SD}/request`, laptop());
		expect(own).toMatchObject({
			status: 201,
			body: {
				requestTypeId: '26',
				reporter: { accountId: people.ana.accountId },
				currentStatus: { status: 'Waiting for approval', statusCategory: 'NEW' },
				requestFieldValues: [
					{ fieldId: 'summary', value: 'A laptop' },
					{ fieldId: 'customfield_10042' },
				],
			},
		});
		const { body } = await call(
			'POST',
			`${SD}/request`,
			laptop({
				raiseOnBehalfOf: people.kim.accountId,
				requestParticipants: [people.ben.accountId],
			}),
		);
		const key = body.issueKey;
		expect(jira.issue(key)?.fields).toMatchObject({
			reporter: { accountId: people.kim.accountId },
			creator: { accountId: people.ana.accountId },
			customfield_10042: { value: 'Europe' },
			issuetype: { name: 'Service request' },
		});
		expect((await read(`/request/${key}/participant`)).values).toMatchObject([
			{ displayName: 'Ben Okafor' },
		]);
		expect((await as('customer')('GET', `${SD}/request/${key}`)).status).toBe(200);
	});

	test('texts are wiki text, or all of them documents', async () => {
		const body = (description, isAdfRequest) => ({
			serviceDeskId: '1',
			requestTypeId: '25',
			requestFieldValues: { summary: 'x', description },
			isAdfRequest,
		});
		const plain = await call('POST', `${SD}/request`, body('*bold*\nsecond', undefined));
		expect(plain.body.requestFieldValues[1]).toMatchObject({ value: '*bold*\nsecond' });
		const { body: made } = await call('POST', `${SD}/request`, body(doc('Text'), true));
		expect(jira.issue(made.issueKey)?.fields.description).toEqual(doc('Text'));
		// The other form is refused without a word.
		expect(await refusal('POST', '/request', body(doc('Text'), false), silently)).toEqual([
			400,
			'',
		]);
		expect(await refusal('POST', '/request', body('Text', true), silently)).toEqual([400, '']);
	});

	test.each([
		['no desk', { serviceDeskId: undefined }, /service desk id/],
		['no values', { requestFieldValues: undefined }, /^Your request could not be created/],
		['a type of another desk', { requestTypeId: '30' }, /not one of the service desk/],
		[
			'a field that is required',
			{ requestFieldValues: { summary: 'x' } },
			/Please provide a valid value for field 'Where will it be used\?'$/,
		],
		[
			'a field the type has not',
			{ requestFieldValues: { ...laptop().requestFieldValues, priority: { name: 'High' } } },
			/'priority' is not valid/,
		],
		['a stranger', { raiseOnBehalfOf: 'nobody' }, /does not exist or is not on the service desk/],
		[
			'one of another desk',
			{ raiseOnBehalfOf: people.deployBot.accountId, serviceDeskId: '2', requestTypeId: '30' },
			/./,
		],
		['a participant who is not there', { requestParticipants: ['nobody'] }, /participant 'nobody'/],
	])('refused: %s', async (_name, more, text) => {
		const [status, message] = await refusal('POST', '/request', laptop(more));
		expect([status, message]).toEqual([400, expect.stringMatching(text)]);
	});

	test('refused without a word: values of another form, unknown keys', async () => {
		const wrong = { summary: 'x', customfield_10042: 'Europe' };
		expect(
			await refusal('POST', '/request', laptop({ requestFieldValues: wrong }), silently),
		).toEqual([400, '']);
		expect(await refusal('POST', '/request', laptop({ reporter: 'x' }), silently)).toEqual([
			400,
			'',
		]);
		expect(
			(
				await refusal(
					'POST',
					'/request',
					laptop({ raiseOnBehalfOf: people.fay.accountId }),
					as('customer'),
				)
			)[0],
		).toBe(403);
	});

	test('expanded, and what each may see of it', async () => {
		const all = 'participant,status,sla,requestType,serviceDesk,attachment,action,comment';
		const whole = await read(`/request/HELP-3?expand=${all}`);
		expect(whole).toMatchObject({
			participants: { values: [{ displayName: 'Fay Moreau' }], isLastPage: true },
			sla: { values: [{ name: 'Time to resolution' }, { name: 'Time to first response' }] },
			requestType: { name: 'Get IT help' },
			serviceDesk: { projectKey: 'HELP' },
			comments: { size: 0 },
		});
		expect(await read('/request/HELP-3')).not.toHaveProperty('participants');
		const customer = (await as('customer')('GET', `${SD}/request/HELP-3?expand=${all}`)).body;
		expect(customer).not.toHaveProperty('sla');
		expect(customer.actions.addParticipant).toEqual({ allowed: false });
	});

	test('lists: own ones and those of the own organizations, not a desk’s', async () => {
		expect(keysOf((await read('/request')).values)).toEqual(['HELP-1']);
		expect(keysOf((await read('/request?requestOwnership=APPROVER')).values)).toEqual(['HELP-2']);
		expect(keysOf((await as('customer')('GET', `${SD}/request`)).body.values)).toEqual([
			'HELP-3',
			'HELP-2',
			'HELP-1',
		]);
		expect(
			keysOf(
				(
					await as('customer')(
						'GET',
						`${SD}/request?requestOwnership=OWNED_REQUESTS&searchTerm=mail`,
					)
				).body.values,
			),
		).toEqual(['HELP-3']);
		expect((await read('/request?serviceDeskId=2')).values).toEqual([]);
		expect((await refusal('GET', '/request?requestTypeId=25'))[0]).toBe(400);
		expect((await refusal('GET', '/request?requestOwnership=MINE'))[0]).toBe(400);
	});

	test('SLA: what runs, what is over', async () => {
		const { values } = await read('/request/HELP-1/sla');
		expect(values[0].ongoingCycle).toMatchObject({
			breached: false,
			remainingTime: { millis: expect.any(Number) },
		});
		expect(values[1]).not.toHaveProperty('ongoingCycle');
		expect((await read('/request/HELP-1/sla/1')).completedCycles).toHaveLength(1);
		expect((await refusal('GET', '/request/HELP-1/sla/9'))[0]).toBe(404);
	});
});

describe('approvals', () => {
	test('decided by the approver himself, once', async () => {
		expect((await read('/request/HELP-2/approval')).values).toMatchObject([
			{ id: '3', canAnswerApproval: true, finalDecision: 'pending' },
		]);
		const path = '/request/HELP-2/approval/3';
		expect((await refusal('POST', path, { decision: 'approved' }))[0]).toBe(400);
		const { body } = await call('POST', SD + path, { decision: 'approve' });
		expect(body).toMatchObject({ canAnswerApproval: false, finalDecision: 'approved' });
		expect((await read('/request/HELP-2')).currentStatus).toMatchObject({
			status: 'In progress',
			statusCategory: 'INDETERMINATE',
		});
		expect((await refusal('POST', path, { decision: 'decline' }))[0]).toBe(409);
	});

	test('not for another', async () => {
		expect((await read('/request/HELP-1/approval/3')).canAnswerApproval).toBe(false);
		expect((await refusal('POST', '/request/HELP-1/approval/3', { decision: 'approve' }))[0]).toBe(
			403,
		);
		const { fields } = (await call('GET', '/rest/api/3/issue/HELP-1')).body;
		expect(fields.customfield_10026[0].canAnswerApproval).toBe(false);
	});
});

describe('comments and participants', () => {
	test('public or internal must be said; customers see the public ones', async () => {
		const path = '/request/HELP-3/comment';
		expect((await refusal('POST', path, { body: 'x' }))[0]).toBe(400);
		expect((await refusal('POST', path, { body: doc('x'), public: true }))[0]).toBe(400);
		const internal = await call('POST', SD + path, { body: 'Only *us*', public: false });
		expect(internal).toMatchObject({ status: 201, body: { body: 'Only *us*', public: false } });
		await call('POST', SD + path, { body: 'Hello', public: true });
		const customer = as('customer');
		expect((await customer('GET', SD + path)).body.values).toMatchObject([{ body: 'Hello' }]);
		expect((await customer('GET', `${SD}${path}/${internal.body.id}`)).status).toBe(404);
		expect((await customer('POST', SD + path, { body: 'x', public: false })).status).toBe(403);
		expect((await read(`${path}?public=false`)).values).toMatchObject([{ body: 'Only *us*' }]);
		const shown = (await call('GET', '/rest/api/3/issue/HELP-3/comment')).body.comments;
		expect(shown.map((/** @type {any} */ one) => one.jsdPublic)).toEqual([false, true]);
	});

	test('participants: added, and taken away by a body', async () => {
		const path = `${SD}/request/HELP-3/participant`;
		const ben = { accountIds: [people.ben.accountId] };
		expect((await call('POST', path, ben)).body.values).toHaveLength(2);
		expect((await call('DELETE', path, ben)).body.values).toHaveLength(1);
		expect((await call('DELETE', path, ben)).status).toBe(400);
		expect((await call('POST', path, { accountIds: [people.kim.accountId] })).status).toBe(400);
		expect((await call('POST', path, { accountIds: ['nobody'] })).status).toBe(400);
	});

	test('transitions that customers are shown', async () => {
		const path = `${SD}/request/HELP-3/transition`;
		expect((await call('GET', path)).body.values).toEqual([{ id: '801', name: 'Cancel request' }]);
		const sent = { id: '801', additionalComment: { body: 'No longer needed' } };
		expect((await as('customer')('POST', path, sent)).status).toBe(204);
		expect(jira.issue('HELP-3')).toMatchObject({
			fields: { status: { name: 'Done' }, resolution: { name: "Won't Do" } },
			comments: [{ author: { accountId: people.kim.accountId } }],
		});
		expect((await call('POST', path, { id: '801' })).status).toBe(400);
	});
});

describe('files', () => {
	/** @param {Record<string, string>} files text by name */
	const upload = async (files, headers = { 'x-atlassian-token': 'no-check' }) => {
		const form = new FormData();
		for (const [name, text] of Object.entries(files)) {
			form.append('file', new Blob([text], { type: 'text/plain' }), name);
		}
		const { email, apiToken } = jira.account;
		const authorization = `Basic ${Buffer.from(`${email}:${apiToken}`).toString('base64')}`;
		const answer = await fetch(`${jira.url}${SD}/servicedesk/1/attachTemporaryFile`, {
			method: 'POST',
			headers: { authorization, ...headers },
			body: form,
		});
		return { status: answer.status, body: await answer.json().catch(() => '') };
	};
	/** @param {{ body: any }} answer */
	const idsOf = ({ body }) =>
		body.temporaryAttachments.map((/** @type {any} */ one) => one.temporaryAttachmentId);

	test('in two steps, public or internal; an id is good for once', async () => {
		expect((await upload({ 'a.txt': 'a' }, {})).status).toBe(403);
		const uploaded = await upload({ 'a.txt': 'a', 'b.txt': 'bb' });
		expect(uploaded).toMatchObject({
			status: 201,
			body: { temporaryAttachments: [{ fileName: 'a.txt' }, {}] },
		});
		const [first, second] = idsOf(uploaded);
		const path = `${SD}/request/HELP-2/attachment`;
		expect((await call('POST', path, { temporaryAttachmentIds: [first] })).status).toBe(400);
		const attached = await call('POST', path, {
			temporaryAttachmentIds: [first],
			public: false,
			additionalComment: { body: 'For us' },
		});
		expect(attached).toMatchObject({
			status: 201,
			body: {
				comment: { body: 'For us\n[^a.txt]', public: false },
				attachments: { values: [{ filename: 'a.txt', size: 1 }] },
			},
		});
		expect(
			(await call('POST', path, { temporaryAttachmentIds: [first], public: true })).status,
		).toBe(400);
		await call('POST', path, { temporaryAttachmentIds: [second], public: true });
		expect((await call('GET', path)).body.values).toHaveLength(2);
		expect((await as('customer')('GET', path)).body.values).toMatchObject([{ filename: 'b.txt' }]);
		expect(jira.issue('HELP-2')?.attachments).toHaveLength(2);
		const comment = `${SD}/request/HELP-2/comment/${attached.body.comment.id}/attachment`;
		expect((await call('GET', comment)).status).toBe(412);
		expect((await call('GET', comment, undefined, OPT_IN)).body.values).toHaveLength(1);
	});

	test('with the request itself', async () => {
		const attachment = idsOf(await upload({ 'a.txt': 'a' }));
		const values = { ...laptop().requestFieldValues, attachment };
		const made = await call('POST', `${SD}/request`, laptop({ requestFieldValues: values }));
		expect(jira.issue(made.body.issueKey)?.attachments).toHaveLength(1);
		expect((await refusal('POST', '/request', laptop({ requestFieldValues: values })))[0]).toBe(
			400,
		);
	});
});

describe('organizations and customers', () => {
	test('organizations: a known name gives the one that is there', async () => {
		expect(namesOf((await read('/organization')).values)).toEqual(['Example Ltd', 'Northwind']);
		const made = await call('POST', `${SD}/organization`, { name: 'Acme' });
		expect(made.status).toBe(201);
		const again = await call('POST', `${SD}/organization`, { name: 'Acme' });
		expect(again.body.id).toBe(made.body.id);
		const path = `${SD}/organization/${made.body.id}`;
		const kim = { accountIds: [people.kim.accountId] };
		expect((await call('POST', `${path}/user`, kim)).status).toBe(204);
		expect((await call('GET', `${path}/user`)).body.values).toMatchObject([
			{ displayName: 'Kim Customer' },
		]);
		expect(
			namesOf(
				(await read(`/organization?accountId=${encodeURIComponent(people.kim.accountId)}`)).values,
			),
		).toEqual(['Example Ltd', 'Acme']);
		expect((await call('DELETE', `${path}/user`, kim)).status).toBe(204);
		expect((await call('POST', `${path}/user`, { accountIds: ['nobody'] })).status).toBe(400);
		const onDesk = { organizationId: Number(made.body.id) };
		expect((await call('POST', `${SD}/servicedesk/1/organization`, onDesk)).status).toBe(204);
		expect(namesOf((await read('/servicedesk/1/organization')).values)).toEqual([
			'Example Ltd',
			'Acme',
		]);
		expect((await call('DELETE', `${SD}/servicedesk/1/organization`, onDesk)).status).toBe(204);
		jira.denied = ['ADMINISTER'];
		expect((await call('DELETE', path)).status).toBe(403);
		jira.denied = [];
		expect((await call('DELETE', path)).status).toBe(204);
		expect((await call('GET', path)).status).toBe(404);
	});

	test('customers: made by administrators, added partly', async () => {
		const lee = { displayName: 'Lee Client', email: 'lee@customer.example' };
		const made = await call('POST', `${SD}/customer`, lee);
		expect(made).toMatchObject({ status: 201, body: { displayName: 'Lee Client', active: true } });
		expect((await call('POST', `${SD}/customer`, lee)).status).toBe(400);
		expect((await call('POST', `${SD}/customer?strictConflictStatusCode=true`, lee)).status).toBe(
			409,
		);
		expect((await call('POST', `${SD}/customer`, { ...lee, email: 'lee' })).status).toBe(400);
		jira.denied = ['ADMINISTER'];
		expect((await call('POST', `${SD}/customer`, { ...lee, email: 'l@x.example' })).status).toBe(
			403,
		);
		const path = `${SD}/servicedesk/1/customer`;
		const some = { accountIds: [made.body.accountId, 'nobody'] };
		expect((await call('POST', path, some)).status).toBe(400);
		expect((await call('GET', path)).status).toBe(412);
		expect((await call('GET', `${path}?query=lee`, undefined, OPT_IN)).body.values).toHaveLength(1);
		const removed = { accountIds: [made.body.accountId] };
		expect((await call('DELETE', path, removed)).status).toBe(412);
		expect((await call('DELETE', path, removed, OPT_IN)).status).toBe(204);
		jira.reset();
		expect((await call('POST', `${SD}/customer`, lee)).status).toBe(201);
	});
});

test('the requests are as the documents say', async () => {
	await call('GET', `${SD}/servicedesk/1/requesttype/26/field?expand=hiddenFields`);
	await call(
		'POST',
		`${SD}/request`,
		laptop({ raiseOnBehalfOf: people.kim.accountId, isAdfRequest: true }),
	);
	await call('GET', `${SD}/request/HELP-2?expand=participant,sla`);
	await call('POST', `${SD}/request/HELP-2/comment`, { body: 'Hello', public: true });
	await call('POST', `${SD}/request/HELP-2/approval/3`, { decision: 'decline' });
	await call('DELETE', `${SD}/request/HELP-3/participant`, { accountIds: [people.fay.accountId] });
	await call('GET', `${SD}/knowledgebase/article?query=door&highlight=false`);
	expect(jira.findings).toEqual([]);
});
