// @ts-check
'use strict';

const { requireAccount } = require('../auth');
const { invalidPayload, messages } = require('../errors');
const { integer } = require('../paging');
const { words } = require('../render');
const { showWorklog, shownWorklogs } = require('../worklogs');

const PAGE = 1000;

/** @typedef {{ worklogId: number, updatedTime: number }} Change */

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function worklogFeedRoutes(app, { site, settings }) {
	/** @returns {Change[]} */
	const updated = () =>
		site.issues.flatMap(({ worklogs }) =>
			worklogs.map(({ id, updatedAt }) => ({ worklogId: Number(id), updatedTime: updatedAt })),
		);

	/** @type {[string, () => Change[]][]} */
	const feeds = [
		['updated', updated],
		['deleted', () => site.deletedWorklogs],
	];
	for (const [name, changes] of feeds) {
		app.get(`/rest/api/3/worklog/${name}`, async (request) => {
			requireAccount(request);
			const since = integer(request, 'since', 0);
			const newest = Date.now() - settings.worklogDelay;
			const found = changes()
				.filter(({ updatedTime }) => updatedTime >= since && updatedTime <= newest)
				.sort((a, b) => a.updatedTime - b.updatedTime);
			const values = found.slice(0, PAGE).map((one) => ({ ...one, properties: [] }));
			const until = values.at(-1)?.updatedTime ?? since;
			const lastPage = found.length <= PAGE;
			const self = `${site.baseUrl}/rest/api/3/worklog/${name}?since=`;
			return {
				values,
				since,
				until,
				self: `${self}${since}`,
				// The last row comes again: the window begins with it, as in Atlassian's example.
				...(!lastPage && { nextPage: `${self}${until}` }),
				lastPage,
			};
		});
	}

	app.post('/rest/api/3/worklog/list', async (request) => {
		requireAccount(request);
		const { ids } = request.body ?? {};
		if (!Array.isArray(ids)) throw invalidPayload();
		if (ids.length === 0 || ids.length > PAGE) {
			throw messages(400, `The number of worklog IDs has to be between 1 and ${PAGE}.`);
		}
		const asked = new Set(ids.map(String));
		return site.issues
			.filter(({ project }) => site.isVisible(project))
			.flatMap((issue) =>
				shownWorklogs(issue)
					.filter(({ id }) => asked.has(id))
					.map((one) => showWorklog(one, issue, site, words(request.query.expand))),
			);
	});
}

module.exports = { worklogFeedRoutes };
