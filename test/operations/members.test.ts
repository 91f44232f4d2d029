import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import type { Credential } from '../harness';
import { sample } from './samples';
import { accountId, email, EMPTY, id, key, name } from './values';

// Groups, roles of projects and who is in them; what may be done with one issue; the values of a field.

const jira = useJira({ documented: true });
shortenWaits();

const run = (operation: string, parameters: object = {}, credential?: Credential) => runNode({ parameters: sample(operation, parameters), credential });
const rowsOf = async (...given: Parameters<typeof run>) => (await run(...given)).items.map(({ json }) => json);
const namesIn = async (roleId = '10003') => (await rowsOf('project:getMembers', { roleId: id(roleId) })).map((row) => row.name);

describe('a group', () => {
	test('by name, by ID, in any mode; inactive people where they are asked for', async () => {
		const [{ groupId }] = jira.site.groups.filter((one: { name: string }) => one.name === 'managers');
		const of = async (given: object) => (await rowsOf('group:getMembers', { groupId: given })).map((row) => row.accountId);
		const members = await of(name('managers'));
		expect(members).toContain(people.dana.accountId);
		expect([await of(id(groupId)), await of(id('managers'))]).toEqual([members, members]);
		const everybody = (options: object) => rowsOf('group:getMembers', { groupId: name('jira-users'), options });
		expect((await everybody({ includeInactive: true })).length).toBeGreaterThan((await everybody({})).length);
		expect(jira.requests.filter(({ query }) => query.startAt !== undefined).length).toBeGreaterThan(0);
	});

	test('who may not look is told which permission it takes', async () => {
		jira.denied = ['USER_PICKER'];
		expect((await run('group:getMembers')).error?.description).toContain('"Browse users and groups" or "Administer Jira"');
	});
});

describe('a role of a project', () => {
	test('its members: people and groups, by the name of the role as well', async () => {
		expect(await rowsOf('project:getMembers', { roleId: name('developers') })).toEqual([
			{ type: 'group', name: 'jira-users', accountId: null, groupId: expect.any(String) },
			{ type: 'person', name: people.carla.displayName, accountId: people.carla.accountId, groupId: null },
		]);
		const { error } = await run('project:getMembers', { roleId: name('Nobody') });
		expect([error?.message, error?.description]).toEqual(["'Role' matches nothing: 'Nobody'", expect.stringContaining('Administrator, Developers')]);
	});

	test('a person by email and a group by name come in and go out', async () => {
		await run('project:addMember', { person: email(people.ben.email) });
		const managers = { memberType: 'group', groupId: name('managers') };
		expect((await rowsOf('project:addMember', managers))[0]).toMatchObject({ accountId: null, group: 'managers', member: true });
		expect(await namesIn()).toEqual(expect.arrayContaining([people.ben.displayName, 'managers']));
		await run('project:removeMember', managers);
		expect(await namesIn()).not.toContain('managers');
	});

	test("one who is a member already, and one who is none, are refused in Jira's words", async () => {
		expect((await run('project:addMember', { roleId: id('10002'), person: accountId(people.dana.accountId) })).error?.message).toContain('already a member');
		expect((await run('project:removeMember', { person: accountId(people.ben.accountId) })).error?.message).toContain('no member of the project role');
	});

	test.each(['person', 'group'])('nobody: a %s left empty is refused', async (memberType) => {
		const { error } = await run('project:addMember', { memberType, person: accountId(EMPTY), groupId: name(EMPTY) });
		expect(error?.message).toBe(`'${memberType === 'person' ? 'Person' : 'Group'}' is empty`);
		expect(jira.requests).toEqual([]);
	});

	test.each([['project:addMember', 'POST', true], ['project:removeMember', 'DELETE', false]])('%s whose answer is lost is found by reading the role, and not sent twice', async (operation, method, member) => {
		jira.fail({ method, drop: true, after: true });
		const { items, error } = await run(operation);
		expect([error?.message, items[0]?.json.member]).toEqual([undefined, member]);
		jira.reset();
		jira.fail({ method, drop: true });
		expect((await run(operation)).error?.description).toMatch(/Whether Jira carried it out is not known/);
		expect(jira.requests.filter((request) => request.method === method)).toHaveLength(1);
	});

	test('who does not administer the project is told so', async () => {
		jira.denied = ['ADMINISTER_PROJECTS'];
		for (const operation of ['project:getRoles', 'project:getMembers', 'project:addMember']) {
			expect((await run(operation)).error?.description).toContain('"Administer Projects"');
		}
	});

	test('the list of roles is that of the project', async () => {
		const { results } = await runPicker('searchRoles', { filter: 'dev', parameters: { projectKey: key('OPS') } });
		expect(results.map((one) => [one.name, one.value])).toEqual([['Developers', '10003']]);
	});
});

describe('with one issue of the project', () => {
	const options = { issueKey: key('OPS-2') };

	test('who may be assigned', async () => {
		expect((await rowsOf('user:getAssignable', { options })).map((row) => row.accountId)).toContain(people.ben.accountId);
		expect(jira.requests[0].query).toEqual({ issueKey: 'OPS-2', maxResults: '1000' });
	});

	test('what the account may do', async () => {
		expect((await rowsOf('permission:getMine', { options })).length).toBeGreaterThan(10);
		expect(jira.requests[0].query).toEqual({ issueKey: 'OPS-2', permissions: expect.any(String) });
	});

	test.each(['user:getAssignable', 'permission:getMine'])('%s: an issue of a closed project is refused', async (operation) => {
		const { error } = await run(operation, { options: { issueKey: key('WEB-1') } }, { projectAccess: 'restricted', fullProjects: 'OPS' });
		expect(error?.message).toBe("'Issue' does not exist or is not open to this credential: 'WEB-1'");
	});
});

describe('the values of a field', () => {
	const cascading = { fieldId: name('Location') };

	test('by name or ID; one without a list and one that the form does not have are refused', async () => {
		const byName = await rowsOf('field:getAllowedValues');
		expect(byName[0]).toEqual({ id: expect.any(String), value: expect.any(String), parent: null, parentId: null });
		expect((await run('field:getAllowedValues', { fieldId: name('Summary') })).error?.message).toBe("'Field' has no list of values: 'Summary'");
		expect((await run('field:getAllowedValues', { fieldId: name('Nope') })).error?.message).toBe("'Field' names a field that the screen does not have: 'Nope'");
	});

	test('a form of several pages; raw is what Jira has', async () => {
		jira.metaPageSize = 2;
		const raw = await rowsOf('field:getAllowedValues', { output: 'raw' });
		expect(raw.length).toBeGreaterThan(1);
		expect(raw[0]).toEqual({ self: expect.any(String), value: expect.any(String), id: expect.any(String) });
	});

	test('the second level of a cascading choice comes behind its parent', async () => {
		const rows = await rowsOf('field:getAllowedValues', cascading);
		const children = rows.filter(({ parent }) => parent !== null);
		expect(children.length).toBeGreaterThan(0);
		expect(rows.map(({ id: one }) => one)).toContain(children[0].parentId);
	});

	test('the list has the fields of the form that have values', async () => {
		const { results } = await runPicker('searchFieldsWithValues', { filter: 'sev', parameters: { projectKey: key('OPS'), issueType: name('Bug') } });
		expect(results.map((one) => one.name)).toEqual(['Severity']);
	});
});
