// @ts-check
'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const { addComment } = require('./comments');
const { fieldItems } = require('./history');
const { setParent } = require('./hierarchy');
const { Ids } = require('./ids');
const { newIssue } = require('./issue');
const { indexIssue } = require('./searchIndex');
const { people } = require('./seed/people');
const { reference } = require('./seed/reference');
const { seedMembership } = require('./membership');
const { seedPlanning } = require('./planning');
const { seedReleases } = require('./releases');
const { seedConversations } = require('./seed/conversations');
const { seedRelations } = require('./seed/relations');
const { seedService } = require('./service');
const { seedIssues } = require('./seed/issues');
const { wordsOf } = require('./language');
const { jiraTime } = require('./time');

/**
 * @typedef {import('./seed/reference').User} User
 * @typedef {import('./seed/reference').Project} Project
 * @typedef {ReturnType<import('./language')['wordsOf']>} Words
 * @typedef {import('./issue').Issue} Issue
 */

/** State of the Jira site: projects, people, issues. */
class Site {
	baseUrl = '';
	/** the words of its language */
	words;
	/** @type {Map<string, User>} by account id */
	users = new Map();
	/** @type {Project[]} */
	projects = [];
	/** @type {any[]} */
	priorities = [];
	/** @type {any[]} in the order of the workflow */
	statuses = [];
	/** @type {any[]} */
	resolutions = [];
	/** @type {import('./planning').Sprint[]} */
	sprints = [];
	/** @type {import('./seed/planning').Board[]} */
	boards = [];
	/** @type {import('./seed/planning').Filter[]} */
	filters = [];
	/** @type {import('./membership').Group[]} */
	groups = [];
	/** @type {Map<string, import('./membership').Actor[]>} members of roles, by `project id/role id` */
	actors = new Map();
	/** @type {import('./seed/serviceDesk').Desk[]} */
	desks = [];
	/** @type {import('./seed/serviceDesk').Organization[]} */
	organizations = [];
	/** @type {string[]} account ids of customers that were made */
	madeUsers = [];
	/** @type {import('./routes/requestFiles').Temporary[]} */
	temporaryFiles = [];
	/** @type {any[]} */
	teams = [];
	/** @type {Issue[]} in order of creation */
	issues = [];
	/** @type {Map<string, Issue>} */
	byId = new Map();
	/** @type {Map<string, Issue>} former keys included */
	byKey = new Map();
	ids = new Ids();
	/** hears of what happens, as webhooks do @type {(event: string, details: any) => void} */
	listener = () => {};
	/** most comments that come with an issue: what Jira's limit is, is open */
	embeddedComments = Infinity;
	/** @type {{ worklogId: number, updatedTime: number }[]} oldest first */
	deletedWorklogs = [];
	/** @type {import('./links').Link[]} oldest first */
	links = [];
	/** @type {any[]} */
	linkTypes = [];
	/** @type {import('./routes/notify').Mail[]} that were sent, oldest first */
	mails = [];
	/** @type {AsyncLocalStorage<string | undefined>} */
	#caller = new AsyncLocalStorage();

	/** @param {Words} [words] */
	constructor(words = wordsOf('en')) {
		this.words = words;
	}

	/** @param {string} baseUrl where the site can be reached: its answers link to it */
	open(baseUrl) {
		this.baseUrl = baseUrl;
		Object.assign(this, reference(baseUrl, this.words));
		this.reset();
	}

	reset() {
		this.issues = [];
		this.byId.clear();
		this.byKey.clear();
		this.ids.clear();
		this.embeddedComments = Infinity;
		this.deletedWorklogs = [];
		this.links = [];
		this.mails = [];
		for (const project of this.projects) project.counter = 0;
		seedService(this);
		seedMembership(this);
		seedReleases(this);
		seedIssues(this);
		seedConversations(this);
		seedRelations(this);
		seedPlanning(this);
	}

	/** Runs the rest of a request for its caller. @param {string | undefined} accountId @param {() => void} run */
	as(accountId, run) {
		this.#caller.run(accountId, run);
	}

