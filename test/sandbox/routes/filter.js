// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { messages } = require('../errors');
const { comparator } = require('../order');
const { listed, offsetPage } = require('../paging');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../seed/planning').Filter} Filter
 */

const FILTER = '/rest/api/3/filter';
const EXPAND =
	'description,owner,jql,viewUrl,searchUrl,favourite,favouritedCount,sharePermissions,editPermissions,isWritable,approximateLastUsed,subscriptions';

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function filterRoutes(app, context) {
	const { site } = context;

	/** @param {Filter} filter */
	const isReadable = ({ shared, owner }) => shared !== false || owner === site.account.accountId;
	const readable = () => site.filters.filter(isReadable);

	/** @param {Filter} filter @returns {Record<string, any>} everything that is known of it */
	const show = (filter) => ({
		self: `${site.baseUrl}${FILTER}/${filter.id}`,
		id: filter.id,
		name: filter.name,
		description: filter.description ?? '',
		owner: site.users.get(filter.owner)?.json,
		jql: filter.jql,
		viewUrl: `${site.baseUrl}/issues/?filter=${filter.id}`,
		searchUrl: `${site.baseUrl}/rest/api/3/search?jql=${encodeURIComponent(filter.jql)}`,
		favourite: filter.favourite === true,
		favouritedCount: filter.favourite ? 1 : 0,
		sharePermissions: filter.shared === false ? [] : [{ id: 10_000, type: 'authenticated' }],
		editPermissions: [],
	});

	/** Who shares and who subscribes comes only when asked for. @param {Filter} filter @param {Request} request */
	const showWhole = (filter, { query }) => {
		const expand = listed(query.expand);
		const none = { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 };
		return {
			...show(filter),
			...(expand.includes('sharedUsers') && { sharedUsers: none }),
			...(expand.includes('subscriptions') && { subscriptions: none }),
		};
	};

	/** Words of the name, unless parts are asked for. @param {Filter} filter @param {any} query */
	const isNamed = ({ name }, { filterName, isSubstringMatch }) => {
		if (filterName === undefined) return true;
		const [text, wanted] = [name.toLowerCase(), filterName.toLowerCase()];
		if (isSubstringMatch === 'true') return text.includes(wanted);
		const found = text.split(/\W+/);
		return wanted.split(/\W+/).every((/** @type {string} */ word) => found.includes(word));
	};

	app.get(`${FILTER}/search`, async (request) => {
		const { query } = request;
		if (!request.signedIn) return offsetPage(request, [], context, { highest: 100 });
		const { accountId, owner, orderBy = 'name' } = query;
		if (accountId !== undefined && owner !== undefined) {
			throw messages(400, "The query parameters 'accountId' and 'owner' are mutually exclusive.");
		}
		const expand = listed(query.expand);
		const unknown = expand.find((one) => !EXPAND.split(',').includes(one));
		if (unknown) throw messages(400, `The expand '${unknown}' is not valid.`);
		const ids = listed(query.id);
		const found = readable()
			.filter((one) => isNamed(one, query))
			.filter((one) => accountId === undefined || one.owner === accountId)
			.filter((one) => ids.length === 0 || ids.includes(one.id))
			.sort(
				comparator(
					{
						description: (one) => one.description,
						favourite_count: (one) => Number(one.favourite ?? false),
						id: (one) => Number(one.id),
						is_favourite: (one) => Number(one.favourite ?? false),
						name: (one) => one.name.toLowerCase(),
						owner: (one) => site.users.get(one.owner)?.displayName,
					},
					orderBy.toLowerCase(),
				),
			)
			.map((one) => {
				const all = show(one);
				const asked = expand.filter((key) => key in all).map((key) => [key, all[key]]);
				const { self, id, name } = all;
				return { expand: EXPAND, self, id, name, ...Object.fromEntries(asked) };
			});
		return offsetPage(request, found, context, { highest: 100 });
	});

	app.get(`${FILTER}/my`, async (request) => {
		requireAccount(request);
		const withFavourites = request.query.includeFavourites === 'true';
		return readable()
			.filter((one) => one.owner === site.account.accountId || (withFavourites && one.favourite))
			.map((one) => showWhole(one, request));
	});

	app.get(`${FILTER}/favourite`, async (request) => {
		requireAccount(request);
		return readable()
			.filter((one) => one.favourite)
			.map((one) => showWhole(one, request));
	});

	app.get(`${FILTER}/:id`, async (request) => {
		const filter = request.signedIn && readable().find((one) => one.id === request.params.id);
		// 400, not 404.
		if (!filter) {
			throw messages(
				400,
				'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.',
			);
		}
		return showWhole(filter, request);
	});
}

module.exports = { filterRoutes };
