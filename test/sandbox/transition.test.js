// @ts-check
'use strict';

const { people } = require('.');
const { doc } = require('./adf');
const { useCheckedJira } = require('./useCheckedJira');

const { jira, call } = useCheckedJira();
afterEach(() => expect(jira.findings).toEqual([]));

const API = '/rest/api/3';
/** The issues of CHG that are in each status. */
const IN = Object.fromEntries(
	`Draft, Submitted, In Review, Approved, Scheduled, Implementing, Verifying, On Hold, Closed, Rejected, Cancelled`
		.split(', ')
		.map((name, index) => [name, `CHG-${index + 1}`]),
);
const list = async (key, query = '') =>
	(await call('GET', `${API}/issue/${key}/transitions${query}`)).body.transitions;
const move = (key, id, body = {}) =>
	call('POST', `${API}/issue/${key}/transitions`, { transition: { id }, ...body });
const statusOf = (key) => jira.issue(key)?.fields.status.name;
const EVERYWHERE = ['81 Hold', '91 Cancel'];

describe('the list', () => {
	test.each([
		['Draft', ['11 Submit']],
		['Submitted', ['21 Start review']],
		['In Review', ['32 Approve with budget', '33 Reject', '34 Ask for changes']],
		['Approved', ['41 Schedule']],
		['Scheduled', ['51 Implement']],
		['Implementing', ['52 Progress', '61 Verify']],
		['Verifying', ['51 Implement', '71 Close', '72 Close']],
		['On Hold', ['82 Resume']],
		['Closed', ['92 Reopen']],
		['Rejected', ['92 Reopen']],
		['Cancelled', ['92 Reopen']],
	])('in %s', async (status, ways) => {
		const names = (await list(IN[status])).map(({ id, name }) => `${id} ${name}`);
		expect(names.sort()).toEqual([...ways, ...EVERYWHERE].sort());
	});

	test('tells of a screen, a condition, a way from everywhere and a loop', async () => {
		const flags = async (key, id, query) => {
			const { hasScreen, isConditional, isGlobal, isLooped, isAvailable } = (
				await list(key, query)
			).find((one) => one.id === id);
			return { hasScreen, isConditional, isGlobal, isLooped, isAvailable };
		};
		const plain = {
			hasScreen: false,
			isConditional: false,
			isGlobal: false,
			isLooped: false,
			isAvailable: true,
		};
		expect(await flags(IN.Submitted, '21')).toEqual(plain);
		expect(await flags(IN.Draft, '11')).toEqual({ ...plain, hasScreen: true });
		expect(await flags(IN.Draft, '81')).toEqual({ ...plain, isGlobal: true });
		expect(await flags(IN.Implementing, '52')).toEqual({
			...plain,
			hasScreen: true,
			isLooped: true,
		});
		const hidden = await flags(IN['In Review'], '31', '?includeUnavailableTransitions=true');
		expect(hidden).toEqual({ ...plain, isConditional: true, isAvailable: false });
	});

	test('shows a transition as soon as its condition holds', async () => {
		const { accountId } = people.ana;
		await call('PUT', `${API}/issue/${IN['In Review']}/assignee`, { accountId });
		const found = (await list(IN['In Review'])).find(({ id }) => id === '31');
		expect(found).toMatchObject({ name: 'Approve', isConditional: true, isAvailable: true });
	});

	test('has the fields of the screens when asked, but not all that are taken', async () => {
		const fields = async (status, id) =>
			(await list(IN[status], `?expand=transitions.fields&transitionId=${id}`))[0].fields;
		expect(await fields('Submitted', '21')).toEqual({});
		expect(Object.keys(await fields('Draft', '11'))).toEqual(['duedate', 'assignee', 'labels']);
		const { resolution } = await fields('Verifying', '71');
		expect(resolution).toMatchObject({
			required: true,
			operations: ['set'],
			hasDefaultValue: false,
		});
		expect(resolution.allowedValues.map(({ name }) => name)).toContain('Duplicate');
		expect(await fields('In Review', '33')).toEqual({});
		expect((await list(IN.Draft))[0]).not.toHaveProperty('fields');
	});

	test('is empty for a wrong ID and without the permission', async () => {
		expect(await list(IN.Draft, '?transitionId=999')).toEqual([]);
		jira.denied = ['TRANSITION_ISSUES'];
		expect(await list(IN.Draft)).toEqual([]);
		expect((await move(IN.Submitted, '21')).status).toBe(400);
	});

	test('depends on the type of the issue', async () => {
		expect((await list('CHG-12')).map(({ name }) => name)).toEqual(['Start work']);
	});
});

