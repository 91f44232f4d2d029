// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { messages } = require('../errors');

const WEBHOOKS = '/rest/webhooks/1.0/webhook';
const QUERY = 'issue-related-events-section';

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function webhookRoutes(app, { site, webhooks, may }) {
	/** @param {import('../http').Request} request @throws 401, 403 */
	const admit = (request) => {
		requireAccount(request);
		if (!may('ADMINISTER')) throw messages(403, 'You do not have permission to administer webhooks.');
	};

	/** @param {import('../webhooks').Webhook} webhook */
	const show = ({ id, name, url, events, jql, enabled, excludeBody, secret, by, at }) => ({
		...{ name, url, excludeBody, filters: { [QUERY]: jql }, events, enabled },
		self: `${site.baseUrl}${WEBHOOKS}/${id}`,
		...{ lastUpdatedUser: by.accountId, lastUpdatedDisplayName: by.displayName, lastUpdated: at },
		isSigned: secret !== undefined,
	});

	/** @param {any} body @throws 400 */
	const read = (body) => {
		const { name, url, events, filters = {}, excludeBody = false, enabled = true, secret } = body ?? {};
		if (typeof name !== 'string' || name.trim() === '') throw messages(400, 'Webhook name is required.');
		if (typeof url !== 'string' || !/^https?:\/\/[^/]/.test(url)) throw messages(400, 'Webhook URL is invalid.');
		if (!Array.isArray(events)) throw messages(400, 'Webhook events are invalid.');
		return {
			...{ name, url, events, excludeBody, enabled, jql: filters[QUERY] ?? '' },
			// A change without a secret keeps the one before.
			...(secret !== undefined && { secret }),
			...{ by: site.account, at: Date.now() },
		};
	};

	/** @param {import('../http').Request} request @throws 404 */
	const known = ({ params: { id } }) => {
		const webhook = webhooks.all.find((one) => String(one.id) === id);
		if (!webhook) throw messages(404, `No webhook with id ${id}.`);
		return webhook;
	};

	app.get(WEBHOOKS, async (request) => {
		admit(request);
		return webhooks.all.map(show);
	});

	app.post(WEBHOOKS, async (request, reply) => {
		admit(request);
		const webhook = { id: ++webhooks.lastId, ...read(request.body) };
		webhooks.all.push(webhook);
		return reply.code(201).send(show(webhook));
	});

	app.put(`${WEBHOOKS}/:id`, async (request) => {
		admit(request);
		return show(Object.assign(known(request), read(request.body)));
	});

	app.delete(`${WEBHOOKS}/:id`, async (request, reply) => {
		admit(request);
		const webhook = known(request);
		webhooks.all = webhooks.all.filter((one) => one !== webhook);
		return reply.code(204).send();
	});
}

module.exports = { webhookRoutes };
