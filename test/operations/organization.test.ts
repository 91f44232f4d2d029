import { people, runNode, runPicker, shortenWaits, useJira } from '../harness';
import type { Credential } from '../harness';
import { sample } from './samples';
import { id, name } from './values';

const jira = useJira({ documented: true });
shortenWaits();

const run = async (operation: string, parameters: object = {}, credential?: Credential) => await runNode({ parameters: sample(operation, parameters), credential });
const writes = () => jira.requests.filter(({ method }) => method !== 'GET');
const CONFINED = { permissions: 'full', projectAccess: 'restricted', fullProjects: 'HELP', otherProjects: 'blocked' };

describe('an organization', () => {
	test('by a name that several have is refused with their IDs', async () => {
		jira.site.organizations[1].name = 'EXAMPLE LTD';
		const { error } = await run('organization:delete', { organizationId: name('example ltd') });
		expect(error?.message).toBe("'Organization' has several values 'example ltd'");
		expect(error?.description).toContain('1 (Example Ltd), 2 (EXAMPLE LTD)');
		expect(writes()).toEqual([]);
	});

	test('created twice is one', async () => {
		const { items } = await run('organization:create', { name: ' Northwind ' });
		expect(items[0].json).toMatchObject({ id: '2', name: 'Northwind' });
	});

	test('loses people by a body on a delete', async () => {
		await run('organization:removeCustomers');
		expect(writes()).toEqual([expect.objectContaining({ method: 'DELETE', path: '/rest/servicedeskapi/organization/1/user', body: { accountIds: [people.kim.accountId] } })]);
	});

	test('deleted where the answer was lost is deleted', async () => {
		jira.fail({ method: 'DELETE', status: 502, after: true });
		const { items, error } = await run('organization:delete');
		expect(error).toBeUndefined();
		expect(items[0].json).toEqual({ id: '2', deleted: true });
	});

	test('is told to nobody who is confined to some projects, in no list and by no name', async () => {
		expect((await run('organization:getAll', {}, CONFINED)).items).toEqual([]);
		const { error } = await run('serviceDesk:addOrganization', { organizationId: name('Northwind') }, CONFINED);
		expect(`${error?.message} ${error?.description}`).toBe("'Organization' matches nothing: 'Northwind' There is no value to choose from.");
		expect(await runPicker('searchOrganizations', { parameters: { resource: 'organization', operation: 'get' }, credential: CONFINED })).toMatchObject({ results: [] });
		expect((await run('serviceDesk:addOrganization', {}, CONFINED)).error).toBeUndefined();
	});

	test('is found in its list by part of its name', async () => {
		const parameters = { resource: 'organization', operation: 'get' };
		expect((await runPicker('searchOrganizations', { parameters })).results).toEqual([{ name: 'Example Ltd', value: '1' }, { name: 'Northwind', value: '2' }]);
		expect((await runPicker('searchOrganizations', { parameters, filter: 'wind' })).results).toEqual([{ name: 'Northwind', value: '2' }]);
	});

	test('without a licence of the service desk says so', async () => {
		const { error } = await run('organization:getAll', {}, { email: jira.accounts.withoutDesk.email, apiToken: jira.accounts.withoutDesk.apiToken });
		expect(`${error?.message} ${error?.description}`).toMatch(/licen[cs]e|agent/i);
	});
});

