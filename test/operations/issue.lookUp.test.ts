import { runNode, useJira } from '../harness';
import type { Credential } from '../harness';
import { create, mapped, update } from './issueFields';
import { key, name } from './values';

const jira = useJira({ documented: true });

const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search/jql'));
const asked = (path: string) => jira.requests.filter((one) => one.path === path);
const SPRINT = 'customfield_10020';
const TEAM = 'customfield_10001';
const BOARDS = '/rest/agile/1.0/board';

/** What goes out for a value, with what the result tells of it. */
async function sent(parameters: object, field: string) {
	const { error, items } = await runNode({ parameters });
	expect(error).toBeUndefined();
	return { value: written().at(-1)!.body.fields[field], resolved: items[0].json.resolved };
}

async function refused(parameters: object, credential?: Credential) {
	const { error } = await runNode({ parameters, credential });
	expect(written()).toEqual([]);
	return { message: String(error?.message), help: String(error?.description) };
}

const restricted = (projects: string) => ({ permissions: 'full', projectAccess: 'restricted', fullProjects: projects, otherProjects: 'blocked' });
const CONFINED = restricted('OPS');
const BLIND = { permissions: 'custom', permissionRead: 'blocked', permissionCreate: 'allowed', permissionEdit: 'allowed', permissionAssign: 'allowed' };

describe('a sprint by its name', () => {
	test.each([
		['on create, in the mapper', (value: unknown) => create({ ...mapped({ [SPRINT]: value }) })],
		['on create, as JSON', (value: unknown) => create({ additionalFields: { otherFields: { Sprint: value } } })],
		['on update, in the mapper', (value: unknown) => update({ ...mapped({ [SPRINT]: value }) })],
		['on update, as JSON', (value: unknown) => update({ updateFields: { otherFields: { [SPRINT]: value } } })],
	])('%s goes out as its number', async (_where, parameters) => {
		for (const value of ['OPS Sprint 9', ' ops sprint 9 ', { name: 'OPS Sprint 9' }]) {
			expect(await sent(parameters(value), SPRINT)).toEqual({ value: 9, resolved: { Sprint: { id: '9', name: 'OPS Sprint 9' } } });
		}
		expect(await sent(parameters('8'), SPRINT)).toEqual({ value: 8, resolved: null });
	});

	test('of a board over several projects, which may have none without sprints', async () => {
		expect((await sent(create({ additionalFields: { otherFields: { Sprint: 'Train 1' } } }), SPRINT)).value).toBe(30);
	});

	test('is told by a plan with its number', async () => {
		const fields = { otherFields: { Sprint: 'ops sprint 9', Team: 'Platform' } };
		for (const parameters of [create({ additionalFields: fields }), update({ updateFields: fields })]) {
			const { items } = await runNode({ parameters: { ...parameters, safety: { dryRun: true } } });
			expect(items[0].json.changes).toEqual(expect.arrayContaining([
				expect.objectContaining({ after: 'OPS Sprint 9 (ID 9)' }),
				expect.objectContaining({ after: 'Platform (ID 36885b3c-1bf0-4f85-a357-c5b858c31de4)' }),
			]));
		}
	});

	test('is looked up once for all items of a project', async () => {
		const { error } = await runNode({
			parameters: create({ additionalFields: { otherFields: '={{ { Sprint: $json.sprint } }}' } }),
			input: ['OPS Sprint 8', 'OPS Sprint 9', 'OPS Sprint 8'].map((sprint) => ({ sprint })),
		});
		expect(error).toBeUndefined();
		expect(asked(BOARDS)).toHaveLength(1);
		expect(written().map(({ body }) => body.fields[SPRINT]).sort()).toEqual([8, 8, 9]);
	});

	test('of an issue under a former key is one of the project that it is in now', async () => {
		await sent(update({ issueKey: key('OLDOPS-2'), updateFields: { otherFields: { Sprint: 'OPS Sprint 9' } } }), SPRINT);
		expect(asked(BOARDS).map(({ query }) => query.projectKeyOrId)).toEqual(['OPS']);
	});

	test('that none has is refused with those there are, a closed one just the same; by its ID Jira refuses it', async () => {
		const { message, help } = await refused(update({ updateFields: { otherFields: { Sprint: 'OPS Sprint 7' } } }));
		expect(message).toBe("'Sprint' is not the name of an active or future sprint on the boards of the project: 'OPS Sprint 7'");
		expect(help).toContain('There are: 8 (OPS Sprint 8, active, OPS board); 9 (OPS Sprint 9, future, OPS board); 21 (');
		expect(help).toContain('; 30 (Train 1, future, Release train). Enter');
		const { error } = await runNode({ parameters: update({ updateFields: { otherFields: { Sprint: 7 } } }) });
		expect(`${error?.message} ${error?.description}`).toContain('only active or future sprints');
	});

	test('that several have is refused with each', async () => {
		jira.site.sprints.find((one: { id: number }) => one.id === 30)!.name = 'OPS sprint 9';
		expect((await sent(update({ updateFields: { otherFields: { Sprint: 'OPS Sprint 9' } } }), SPRINT)).value).toBe(9);
		const { error } = await runNode({ parameters: update({ updateFields: { otherFields: { Sprint: 'OPS SPRINT 9' } } }) });
		expect(error?.message).toBe("'Sprint' is the name of several: 'OPS SPRINT 9'");
		expect(error?.description).toContain('9 (OPS Sprint 9, future, OPS board); 30 (OPS sprint 9, future, Release train)');
	});

	test('of a board that belongs to no open project is not told to a confined credential', async () => {
		const { message, help } = await refused(update({ updateFields: { otherFields: { Sprint: 'Train 1' } } }), CONFINED);
		expect(message).toContain("is not the name of an active or future sprint");
		expect(help).not.toContain('Train');
		expect(await refused(update({ issueKey: key('APP-5'), updateFields: { otherFields: { Sprint: 'APP Sprint 3' } } }), CONFINED)).toMatchObject({ message: expect.stringContaining('not open to this credential') });
	});

	test('cannot be looked up where Jira shows no boards', async () => {
		const ofCreate = create({ ...mapped({ [SPRINT]: 'OPS Sprint 9' }) });
		jira.fail({ path: BOARDS, status: 403, times: 9 });
		expect(await refused(ofCreate)).toMatchObject({ message: "'Sprint' is a name that cannot be looked up: 'OPS Sprint 9'", help: expect.stringContaining('the ID of any') });
	});
});

