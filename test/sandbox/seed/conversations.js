// @ts-check
'use strict';

const { randomUUID } = require('node:crypto');
const { doc } = require('../adf');
const { inMemory } = require('../files');
const { fieldItems } = require('../history');
const { jiraTime } = require('../time');
const { people } = require('./people');

const HOUR = 3_600_000;

/**
 * What people have said about OPS-6, logged on it and attached to it. Its IDs are none that a fresh site gives.
 * @param {import('../site').Site} site
 */
function seedConversations(site) {
	const issue = /** @type {import('../site').Issue} */ (site.byKey.get('OPS-6'));
	const now = Date.now();
	/** @param {{ accountId: string }} person */
	const json = (person) => site.users.get(person.accountId)?.json;

	/** @param {number} id @param {{ accountId: string }} person @param {number} hoursAgo @param {string} text @param {object} [more] */
	const comment = (id, person, hoursAgo, text, more) => {
		const time = jiraTime(now - hoursAgo * HOUR);
		issue.comments.push({
			self: `${site.baseUrl}/rest/api/3/issue/${issue.id}/comment/${id}`,
			id: String(id),
			author: json(person),
			body: doc(text),
			updateAuthor: json(person),
			created: time,
			updated: time,
			...more,
		});
	};
	comment(19_001, people.ben, 72, 'Which of them may go?');
	comment(19_002, people.ana, 48, 'All that are older than a year.', { parentId: 19_001 });
	const visibility = { type: 'role', value: 'Developers', identifier: 'Developers' };
	comment(19_003, people.ana, 24, 'The key of the vault has changed.', { visibility });

	/** @param {number} id @param {{ accountId: string }} person @param {number} hoursAgo @param {number} seconds @param {string} text */
	const worklog = (id, person, hoursAgo, seconds, text) => {
		const at = now - hoursAgo * HOUR;
		issue.worklogs.push({
			id: String(id),
			author: json(person),
			updateAuthor: json(person),
			comment: doc(text),
			createdAt: at,
			updatedAt: at,
			startedAt: at,
			seconds,
		});
	};
	worklog(49_001, people.ben, 70, 5400, 'Listed the backups.');
	/** @param {number} id @param {{ accountId: string }} person @param {string} filename @param {string} mimeType @param {string} bytes */
	const attach = (id, person, filename, mimeType, bytes) => {
		const file = inMemory(Buffer.from(bytes));
		issue.attachments.push({
			id: String(id),
			media: randomUUID(),
			author: json(person),
			createdAt: now - 60 * HOUR,
			filename,
			mimeType,
			file,
		});
	};
	attach(59_001, people.ben, 'Sicherungen größer als 1 GB.csv', 'text/csv', 'name;size\na;2\n');
	attach(59_002, people.ana, 'vault.png', 'image/png', '\u0089PNG');
	worklog(49_002, people.ana, 30, 1800, 'Deleted the first half.');

	seedHistory(site, json);
}

/**
 * What has happened to OPS-4, and what another system keeps with it.
 * @param {import('../site').Site} site @param {(person: { accountId: string }) => any} json
 */
function seedHistory(site, json) {
	const issue = /** @type {import('../site').Issue} */ (site.byKey.get('OPS-4'));
	const [erik, ana] = [people.erik, people.ana].map(json);
	/** @type {[{ accountId: string }, number, Record<string, any>, Record<string, any>][]} */
	const changes = [
		[people.ana, 280, { summary: 'Write a test' }, { summary: issue.fields.summary }],
		[people.ben, 270, { assignee: erik }, { assignee: ana }],
	];
	for (const [index, [person, hoursAgo, before, after]] of changes.entries()) {
		const at = Date.now() - hoursAgo * HOUR;
		const items = fieldItems(before, after);
		issue.history.push({ id: String(39_001 + index), at, author: json(person), items });
	}
	issue.properties['com.example.order'] = { number: 4711 };
}

module.exports = { seedConversations };
