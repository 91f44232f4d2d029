// @ts-check
'use strict';

const { Acts } = require('./acts');
const { accounts } = require('./auth');
const { Conformance } = require('./conformance');
const { messages } = require('./errors');
const { Faults } = require('./faults');
const { Files } = require('./files');
const { wordsOf } = require('./language');
const { Log } = require('./log');
const { addIssues } = require('./mass');
const { MediaHost } = require('./media');
const { Searches } = require('./searches');
const { createServer } = require('./server');
const { Tasks } = require('./tasks');
const { Site } = require('./site');
const { Webhooks } = require('./webhooks');
const { WriteLimit } = require('./writes');
const { routes: ROUTES } = require('./routes');

const SETTINGS = {
	latency: 0,
	pageSize: /** @type {number | undefined} */ (undefined),
	fieldsPageSize: /** @type {number | undefined} */ (undefined),
	metaPageSize: /** @type {number | undefined} */ (undefined),
	indexLag: 0,
	repeatedRows: 0,
	writeLimit: true,
	unknownInJql: /** @type {'refused' | 'empty' | 'warned'} */ ('refused'),
	loginReasonHeader: true,
	denied: /** @type {string[]} */ ([]),
	off: /** @type {string[]} */ ([]),
	limitPerIssue: 5000,
	worklogDelay: 60_000,
	commentProperties: true,
	uploadLimit: 1_073_741_824,
	taskPolls: 2,
	webhookDelay: 0,
	webhookDoubles: 0,
	webhookLosses: 0,
	webhookRetryAfter: 1_000,
	webhookRoutes: /** @type {Record<string, string>} */ ({}),
};

/**
 * What the routes work with.
 * @typedef {object} Context
 * @property {Site} site
 * @property {Sandbox} settings
 * @property {Log} log
 * @property {Searches} searches
 * @property {Files} files of attachments
 * @property {MediaHost} media
 * @property {Tasks} tasks
 * @property {Webhooks} webhooks
 * @property {(issue: import('./site').Issue) => void} countWrite throws 429 when it is one too many, 403 when the issue is archived
 * @property {(permission: string, project?: import('./site').Project) => boolean} may whether the caller has it, there or on the whole site
 */

class Sandbox {
	/** what is stored, for tests that furnish it themselves */
	site;
	/** the webhooks that administrators made, and what was delivered */
	webhooks;
	#log = new Log();
	#faults = new Faults();
	#writes = new WriteLimit();
	#searches = new Searches();
	#tasks = new Tasks();
	/** the bytes of attachments */
	files = new Files();
	/** the other host, that serves the bytes of attachments */
	media = new MediaHost(this.files);
	#app;

	/** ms every request takes at least */
	latency = SETTINGS.latency;
	/** most rows of a search page; undefined: as many as asked */
	pageSize = SETTINGS.pageSize;
	/** the same for a page that has fields: Jira gives its 5,000 only for ids and keys */
	fieldsPageSize = SETTINGS.fieldsPageSize;
	/** most rows of a page of create metadata; undefined: Jira's own 200 */
	metaPageSize = SETTINGS.metaPageSize;
	/** ms until search finds a change, unless `reconcileIssues` names the issue */
	indexLag = SETTINGS.indexLag;
	/** rows of the page before that come once more: what happens when rows are added while a list is read */
	repeatedRows = SETTINGS.repeatedRows;
	/** whether Jira's limit of writes per issue holds */
	writeLimit = SETTINGS.writeLimit;
	/**
	 * what a search does with a name or value that is not there: `refused` with 400, or answered `empty`, the
	 * reasons in `warnings` when `warned`. Which of them a signed-in caller gets is open (CHANGE-3131)
	 */
	unknownInJql = SETTINGS.unknownInJql;
	/** whether X-Seraph-LoginReason tells of a refused token */
	loginReasonHeader = SETTINGS.loginReasonHeader;
	/** keys of the permissions that the account lacks in all projects, as `ADD_COMMENTS` */
	denied = SETTINGS.denied;
	/** what the site's administrator turned off: `archiving`, `attachments`, `linking`, `mail`, `timeTracking`, `voting` */
	off = SETTINGS.off;
	/** how many comments, worklogs … an issue can have */
	limitPerIssue = SETTINGS.limitPerIssue;
	/** ms until the lists of changed worklogs show a change */
	worklogDelay = SETTINGS.worklogDelay;
	/** whether comments come with their properties when these are asked for, which no document says */
	commentProperties = SETTINGS.commentProperties;
	/** most bytes of an attachment */
	uploadLimit = SETTINGS.uploadLimit;
	/** how often a bulk operation is asked for before it is complete */
	taskPolls = SETTINGS.taskPolls;
	/** most ms until a webhook is delivered: the order is as it comes */
	webhookDelay = SETTINGS.webhookDelay;
	/** how many of the deliveries, 0 to 1, come twice, and how many never */
	webhookDoubles = SETTINGS.webhookDoubles;
	webhookLosses = SETTINGS.webhookLosses;
	/** ms until a delivery that was refused is made again; Jira takes up to half an hour */
	webhookRetryAfter = SETTINGS.webhookRetryAfter;
	/** where public addresses lead, by their origin */
	webhookRoutes = SETTINGS.webhookRoutes;