const RESOLUTION = { resolution: { name: "Won't Do" } };

describe('a transition', () => {
	test.each([
		['Draft', '11', { fields: { duedate: '2026-12-24' } }, 'Submitted'],
		['Submitted', '21', {}, 'In Review'],
		['In Review', '32', { fields: { customfield_10043: 5 } }, 'Approved'],
		['In Review', '33', { fields: RESOLUTION }, 'Rejected'],
		['In Review', '33', {}, 'Rejected'],
		['In Review', '34', {}, 'Draft'],
		['Approved', '41', { fields: { customfield_10044: '2026-12-24' } }, 'Scheduled'],
		['Implementing', '52', {}, 'Implementing'],
		['Implementing', '61', { fields: { customfield_10049: 'CAB-7' } }, 'Verifying'],
		['Verifying', '71', { fields: RESOLUTION }, 'Closed'],
		['Verifying', '72', { fields: { ...RESOLUTION, customfield_10048: doc('x') } }, 'Closed'],
		['Closed', '81', {}, 'On Hold'],
		['Draft', '91', { fields: RESOLUTION }, 'Cancelled'],
	])('of an issue in %s by %s %j leads to %s', async (status, id, body, to) => {
		expect((await move(IN[status], id, body)).status).toBe(204);
		expect(statusOf(IN[status])).toBe(to);
	});

	const INVALID = /^It seems that you have tried to perform a workflow operation/;
	const OFF_SCREEN = /cannot be set\. It is not on the appropriate screen, or unknown\.$/;
	test.each([
		['that is none', 'Draft', '999', {}, INVALID],
		['of another status', 'Draft', '21', {}, INVALID],
		['that creates', 'Draft', '1', {}, INVALID],
		['whose condition does not hold', 'In Review', '31', {}, INVALID],
		['without a required field', 'Draft', '11', {}, /^Due date is required\.$/],
		['without a resolution', 'Verifying', '71', {}, /^Resolution is required\.$/],
		['with a field that is not on the screen', 'Draft', '11', { fields: RESOLUTION }, OFF_SCREEN],
		['with a field and no screen', 'Submitted', '21', { fields: RESOLUTION }, OFF_SCREEN],
		[
			'that its validator refuses',
			'Implementing',
			'61',
			{},
			/^The change needs an external reference/,
		],
		[
			'with a comment that is none',
			'Draft',
			'91',
			{ fields: RESOLUTION, update: { comment: [{ add: { body: doc('') } }] } },
			/^Comment body is not valid!$/,
		],
	])('%s is refused and nothing happens', async (_name, status, id, body, text) => {
		const answer = await move(IN[status], id, body);
		// The conformance check finds the broken comment first.
		jira.findings.length = 0;
		expect(answer.status).toBe(400);
		const reasons = [...answer.body.errorMessages, ...Object.values(answer.body.errors)];
		expect(reasons).toEqual([expect.stringMatching(text)]);
		expect(statusOf(IN[status])).toBe(status);
		expect(jira.issue(IN[status])?.history).toEqual([]);
	});

	test('takes a comment where it has a screen; without one the comment is lost', async () => {
		const update = { comment: [{ add: { body: doc('Why.') } }] };
		await move(IN.Verifying, '71', { fields: RESOLUTION, update });
		expect(jira.issue(IN.Verifying)?.comments).toMatchObject([{ body: doc('Why.') }]);
		expect((await move(IN.Submitted, '21', { update })).status).toBe(204);
		expect(jira.issue(IN.Submitted)?.comments).toEqual([]);
	});

	test('may be followed by another one', async () => {
		await call('PUT', `${API}/issue/${IN.Scheduled}`, { fields: { labels: ['automated'] } });
		const pipeline = (await list(IN.Scheduled)).find(({ id }) => id === '53');
		expect(pipeline.to.name).toBe('Implementing');
		await move(IN.Scheduled, '53');
		expect(statusOf(IN.Scheduled)).toBe('Verifying');
		const { values } = (await call('GET', `${API}/issue/${IN.Scheduled}/changelog`)).body;
		expect(values.slice(-2).map(({ items }) => items[0].toString)).toEqual([
			'Implementing',
			'Verifying',
		]);
	});

	test('does not clear the resolution, unless it is told to', async () => {
		await move(IN.Verifying, '71', { fields: RESOLUTION });
		await move(IN.Verifying, '92');
		expect(jira.issue(IN.Verifying)?.fields.resolution.name).toBe("Won't Do");
		await move(IN.Implementing, '91', { fields: RESOLUTION });
		await move(IN.Implementing, '92', { fields: { resolution: null } });
		expect(jira.issue(IN.Implementing)?.fields.resolution).toBeNull();
	});

	test('keeps who says that it was him', async () => {
		const historyMetadata = { type: 'sandbox', description: 'By a workflow' };
		await move(IN.Submitted, '21', { historyMetadata, properties: [{ key: 'run', value: 7 }] });
		const { values } = (await call('GET', `${API}/issue/${IN.Submitted}/changelog`)).body;
		expect(values[0].historyMetadata).toEqual(historyMetadata);
		expect(jira.issue(IN.Submitted)?.properties).toEqual({ run: 7 });
	});
});

