// @ts-check
'use strict';

const { people } = require('./people');

/**
 * What OPS-6 is linked to, and who watches it and votes for it. Its IDs are none that a fresh site gives.
 * @param {import('../site').Site} site
 */
function seedRelations(site) {
	const issue = /** @type {import('../site').Issue} */ (site.byKey.get('OPS-6'));
	const report = /** @type {import('../site').Issue} */ (site.byKey.get('OPS-7'));
	/** @param {string} name */
	const type = (name) => site.linkTypes.find((one) => one.name === name);
	site.links.push(
		{ id: '69001', type: type('Blocks'), inwardIssue: issue, outwardIssue: report },
		{ id: '69002', type: type('Relates'), inwardIssue: report, outwardIssue: issue },
	);
	issue.remoteLinks.push({
		id: 69_501,
		globalId: 'https://example.com/backups',
		application: { name: 'Backups', type: 'com.example.backups' },
		relationship: 'kept in',
		object: {
			url: 'https://example.com/backups',
			title: 'All backups',
			summary: '312 files',
			icon: {},
			status: { icon: {} },
		},
	});
	issue.watchers.push(people.ben.accountId); // beside Ana, as whose the seed is made
	issue.voters.push(people.ana.accountId);
}

module.exports = { seedRelations };
