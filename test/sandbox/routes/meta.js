// @ts-check
'use strict';

const { fieldErrors } = require('../errors');
const { inListOrder, isCustom } = require('../fields/catalogue');
const { describeField } = require('../fields/metadata');
const { offsetWindow, pageOf } = require('../paging');
const { TIME_ZONE } = require('../time');
const { projectOf } = require('./guards');
const { issueOf } = require('./onIssue');

const CREATEMETA_LIMIT = 200;
/** In the list of fields (R); metadata has it. */
const WITHOUT_SCHEMA = ['parent', 'thumbnail', 'issuekey'];

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function metaRoutes(app, { site, settings }) {
	const window = (/** @type {import('../http').Request} */ request) =>
		offsetWindow(request, Math.min(CREATEMETA_LIMIT, settings.metaPageSize ?? CREATEMETA_LIMIT));

	/** A type as lists show it: inside issues the untranslated name is missing (R). @param {any} type */
	const shown = (type) => ({ ...type, untranslatedName: type.untranslatedName });

	/** @param {string} id @param {any} project @param {any} type */
	const describe = (id, project, type) => {
		const required = ['summary', 'issuetype', 'project', ...type.required].includes(id);
		return describeField(site, id, project, type, required || id === 'reporter');
	};

	/** @param {string} id @param {any} project @param {any} type */
	const onCreate = (id, project, type) => ({
		...describe(id, project, type),
		fieldId: id,
		hasDefaultValue: id === 'priority' || id === 'reporter',
		...(id === 'priority' && { defaultValue: site.priorities[2] }),
	});

	/** Without `fieldId`, and `hasDefaultValue` only here and there (R). @param {string} id @param {any} project @param {any} type */
	const onEdit = (id, project, type) => ({
		...describe(id, project, type),
		...(id === 'parent' && { hasDefaultValue: false }),
	});

	app.get('/rest/api/3/issue/createmeta/:project/issuetypes', async (request) => {
		const project = projectOf(request, site);
		const { startAt, maxResults } = window(request);
		const types = project.mayCreate ? project.types.map(({ json }) => shown(json)) : [];
		const { rows, total } = pageOf(types, startAt, maxResults, settings);
		return { startAt, maxResults, total, issueTypes: rows };
	});

	app.get('/rest/api/3/issue/createmeta/:project/issuetypes/:type', async (request) => {
		const project = projectOf(request, site);
		const type =
			project.mayCreate && project.types.find((one) => one.json.id === request.params.type);
		if (!type) throw fieldErrors({ issuetype: 'The issue type selected is invalid.' });
		const { startAt, maxResults } = window(request);
		const { rows, total } = pageOf(project.screen, startAt, maxResults, settings);
		return { startAt, maxResults, total, fields: rows.map((id) => onCreate(id, project, type)) };
	});

	app.get('/rest/api/3/issue/:issue/editmeta', async (request) => {
		const { project, fields } = issueOf(request, site);
		const type = project.types.find((one) => one.json === fields.issuetype);
		return {
			fields: Object.fromEntries(project.editScreen.map((id) => [id, onEdit(id, project, type)])),
		};
	});

	app.get('/rest/api/3/field', async (request) =>
		(request.signedIn ? inListOrder : []).map((field) => ({
			id: field.id,
			key: field.id,
			name: site.words.field(field.name),
			...(isCustom(field) && { untranslatedName: field.name }),
			custom: isCustom(field),
			orderable: field.operations.length > 0,
			navigable: field.id !== 'comment',
			searchable: field.clauses.length > 0 && field.id !== 'issuekey',
			clauseNames: field.clauses,
			...(field.scope && { scope: { type: 'PROJECT', project: { id: field.scope } } }),
			...(!WITHOUT_SCHEMA.includes(field.id) && { schema: field.schema }),
		})),
	);

	app.get('/rest/api/3/status', async (request) => (request.signedIn ? site.statuses : []));

	app.get('/rest/api/3/serverInfo', async () => ({
		baseUrl: site.baseUrl,
		displayUrl: site.baseUrl,
		displayUrlServicedeskHelpCenter: site.baseUrl,
		displayUrlConfluence: site.baseUrl,
		version: '1001.0.0-SNAPSHOT',
		versionNumbers: [1001, 0, 0],
		deploymentType: 'Cloud',
		buildNumber: 100290,
		buildDate: '2026-11-01T00:00:00.000+0000',
		serverTime: new Date().toISOString().replace('Z', '+0000'),
		scmInfo: 'sandbox',
		serverTitle: 'Jira sandbox',
		defaultLocale: { locale: site.words.locale },
		serverTimeZone: TIME_ZONE,
	}));

	app.get('/_edge/tenant_info', async () => ({ cloudId: '11111111-2222-4333-8444-555555555555' }));
}

module.exports = { metaRoutes };