	url = '';
	/** the account that most tests are; the others beside it */
	account = accounts.agent;
	accounts = accounts;
	conformance = new Conformance();

	/**
	 * @param {Array<(app: any, context: Context) => void>} [further] routes beyond those of REST v3
	 * @param {import('./language').Language} [language]
	 */
	constructor(further = [], language = 'en') {
		const words = wordsOf(language);
		this.site = new Site(words);
		this.webhooks = new Webhooks(this.site, this);
		this.#app = createServer({
			log: this.#log,
			faults: this.#faults,
			conformance: this.conformance,
			settings: this,
			as: (accountId, run) => this.site.as(accountId, run),
			words,
		});
		/** @type {Context} */
		const context = {
			site: this.site,
			settings: this,
			log: this.#log,
			searches: this.#searches,
			files: this.files,
			media: this.media,
			tasks: this.#tasks,
			webhooks: this.webhooks,
			countWrite: (issue) => {
				if (issue.archived) throw messages(403, 'The issue is archived.');
				if (this.writeLimit) this.#writes.count(issue.id);
			},
			may: (permission, project) =>
				!this.denied.includes(permission) &&
				!this.site.account.denied.includes(permission) &&
				!project?.denied.includes(permission),
		};
		for (const routes of [...ROUTES, ...further]) routes(/** @type {any} */ (this.#app), context);
	}

	/** @param {number} port @param {string} host */
	async listen(port, host) {
		this.url = await this.#app.listen({ port, host });
		// Answers link to the site, so that it can be furnished only when its address is known.
		this.site.open(this.url);
	}

	/** every request so far, oldest first */
	get requests() {
		return this.#log.requests;
	}

	/** what Atlassian's documents say against the requests: "METHOD /path: what" */
	get findings() {
		return this.#log.findings;
	}

	/** most requests open at once since the last reset */
	get maxInFlight() {
		return this.#log.maxInFlight;
	}

	/** @param {import('./faults').FaultRule} rule */
	fail(rule) {
		this.#faults.add(rule);
	}

	/** No request runs into a fault any more. */
	recover() {
		this.#faults.clear();
	}

	/** Back to the seed and the default settings; log, faults and counters are cleared. */
	reset() {
		Object.assign(this, SETTINGS);
		this.site.reset();
		this.#log.clear();
		this.#faults.clear();
		this.#writes.clear();
		this.webhooks.clear();
		this.#searches.clear();
		this.#tasks.clear();
		this.files.clear();
		this.media.clear();
		this.conformance.checked = 0;
	}

	/**
	 * Mass data, without Jira's validation.
	 * @param {string} projectKey
	 * @param {number} count
	 * @param {(n: number) => Record<string, any>} [fieldsOf] fields as in a create body, n from 1
	 * @returns {import('./site').Issue[]}
	 */
	addIssues(projectKey, count, fieldsOf) {
		return addIssues(this.site, projectKey, count, fieldsOf);
	}

	/** What a person does in Jira by other ways than this API. @param {{ accountId: string }} person */
	by({ accountId }) {
		return new Acts(this.site, accountId);
	}

	/** @param {string} keyOrId */
	issue(keyOrId) {
		return this.site.issue(keyOrId);
	}

	/** all stored issues: a live array */
	issues() {
		return this.site.issues;
	}

	async close() {
		this.webhooks.close();
		await this.#app.close();
		await this.media.close();
		this.files.clear();
	}
}

module.exports = { Sandbox };