describe('a parent by its summary', () => {
	const EPIC = 'Reliability of the order pipeline';

	test.each([
		['on create', (parent: unknown) => create({ additionalFields: { parent } })],
		['on update', (parent: unknown) => update({ updateFields: { parent } })],
		['as JSON', (parent: unknown) => update({ updateFields: { otherFields: { parent } } })],
	])('%s goes out as its key', async (_where, parameters) => {
		for (const parent of [name(EPIC), key(EPIC.toUpperCase()), EPIC]) {
			const { value, resolved } = await sent(parameters(parent), 'parent');
			expect(value).toEqual({ key: 'OPS-1' });
			expect(resolved).toEqual({ Parent: { id: 'OPS-1', name: EPIC } });
		}
	});

	test('that several issues have is refused with their keys; a part of one is none', async () => {
		jira.issue('OPS-3')!.fields.summary = EPIC.toLowerCase();
		expect((await refused(update({ updateFields: { parent: name(EPIC.toUpperCase()) } }))).help).toMatch(/OPS-1 \(Reliability.*Epic.*\); OPS-3 \(/);
		expect((await refused(update({ updateFields: { parent: name('order pipeline') } }))).message).toBe("'Parent' is not the name of an issue of the project that may have others below it: 'order pipeline'");
	});

	test('with quotes and operators in it stays a text', async () => {
		for (const summary of ['"x" OR project = HR', '\\', '") OR key = HR-1 --']) {
			expect((await refused(update({ updateFields: { parent: name(summary) } }))).message).toContain("is not the name of an issue");
		}
	});

	test('of another project is none, and none of a closed one is told', async () => {
		expect((await refused(update({ updateFields: { parent: name('Payment') } }))).help).not.toContain('APP-1');
		expect((await refused(update({ issueKey: key('APP-5'), updateFields: { parent: name('Payment') } }), CONFINED)).message).not.toContain('APP-1');
	});

	test('cannot be looked up where reading is blocked: nothing is asked', async () => {
		expect((await refused(update({ updateFields: { parent: name(EPIC) } }), BLIND)).message).toBe(`'Parent' is a name that cannot be looked up: '${EPIC}'`);
		expect(jira.requests).toEqual([]);
	});
});

describe('a team by its name', () => {
	test('goes out as its ID where Jira suggests it', async () => {
		expect(await sent(update({ updateFields: { otherFields: { Team: 'platform' } } }), TEAM)).toEqual({
			value: '36885b3c-1bf0-4f85-a357-c5b858c31de4',
			resolved: { Team: { id: '36885b3c-1bf0-4f85-a357-c5b858c31de4', name: 'Platform' } },
		});
	});

	test('that is found nowhere: the error says where its ID is', async () => {
		expect(await refused(update({ updateFields: { otherFields: { Team: 'Plat' } } }))).toEqual({
			message: "'Team' is not the name of a team that Jira suggests: 'Plat'",
			help: expect.stringMatching(/^There are: 36885b3c-\S+ \(Platform\)\. Enter its ID, .*the end of the address of the team's page/),
		});
	});
});

describe('a version by its name', () => {
	test.each([
		['one that is archived', { fixVersions: '0.9' }, "'Fix Versions' does not allow '0.9'"],
		['one that nobody has', { affectsVersions: '9.9' }, "'Affects Versions' does not allow '9.9'"],
	])('%s is refused with those there are', async (_which, updateFields, message) => {
		expect(await refused(update({ issueKey: key('APP-5'), updateFields }))).toEqual({ message, help: expect.stringContaining('1.0, 1.1, 2.0') });
	});
});