	/** who asks; outside of requests, and for anonymous ones, whom most tests sign in as @returns {User} */
	get account() {
		return /** @type {User} */ (this.users.get(this.#caller.getStore() ?? people.ana.accountId));
	}

	/** an id for what is made while the sandbox runs and has no numbers of its own */
	newId() {
		return this.ids.next('other');
	}

	/** @param {string} keyOrId any letter case; a renamed project is found by its former key too */
	project(keyOrId) {
		const key = keyOrId.toUpperCase();
		return this.projects.find(
			(one) => one.key === key || one.id === keyOrId || one.formerKey === key,
		);
	}

	/** Whether the caller may browse it. @param {Project} project */
	isVisible({ visible }) {
		return visible && this.account.products.includes('software');
	}

	/** @param {string} keyOrId */
	visibleProject(keyOrId) {
		const project = this.project(keyOrId);
		return project && this.isVisible(project) ? project : undefined;
	}

	/**
	 * By id, key in any letter case, or the key it had before it was moved.
	 * @param {string} keyOrId
	 * @returns {Issue | undefined}
	 */
	issue(keyOrId) {
		const found = this.byId.get(keyOrId) ?? this.byKey.get(keyOrId.toUpperCase());
		if (found) return found;
		const [, projectKey, number] = /^(\w+)-(\d+)$/.exec(keyOrId) ?? [];
		const project = projectKey && this.project(projectKey);
		return project ? this.byKey.get(`${project.key}-${number}`) : undefined;
	}

	/** @param {string} keyOrId */
	visibleIssue(keyOrId) {
		const issue = this.issue(keyOrId);
		return issue && this.isVisible(issue.project) ? issue : undefined;
	}

	/** @param {Project} project @param {any} issuetype as an issue shows it; a project's first without one */
	typeIn({ types }, issuetype) {
		return types.find(({ json }) => json.id === issuetype?.id) ?? types[0];
	}

	/** @param {Issue} issue what its project says of its type */
	typeOf(issue) {
		return this.typeIn(issue.project, issue.fields.issuetype);
	}

	/** @param {string} name untranslated */
	status(name) {
		return this.statuses.find((one) => one.untranslatedName === name);
	}

	/** @param {string | null} name untranslated */
	resolution(name) {
		return this.resolutions.find((one) => one.untranslatedName === name) ?? null;
	}

	/** @param {User} user @param {Project} project */
	isAssignable(user, project) {
		return (
			user.active && user.accountType === 'atlassian' && !user.notAssignableIn.includes(project.key)
		);
	}

	/** @param {Project} project the user Jira assigns on "-1", or null: unassigned */
	defaultAssignee(project) {
		return this.users.get(project.defaultAssignee ?? '')?.json ?? null;
	}

	/**
	 * Stores an issue; validation is the caller's.
	 * @param {Project} project
	 * @param {Record<string, any>} values stored form by field id, see fields/codecs.js
	 * @param {number} [at] ms
	 * @returns {Issue}
	 */
	addIssue(project, values, at = Date.now()) {
		const { parent = null, ...rest } = values;
		const issue = newIssue(this, project, rest, at);
		setParent(this, issue, parent);
		indexIssue(issue, at);
		this.issues.push(issue);
		this.byId.set(issue.id, issue);
		this.byKey.set(issue.key, issue);
		this.listener('jira:issue_created', { issue });
		return issue;
	}

	/** @param {Issue} issue @param {Record<string, any>} values @param {import('./history').By} [by] */
	changeIssue(issue, values, by) {
		const { parent, comment = [], ...rest } = values;
		const { statusCategory } = issue.fields.status;
		this.record(issue, fieldItems(issue.fields, values), by);
		Object.assign(issue.fields, rest);
		for (const one of comment) addComment(this, issue, one);
		const now = jiraTime(Date.now());
		if (issue.fields.status.statusCategory !== statusCategory) {
			issue.fields.statuscategorychangedate = now;
		}
		if (rest.resolution !== undefined) issue.fields.resolutiondate = rest.resolution && now;
		if (parent !== undefined) setParent(this, issue, parent);
		this.touch(issue);
	}

	/**
	 * What one request changed, for the changelog.
	 * @param {Issue} issue @param {import('./history').Item[]} items
	 * @param {import('./history').By} [by]
	 */
	record(issue, items, { author = this.account.json, at = Date.now(), historyMetadata } = {}) {
		if (items.length === 0) return;
		const entry = { id: this.ids.next('history'), at, author, items, historyMetadata };
		issue.history.push(entry);
		this.listener('history', { issue, entry });
	}

	/** @param {Issue} issue */
	touch(issue) {
		issue.updatedAt = Date.now();
		issue.fields.updated = jiraTime(issue.updatedAt);
		indexIssue(issue, issue.updatedAt);
	}

	/** @param {import('./worklogs').Worklog[]} gone */
	forgetWorklogs(gone) {
		for (const { id } of gone) {
			this.deletedWorklogs.push({ worklogId: Number(id), updatedTime: Date.now() });
		}
	}
}

module.exports = { Site };
