// @ts-check
'use strict';

const { doc } = require('../adf');
const { byId, optionsOf } = require('../fields/catalogue');
const { addComment } = require('../comments');
const { openRequest } = require('../service');
const { people } = require('./people');
const { workflows } = require('./workflows');

const DAY = 86_400_000;

/**
 * The issues a fresh site has. Keys are handed out in this order: OPS-1, OPS-2 …
 * @param {import('../site').Site} site
 */
function seedIssues(site) {
	const now = Date.now();
	/** @param {{ accountId: string }} person */
	const json = (person) => site.users.get(person.accountId)?.json;
	/** @param {string} name */
	const status = (name) => site.statuses.find((one) => one.untranslatedName === name);
	/** @param {string} name */
	const priority = (name) => site.priorities.find((one) => one.untranslatedName === name);

	/**
	 * @param {string} key @param {string} typeName @param {string} summary @param {number} daysAgo
	 * @param {Record<string, any>} [values] stored form
	 */
	const add = (key, typeName, summary, daysAgo, values = {}) => {
		const project = /** @type {import('../site').Project} */ (site.project(key));
		const issuetype = project.types.find((one) => one.json.untranslatedName === typeName)?.json;
		return site.addIssue(project, { issuetype, summary, ...values }, now - daysAgo * DAY);
	};

	const epic = add('OPS', 'Epic', 'Reliability of the order pipeline', 40, {
		description: doc('Everything that keeps orders flowing.'),
	});
	const outage = add('OPS', 'Bug', 'Worker crashes on empty queue', 20, {
		assignee: json(people.ben),
		priority: priority('Highest'),
		labels: ['incident', 'queue'],
		parent: epic,
		description: doc('The worker stops with exit code 137.', 'Seen twice this week.'),
		status: status('In Progress'),
	});
	add('OPS', 'Story', 'Alert when the queue is empty for five minutes', 18, {
		assignee: json(people.ana),
		parent: epic,
		duedate: '2026-12-24',
		labels: ['monitoring'],
	});
	add('OPS', 'Sub-task', 'Write a regression test', 12, {
		assignee: json(people.ana),
		parent: outage,
	});
	add('OPS', 'Task', 'Rotate the "build" tokens', 9, {
		assignee: json(people.erik),
		status: status('Done'),
		resolution: site.resolutions[0],
	});
	add('OPS', 'Task', 'Clean up old backups', 5, {
		priority: priority('Low'),
		assignee: json(people.carla),
	});
	add('OPS', 'Bug', 'Wrong time zone in the nightly report', 2, { labels: ['report'] });
	add('WEB', 'Task', 'New landing page', 8, { assignee: json(people.samWeb) });
	add('WEB', 'Epic', 'Relaunch', 30);
	add('HR', 'Task', 'Update the holiday calendar', 15, { assignee: json(people.dana) });
	add('SEC', 'Task', 'Nobody may see this', 3, { assignee: json(people.ana) });

	const [helpDesk] = site.desks;
	const [help, laptop] = helpDesk.types;
	const printer = add(
		'HELP',
		'Service request',
		'The printer on the third floor is out of paper',
		1,
	);
	openRequest(site, printer, helpDesk, help, { approver: people.dana.accountId });
	/** @type {any[]} */
	const locations = optionsOf(/** @type {any} */ (byId.get('customfield_10042')), site.baseUrl);
	const [{ children, ...europe }] = locations;
	const asked = { reporter: json(people.kim), creator: json(people.kim) };
	const computer = add('HELP', 'Service request', 'A laptop for Monday', 1, {
		...asked,
		customfield_10042: europe,
	});
	openRequest(site, computer, helpDesk, laptop);
	const question = { body: doc('Is it on its way?') };
	addComment(site, computer, question, { author: json(people.kim), at: now - DAY / 2 });
	const mail = add('HELP', 'Service request', 'Mail takes an hour', 1, {
		...asked,
		description: doc('Since this morning.'),
	});
	openRequest(site, mail, helpDesk, help, { participants: [people.fay.accountId] });

	const app = /** @type {import('../site').Project} */ (site.project('APP'));
	const [first, second, third] = app.versions;
	const [backend, shop] = app.components;
	const done = { status: status('Done'), resolution: site.resolutions[0] };
	const payment = add('APP', 'Epic', 'Payment', 28, { components: [backend] });
	add('APP', 'Bug', 'Basket is emptied when the app is closed', 26, {
		...done,
		fixVersions: [first],
		components: [shop],
	});
	add('APP', 'Story', 'Pay by card', 21, {
		...done,
		parent: payment,
		fixVersions: [second],
		components: [backend, shop],
		customfield_10016: 5,
	});
	const invoice = add('APP', 'Story', 'Pay by invoice', 16, {
		parent: payment,
		status: status('In Progress'),
		assignee: json(people.ana),
		fixVersions: [second],
		components: [backend],
		customfield_10016: 8,
	});
	add('APP', 'Bug', 'Amount is shown without cents', 7, {
		parent: payment,
		assignee: json(people.gita),
		fixVersions: [second],
		versions: [first],
		components: [shop],
		customfield_10053: first,
	});
	add('APP', 'Sub-task', 'Ask the bank for a test account', 6, { parent: invoice });
	add('APP', 'Task', 'Renew the certificate', 4, { fixVersions: [third] });

	// One in each status, in the order of the workflow: CHG-1 is a draft, CHG-11 is cancelled.
	for (const [index, [, name]] of workflows.change.statuses.entries()) {
		add('CHG', 'Change', `A change that is ${name.toLowerCase()}`, 20 - index, {
			status: status(name),
		});
	}
	// On the simpler workflow of its type.
	add('CHG', 'Task', 'Tell everybody about the change', 1);

	// WEB-90 was moved to OPS: Jira still finds it by the key it had.
	site.byKey.set('WEB-90', outage);
}

module.exports = { seedIssues };
