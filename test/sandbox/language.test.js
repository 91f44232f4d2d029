// @ts-check
'use strict';

const { startSandbox } = require('.');
const { clientFor } = require('./client');

const API = '/rest/api/3';

describe('a site in another language', () => {
	/** @type {Awaited<ReturnType<typeof startSandbox>>} */
	let jira;
	/** @type {ReturnType<typeof clientFor>} */
	let call;

	beforeAll(async () => {
		jira = await startSandbox({ language: 'es' });
		call = clientFor(jira);
	});
	afterAll(() => jira.close());

	const created = (issuetype, more = {}) =>
		call('POST', `${API}/issue`, {
			fields: { project: { key: 'OPS' }, issuetype, summary: 'Falla', ...more },
		});

	test('lists types with both names, issues with the translated one only', async () => {
		const { body } = await call('GET', `${API}/issue/createmeta/OPS/issuetypes`);
		expect(body.issueTypes.map(({ name, untranslatedName }) => [name, untranslatedName])).toEqual([
			['Error', 'Bug'],
			['Tarea', 'Task'],
			['Historia', 'Story'],
			['Epopeya', 'Epic'],
			['Subtarea', 'Sub-task'],
		]);
		const { fields } = (await call('GET', `${API}/issue/OPS-2`)).body;
		expect(fields.issuetype.name).toBe('Error');
		expect(fields.issuetype).not.toHaveProperty('untranslatedName');
		expect(fields.status).toMatchObject({ name: 'En curso', statusCategory: { name: 'En curso' } });
		expect(fields.priority.name).toBe('Muy alta');
	});

	test('compares names untranslated', async () => {
		expect((await created({ name: 'Task' })).status).toBe(201);
		const refused = await created({ name: 'Tarea' });
		expect(refused.body.errors).toEqual({
			issuetype: 'El tipo de incidencia seleccionado no es válido.',
		});
		expect((await created({ name: 'Task' }, { priority: { name: 'High' } })).status).toBe(201);
		expect((await created({ name: 'Task' }, { priority: { name: 'Alta' } })).status).toBe(400);
	});

	test('names fields and tells errors in its language', async () => {
		const fields = (await call('GET', `${API}/field`)).body;
		expect(fields.find(({ id }) => id === 'summary').name).toBe('Resumen');
		expect(fields.find(({ id }) => id === 'customfield_10043').name).toBe('Cost');
		const missing = await call('GET', `${API}/issue/OPS-999`);
		expect(missing.body.errorMessages).toEqual([
			'La incidencia no existe o no tienes permiso para verla.',
		]);
		const { body } = await created({ name: 'Bug' }, { summary: undefined });
		expect(body.errors).toEqual({
			summary: 'Debes especificar un resumen de la incidencia.',
			customfield_10040: 'Severity es obligatorio.',
		});
	});

	test('moves through the same workflow', async () => {
		const { body } = await call('GET', `${API}/issue/OPS-2/transitions`);
		expect(body.transitions.map(({ to }) => to.name)).toEqual(['Listo', 'Por hacer']);
	});

	test('an English one has the same name twice', async () => {
		const english = await startSandbox();
		const { body } = await clientFor(english)('GET', `${API}/issue/createmeta/WEB/issuetypes`);
		expect(body.issueTypes[0]).toMatchObject({ name: 'Task', untranslatedName: 'Task' });
		await english.close();
	});
});
