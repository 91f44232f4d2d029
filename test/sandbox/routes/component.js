// @ts-check
'use strict';

const { fieldErrors, messages } = require('../errors');
const { comparator } = require('../order');
const { offsetPage, wholeList } = require('../paging');
const { addComponent, issuesWith, replace } = require('../releases');
const { crudRoutes } = require('./crud');
const { projectOf } = require('./guards');

/** @typedef {ReturnType<typeof addComponent>} Component */

const NAME_LIMIT = 255;
const ASSIGNEE_TYPES = ['PROJECT_DEFAULT', 'COMPONENT_LEAD', 'PROJECT_LEAD', 'UNASSIGNED'];

/** Texts that no recording has are own wording. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function componentRoutes(app, context) {
	const { site } = context;

	/** @param {import('../http').Request} request @param {string} [id] @returns {Component} @throws 404 */
	const find = ({ params, signedIn }, id = params.id) => {
		const found = site.projects
			.filter((project) => signedIn && site.isVisible(project))
			.flatMap(({ components }) => components)
			.find((/** @type {Component} */ one) => one.id === id);
		if (!found) throw messages(404, `The component with id ${id} does not exist.`);
		return found;
	};

	/** @param {import('../site').Project} project @throws 403 */
	const mayAdminister = (project) => {
		if (!context.may('ADMINISTER_PROJECTS', project)) {
			throw messages(403, 'The user does not have permission to edit this project.');
		}
	};

	/**
	 * Whom an issue with the component is given to; a lead who cannot be assigned is passed over.
	 * @param {Component} component
	 */
	const assigneesOf = ({ assigneeType, lead, project }) => {
		const leads = /** @type {Record<string, any>} */ ({
			COMPONENT_LEAD: lead && site.users.get(lead),
			PROJECT_LEAD: site.users.get(project.lead?.accountId),
		});
		const assignee = leads[assigneeType];
		const isAssigneeTypeValid =
			!(assigneeType in leads) || Boolean(assignee && site.isAssignable(assignee, project));
		const realAssigneeType = isAssigneeTypeValid ? assigneeType : 'PROJECT_DEFAULT';
		const realAssignee = isAssigneeTypeValid ? assignee?.json : site.defaultAssignee(project);
		return {
			assigneeType,
			...(assignee && { assignee: assignee.json }),
			realAssigneeType,
			...(realAssignee && { realAssignee }),
			isAssigneeTypeValid,
		};
	};

	/** @param {Component} component */
	const show = (component) => ({
		...component,
		...(component.lead && { lead: site.users.get(component.lead)?.json }),
		...assigneesOf(component),
		project: component.project.key,
		projectId: Number(component.project.id),
	});

	/** @param {any} body @param {Component[]} others of the project @throws 400 */
	const check = (body, others) => {
		/** @type {Record<string, string>} */
		const errors = {};
		const { name, leadAccountId, assigneeType } = body;
		if ('name' in body && (typeof name !== 'string' || name.trim() === '')) {
			errors.name = 'The component name specified is invalid - cannot be an empty string.';
		} else if (name?.length > NAME_LIMIT) {
			errors.name = `The component name must not exceed ${NAME_LIMIT} characters in length.`;
		} else if (others.some((one) => one.name.toLowerCase() === name?.trim().toLowerCase())) {
			errors.name = `A component with the name ${name.trim()} already exists in this project.`;
		}
		if (leadAccountId && !site.users.has(leadAccountId)) {
			errors.leadUserName = `The user ${leadAccountId} does not exist.`;
		}
		if (assigneeType !== undefined && !ASSIGNEE_TYPES.includes(assigneeType)) {
			errors.assigneeType = `The assignee type '${assigneeType}' is not valid.`;
		}
		if (Object.keys(errors).length > 0) throw fieldErrors(errors);
	};

	/** What a body writes; no lead is written as an empty text. @param {any} body @returns {any} */
	const valuesOf = ({ name, description, leadAccountId, assigneeType }) =>
		Object.fromEntries(
			Object.entries({ name: name?.trim(), description, assigneeType, lead: leadAccountId }).filter(
				([, value]) => value !== undefined,
			),
		);

	/** @param {import('../http').Request} request */
	const inProject = (request) => {
		const { components } = projectOf(request, site);
		const { query = '', orderBy = 'name' } = request.query;
		return components
			.filter(({ name, description = '' }) =>
				`${name}\n${description}`.toLowerCase().includes(query.toLowerCase()),
			)
			.sort(
				comparator(
					{
						description: (one) => one.description,
						issueCount: (one) => issuesWith(site, 'components', one).length,
						lead: (one) => site.users.get(one.lead)?.displayName,
						name: (one) => one.name.toLowerCase(),
					},
					orderBy,
				),
			);
	};

	crudRoutes(app, context, {
		path: '/rest/api/3/component',
		find,
		show,
		create(body, request) {
			if (body.project === undefined) {
				throw fieldErrors({ project: 'A project key must be specified.' });
			}
			const project = projectOf(request, site, String(body.project));
			mayAdminister(project);
			check({ name: undefined, ...body }, project.components);
			return addComponent(site, project, valuesOf(body));
		},
		update: {
			put(component, body) {
				const { project } = component;
				mayAdminister(project);
				const others = project.components.filter((one) => one !== component);
				check(body, others);
				Object.assign(component, valuesOf(body));
			},
		},
		remove(component, request) {
			const { project } = component;
			mayAdminister(project);
			const { moveIssuesTo } = request.query;
			const other = moveIssuesTo === undefined ? undefined : find(request, moveIssuesTo);
			if (other && (other === component || other.project !== project)) {
				throw messages(400, `The component with id ${other.id} is not in the same project.`);
			}
			const issues = issuesWith(site, 'components', component);
			replace(site, issues, 'components', component, other);
			project.components = project.components.filter((one) => one !== component);
		},
		lists: [
			{
				path: '/rest/api/3/project/:project/component',
				page: offsetPage,
				rows: inProject,
				show: (component) => ({
					...show(component),
					issueCount: issuesWith(site, 'components', component).length,
				}),
			},
			{
				path: '/rest/api/3/project/:project/components',
				page: wholeList,
				rows: (request) => projectOf(request, site).components,
			},
		],
	});

	app.get('/rest/api/3/component/:id/relatedIssueCounts', async (request) => {
		const component = find(request);
		return { self: component.self, issueCount: issuesWith(site, 'components', component).length };
	});
}

module.exports = { componentRoutes };