describe('the workflow', () => {
	const read = (projectId, issueTypeId) =>
		call('POST', `${API}/workflows`, { projectAndIssueTypes: [{ projectId, issueTypeId }] });

	test('is read as a graph', async () => {
		const { body } = await read('10008', '11001');
		expect(body.statuses).toHaveLength(11);
		const [{ name, scope, transitions }] = body.workflows;
		expect([name, scope.type]).toEqual(['Change control', 'GLOBAL']);
		const types = transitions.map(({ type }) => type);
		expect(types.filter((type) => type === 'GLOBAL')).toHaveLength(2);
		expect(types.filter((type) => type === 'INITIAL')).toHaveLength(1);
		const named = (reference) =>
			body.statuses.find(({ statusReference }) => statusReference === reference).name;
		const implement = transitions.find(({ id }) => id === '51');
		expect(named(implement.toStatusReference)).toBe('Implementing');
		expect(implement.links.map((link) => named(link.fromStatusReference))).toEqual([
			'Scheduled',
			'Verifying',
		]);
	});

	test('of a company is for administrators, that of a team for those of its project', async () => {
		jira.denied = ['ADMINISTER'];
		expect((await read('10008', '11001')).status).toBe(401);
		const { body } = await read('10001', '10201');
		expect(body.workflows[0].scope).toEqual({ type: 'PROJECT', project: { id: '10001' } });
		jira.denied = ['ADMINISTER', 'ADMINISTER_PROJECTS', 'VIEW_READONLY_WORKFLOW'];
		expect((await read('10001', '10201')).status).toBe(401);
	});

	test('has its statuses in those of the project, by type', async () => {
		const { body } = await call('GET', `${API}/project/CHG/statuses`);
		const names = body.map(({ name, statuses }) => [name, statuses.map((one) => one.name)]);
		expect(Object.fromEntries(names)).toEqual({
			Change: Object.keys(IN),
			Task: ['To Do', 'In Progress', 'Done'],
			'Sub-task': ['To Do', 'In Progress', 'Done'],
		});
		expect((await call('GET', `${API}/project/SEC/statuses`)).status).toBe(404);
	});
});

describe('permissions', () => {
	const has = async (query) =>
		Object.entries((await call('GET', `${API}/mypermissions?${query}`)).body.permissions).map(
			([key, { havePermission }]) => `${key} ${havePermission}`,
		);

	test('are told for a project, an issue or the site', async () => {
		const permissions = 'permissions=CREATE_ISSUES,TRANSITION_ISSUES';
		expect(await has(`${permissions}&projectKey=HR`)).toEqual([
			'CREATE_ISSUES false',
			'TRANSITION_ISSUES true',
		]);
		jira.denied = ['TRANSITION_ISSUES'];
		expect(await has(`${permissions}&issueKey=OPS-1`)).toEqual([
			'CREATE_ISSUES true',
			'TRANSITION_ISSUES false',
		]);
		expect(await has('permissions=ADMINISTER')).toEqual(['ADMINISTER true']);
	});

	test.each([
		['', 400, ["The 'permissions' query parameter is required."]],
		['permissions=FLY', 400, []],
		['permissions=ADMINISTER&projectKey=SEC', 404, ['Could not find project with provided key.']],
	])('of %j are %i', async (query, status, texts) => {
		const answer = await call('GET', `${API}/mypermissions?${query}`);
		expect([answer.status, answer.body.errorMessages]).toEqual([status, texts]);
	});

	test.each([
		['EDIT_ISSUES', 'PUT', '', { fields: { summary: 'x' } }, 400],
		['DELETE_ISSUES', 'DELETE', '', undefined, 403],
		['ASSIGN_ISSUES', 'PUT', '/assignee', { accountId: null }, 403],
	])('%s is needed for %s%s', async (permission, method, part, body, status) => {
		jira.denied = [permission];
		expect((await call(method, `${API}/issue/OPS-7${part}`, body)).status).toBe(status);
		expect(jira.issue('OPS-7')?.fields.summary).toMatch(/^Wrong time zone/);
	});
});