describe('a service desk by its name', () => {
	test.each(['Facilities', ' it HELP '])('%j is found', async (given) => {
		const { items, error } = await run('serviceDesk:getRequestTypes', { serviceDeskId: name(given) });
		expect(error).toBeUndefined();
		expect(items[0].json.serviceDeskId).toBe(given === 'Facilities' ? '2' : '1');
	});

	test('that several have, or none that is open, is refused', async () => {
		jira.site.project('FAC')!.name = 'IT Help';
		expect(await run('serviceDesk:getQueues', { serviceDeskId: name('IT HELP') })).toMatchObject({ error: { message: "'Service Desk' has several values 'IT HELP'", description: expect.stringContaining('1 (IT help), 2 (IT Help)') } });
		const { error } = await run('serviceDesk:getQueues', { serviceDeskId: name('Facilities') }, CONFINED);
		expect(error).toMatchObject({ message: "'Service Desk' matches nothing: 'Facilities'", description: 'There are: IT help.' });
	});

	test('is no key for a list of the editor', async () => {
		const parameters = { resource: 'serviceDesk', operation: 'getQueueIssues', serviceDeskId: name('Facilities') };
		await expect(runPicker('searchQueues', { parameters })).rejects.toThrow("'Service Desk' is not a project key or an ID: 'Facilities'");
	});
});

describe('a customer', () => {
	test('whose address is known is refused in the words of Jira', async () => {
		const { error } = await run('serviceDesk:createCustomer', { customerEmail: people.kim.email });
		expect(error?.message).toContain(`An account already exists for ${people.kim.email}`);
		expect(error?.description).toContain('HTTP 409');
	});

	test.each(['lea', 'Lea <lea@customer.example>', '={{ ["a@example.com"] }}'])('with the address %j is refused before anything is sent', async (customerEmail) => {
		expect((await run('serviceDesk:createCustomer', { customerEmail })).error?.message).toContain("'Customer Email' is not an email");
		expect(jira.requests).toEqual([]);
	});

	test('is created once where the answer was lost', async () => {
		jira.fail({ method: 'POST', status: 502, after: true });
		const { items, error } = await run('serviceDesk:createCustomer');
		expect(error).toBeUndefined();
		expect(items[0].json).toMatchObject({ name: 'Lea Customer', email: 'lea@customer.example', accountId: expect.any(String) });
		expect(writes()).toHaveLength(1);
	});

	test('is taken off a desk by what Jira calls experimental', async () => {
		await run('serviceDesk:removeCustomers');
		expect(writes()).toEqual([expect.objectContaining({ method: 'DELETE', headers: expect.objectContaining({ 'x-experimentalapi': 'opt-in' }), body: { accountIds: [people.kim.accountId] } })]);
	});
});

describe('the knowledge base', () => {
	const articles = (count: number, from: number) => Array.from({ length: count }, (_, n) => ({ title: `Article ${from + n}`, excerpt: '', source: { type: 'confluence' }, content: { iframeSrc: 'https://example.com' } }));
	const path = '/rest/servicedeskapi/servicedesk/1/knowledgebase/article';

	test('is read page after page by the cursor in the address of the next', async () => {
		const page = (values: object[], next?: string) => ({ isLastPage: next === undefined, size: values.length, values, _links: { ...(next && { next }) } });
		jira.fail({ path, status: 200, times: 1, body: page(articles(2, 1), `https://elsewhere.example${path}?query=other&cursor=abc%3D`) });
		jira.fail({ path, status: 200, times: 1, body: page(articles(1, 3)) });
		const { items } = await run('serviceDesk:searchKnowledgeBase', { returnAll: true });
		expect(items.map(({ json }) => json.title)).toEqual(['Article 1', 'Article 2', 'Article 3']);
		expect(jira.requests.map(({ query }) => [query.query, query.cursor])).toEqual([['printer', undefined], ['printer', 'abc=']]);
	});

	test('by the cursors of the stand-in gives each article once', async () => {
		const { items } = await run('serviceDesk:searchKnowledgeBase', { serviceDeskId: id('1'), query: 'printer password', limit: 3 });
		expect(items.map(({ json }) => json.title)).toEqual(['Printer is out of paper', 'Connect to a printer', 'Reset a password']);
	});

	test('without a question is refused', async () => {
		expect((await run('serviceDesk:searchKnowledgeBase', { query: '={{ " " }}' })).error?.message).toBe("'Search' is empty");
		expect(jira.requests).toEqual([]);
	});
});
