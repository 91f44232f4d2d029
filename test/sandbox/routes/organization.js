// @ts-check
'use strict';

const { servicePage } = require('../paging');
const { user } = require('../seed/reference');
const { SERVICE, showPerson } = require('../service');
const { bodyOf } = require('./crud');
const { deskOf, requireAgent, requireOptIn, serviceError } = require('./serviceGuards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../seed/serviceDesk').Organization} Organization
 */

const ORGANIZATION = `${SERVICE}/organization`;
const DESK = `${SERVICE}/servicedesk/:desk`;
const ADDRESS = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Customers and their organizations. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function organizationRoutes(app, context) {
	const { site } = context;

	/** @param {Organization} organization */
	const show = ({ id, name }) => ({
		id,
		name,
		scimManaged: false,
		_links: { self: `${site.baseUrl}${ORGANIZATION}/${id}` },
	});

	/** @param {Request} request @param {string | number} [id] @throws 404 */
	const organizationOf = (request, id = request.params.organization) => {
		requireAgent(request, site);
		const found = site.organizations.find((one) => one.id === String(id));
		if (!found) throw serviceError(404, `The organization with id '${id}' does not exist.`);
		return found;
	};

	/** Creating customers and deleting organizations is for administrators. @throws 403 */
	const requireAdministrator = () => {
		if (context.may('ADMINISTER')) return;
		throw serviceError(403, 'You do not have permission to administer Jira.');
	};

	/**
	 * Who is named; those who are not there are told, the others are taken all the same.
	 * @param {Request} request @returns {{ known: string[], unknown: string[] }} @throws 400
	 */
	const named = (request) => {
		const { accountIds } = bodyOf(request);
		if (!Array.isArray(accountIds) || accountIds.length === 0) {
			throw serviceError(400, 'At least one account id is required.');
		}
		return {
			known: accountIds.filter((id) => site.users.has(id)),
			unknown: accountIds.filter((id) => !site.users.has(id)),
		};
	};

	/** @param {string[]} unknown @throws 400 */
	const refuseUnknown = (unknown) => {
		if (unknown.length === 0) return;
		throw serviceError(400, `The users ${unknown.map((id) => `'${id}'`).join(', ')} do not exist.`);
	};

	/** @param {Request} request @param {Organization[]} organizations */
	const page = (request, organizations) => {
		const { accountId } = request.query;
		if (accountId !== undefined && !site.users.has(accountId)) {
			throw serviceError(404, `The user '${accountId}' does not exist.`);
		}
		const found = organizations.filter(
			({ members }) => accountId === undefined || members.includes(accountId),
		);
		return servicePage(request, found.map(show), context);
	};

	app.get(ORGANIZATION, async (request) => {
		requireAgent(request, site);
		return page(request, site.organizations);
	});

	// A name that is there already gives what is there.
	app.post(ORGANIZATION, async (request, reply) => {
		requireAgent(request, site);
		const { name } = bodyOf(request);
		if (typeof name !== 'string' || name.trim() === '') {
			throw serviceError(400, 'The organization needs a name.');
		}
		const old = site.organizations.find((one) => one.name === name.trim());
		const organization = old ?? { id: site.newId(), name: name.trim(), members: [] };
		if (!old) site.organizations.push(organization);
		return reply.code(201).send(show(organization));
	});

	app.get(`${ORGANIZATION}/:organization`, async (request) => show(organizationOf(request)));

	app.delete(`${ORGANIZATION}/:organization`, async (request, reply) => {
		const organization = organizationOf(request);
		requireAdministrator();
		site.organizations = site.organizations.filter((one) => one !== organization);
		for (const desk of site.desks) {
			desk.organizations = desk.organizations.filter((id) => id !== organization.id);
		}
		return reply.code(204).send();
	});

	const MEMBERS = `${ORGANIZATION}/:organization/user`;

	app.get(MEMBERS, async (request) => {
		const people = organizationOf(request).members.map((id) => showPerson(site, id));
		return servicePage(request, people, context);
	});

	app.post(MEMBERS, async (request, reply) => {
		const organization = organizationOf(request);
		const { known, unknown } = named(request);
		refuseUnknown(unknown);
		organization.members = [...new Set([...organization.members, ...known])];
		return reply.code(204).send();
	});

	app.delete(MEMBERS, async (request, reply) => {
		const organization = organizationOf(request);
		const { known, unknown } = named(request);
		refuseUnknown(unknown);
		organization.members = organization.members.filter((id) => !known.includes(id));
		return reply.code(204).send();
	});

	app.get(`${DESK}/organization`, async (request) => {
		requireAgent(request, site);
		const { organizations } = deskOf(request, site);
		return page(
			request,
			site.organizations.filter(({ id }) => organizations.includes(id)),
		);
	});

	for (const method of /** @type {const} */ (['post', 'delete'])) {
		app[method](`${DESK}/organization`, async (request, reply) => {
			requireAgent(request, site);
			const desk = deskOf(request, site);
			const { id } = organizationOf(request, bodyOf(request).organizationId);
			const rest = desk.organizations.filter((one) => one !== id);
			desk.organizations = method === 'post' ? [...rest, id] : rest;
			return reply.code(204).send();
		});
	}

	/**
	 * A customer made anew. @param {Request} request
	 * @throws 400, 403, and 409 for a known address when that was asked for
	 */
	const addCustomer = (request) => {
		requireAdministrator();
		const { email, displayName, fullName = displayName } = bodyOf(request);
		if (typeof email !== 'string' || !ADDRESS.test(email)) {
			throw serviceError(400, `The email address '${email}' is not valid.`);
		}
		if (typeof fullName !== 'string' || fullName.trim() === '') {
			throw serviceError(400, 'The customer needs a name.');
		}
		if ([...site.users.values()].some((one) => one.email === email.toLowerCase())) {
			const strict = request.query.strictConflictStatusCode === 'true';
			throw serviceError(strict ? 409 : 400, `An account already exists for ${email}.`);
		}
		const accountId = `qm:sandbox:${site.newId()}`;
		const person = { accountId, displayName: fullName.trim(), email: email.toLowerCase() };
		const customer = { ...person, accountType: /** @type {const} */ ('customer'), products: [] };
		site.users.set(accountId, user(customer, site.baseUrl));
		site.madeUsers.push(accountId);
		return accountId;
	};

	app.post(`${SERVICE}/customer`, async (request, reply) => {
		requireAgent(request, site);
		return reply.code(201).send(showPerson(site, addCustomer(request)));
	});

	app.post(`${DESK}/customer/invite`, async (request, reply) => {
		requireAgent(request, site);
		requireOptIn(request);
		const desk = deskOf(request, site);
		const accountId = addCustomer(request);
		desk.customers.push(accountId);
		return reply.code(201).send(showPerson(site, accountId));
	});

	app.get(`${DESK}/customer`, async (request) => {
		requireAgent(request, site);
		requireOptIn(request);
		const text = (request.query.query ?? '').toLowerCase();
		const people = deskOf(request, site)
			.customers.map((id) => showPerson(site, id))
			.filter(({ displayName, emailAddress = '' }) =>
				`${displayName}\n${emailAddress}`.toLowerCase().includes(text),
			);
		return servicePage(request, people, context);
	});

	// Who is known is added even when the answer is 400 for another.
	app.post(`${DESK}/customer`, async (request, reply) => {
		requireAgent(request, site);
		const desk = deskOf(request, site);
		const { known, unknown } = named(request);
		desk.customers = [...new Set([...desk.customers, ...known])];
		refuseUnknown(unknown);
		return reply.code(204).send();
	});

	app.delete(`${DESK}/customer`, async (request, reply) => {
		requireAgent(request, site);
		requireOptIn(request);
		const desk = deskOf(request, site);
		const { known } = named(request);
		desk.customers = desk.customers.filter((id) => !known.includes(id));
		return reply.code(204).send();
	});
}

module.exports = { organizationRoutes };
