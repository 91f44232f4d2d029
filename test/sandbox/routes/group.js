// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { escapeHtml } = require('../adf');
const { messages } = require('../errors');
const { integer, listed, offsetPage } = require('../paging');

/** @typedef {import('../http').Request} Request */

const PICKER_LIMIT = 20;

/** Texts are own wording. @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function groupRoutes(app, context) {
	const { site } = context;

	/** Browse users and groups. @param {Request} request @throws 401, 403 */
	const requireBrowsing = (request) => {
		requireAccount(request);
		if (!context.may('USER_PICKER')) {
			throw messages(403, 'You do not have the Browse users and groups permission.');
		}
	};

	/** @param {import('../membership').Group} group */
	const show = ({ name, groupId }) => ({
		name,
		groupId,
		self: `${site.baseUrl}/rest/api/3/group?groupId=${groupId}`,
	});

	app.get('/rest/api/3/user/groups', async (request) => {
		requireBrowsing(request);
		const { accountId } = request.query;
		if (accountId === undefined) {
			throw messages(400, "The query parameter 'accountId' needs to be provided");
		}
		if (!site.users.has(accountId)) {
			throw messages(404, 'Specified user does not exist or you do not have required permissions');
		}
		return site.groups.filter(({ members }) => members.includes(accountId)).map(show);
	});

	app.get('/rest/api/3/group/member', async (request) => {
		requireBrowsing(request);
		const { groupId, groupname, includeInactiveUsers } = request.query;
		if (groupId === undefined && groupname === undefined) {
			throw messages(400, 'The group name or group ID must be given.');
		}
		const group = site.groups.find((one) =>
			groupId === undefined ? one.name === groupname : one.groupId === groupId,
		);
		if (!group) throw messages(404, `The group '${groupId ?? groupname}' does not exist.`);
		const members = group.members
			.flatMap((accountId) => site.users.get(accountId) ?? [])
			.filter(({ active }) => active || includeInactiveUsers === 'true')
			.map(({ json }) => json);
		return offsetPage(request, members, context);
	});

	app.get('/rest/api/3/group/bulk', async (request) => {
		requireBrowsing(request);
		const ids = listed(request.query.groupId);
		const names = listed(request.query.groupName);
		const found = site.groups
			.filter(({ groupId }) => ids.length === 0 || ids.includes(groupId))
			.filter(({ name }) => names.length === 0 || names.includes(name))
			.map(({ name, groupId }) => ({ name, groupId }));
		return offsetPage(request, found, context);
	});

	// Who may not browse groups finds those whose name is given exactly.
	app.get('/rest/api/3/groups/picker', async (request) => {
		requireAccount(request);
		const { query = '' } = request.query;
		const text = query.toLowerCase();
		const found = site.groups.filter(({ name }) =>
			context.may('USER_PICKER') ? name.toLowerCase().includes(text) : name === query,
		);
		const most = integer(request, 'maxResults', PICKER_LIMIT);
		const groups = found.slice(0, most).map(({ name, groupId }) => {
			const at = name.toLowerCase().indexOf(text);
			const marked = [name.slice(0, at), name.slice(at, at + text.length)].map(escapeHtml);
			const rest = escapeHtml(name.slice(at + text.length));
			return {
				name,
				html: text ? `${marked[0]}<b>${marked[1]}</b>${rest}` : escapeHtml(name),
				labels: [],
				groupId,
			};
		});
		return {
			header: `Showing ${groups.length} of ${found.length} matching groups`,
			total: found.length,
			groups,
		};
	});
}

module.exports = { groupRoutes };
