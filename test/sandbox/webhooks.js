// @ts-check
'use strict';

const { createHmac, randomUUID } = require('node:crypto');
const { setImmediate: nextTurn, setTimeout: sleep } = require('node:timers/promises');
const { plainText } = require('./adf');
const { showEntry } = require('./history');
const { prepare } = require('./jql');
const { renderIssue, selectFields } = require('./render');
const { showComment } = require('./comments');
const { showWorklog } = require('./worklogs');

/**
 * Webhooks that administrators make, as facts/triggers.md §3 has them.
 *
 * @typedef {object} Webhook
 * @property {number} id
 * @property {string} name
 * @property {string} url
 * @property {string[]} events
 * @property {string} jql
 * @property {boolean} enabled
 * @property {boolean} excludeBody
 * @property {string} [secret] never answered
 * @property {any} by
 * @property {number} at ms of the last change
 *
 * @typedef {{ webhookEvent: string, issue?: import('./site').Issue, body: Record<string, any> }} Told
 */

/** Statuses after which Jira tries again; not after 401 and 404. */
const AGAIN = [408, 409, 425, 429];
const MOST_TRIES = 6;
/** Events that the query is held against. */
const FILTERED = /^(jira:issue_|comment_|worklog_|attachment_)/;
const PATIENCE_MS = 20_000;

/** The older form of an issue: texts without structure. @param {import('./site').Site} site @param {import('./site').Issue} issue */
function showIssue(site, issue) {
	const { id, self, key, fields } = renderIssue(site, issue, selectFields('*all', '*all'));
	const values = Object.entries(fields).map(([name, value]) => [
		name,
		value?.type === 'doc' ? plainText(value).trimEnd() : value,
	]);
	const { comment, worklog, ...rest } = Object.fromEntries(values);
	return { id, self, key, fields: rest };
}

const SIX = ['summary', 'issuetype', 'project', 'assignee', 'priority', 'status'];
/** @param {import('./site').Site} site @param {import('./site').Issue} issue */
const showBriefly = (site, issue) => {
	const { id, self, key, fields } = renderIssue(site, issue, selectFields(SIX, 'id'));
	return { id, self, key, fields };
};

class Webhooks {
	/** @type {Webhook[]} */
	all = [];
	lastId = 0;
	/** what was sent, and what came of it: `status` undefined where nothing answered */
	/** @type {{ id: number, event: string, identifier: string, retry: number, status?: number }[]} */
	deliveries = [];
	/** @type {Set<Promise<void>>} */
	#open = new Set();
	#closed = false;

	/** @param {import('./site').Site} site @param {any} settings */
	constructor(site, settings) {
		this.site = site;
		this.settings = settings;
		site.listener = (event, details) => {
			if (this.all.length === 0) return;
			// When all that belongs to a change is done, by who has done it.
			this.#follow(nextTurn().then(() => this.#tell(event, details)));
		};
	}

	clear() {
		this.all = [];
		this.deliveries = [];
	}

	/** Waits until nothing is under way. */
	async settled() {
		while (this.#open.size > 0) await Promise.all(this.#open);
	}

	close() {
		this.#closed = true;
	}

	/** @param {Promise<void>} work */
	#follow(work) {
		const done = work.finally(() => this.#open.delete(done));
		this.#open.add(done);
	}

	/** @param {string} webhookEvent @param {any} details */
	#tell(webhookEvent, { issue, ...details }) {
		const { site } = this;
		/** @type {Told[]} */
		const told = [];
		const timestamp = Date.now();
		const user = site.account.json;
		if (webhookEvent === 'history') {
			const { id, items } = showEntry(details.entry);
			told.push({
				...{ webhookEvent: 'jira:issue_updated', issue },
				body: { user, issue: showIssue(site, issue), issue_event_type_name: 'issue_generic', changelog: { id, items } },
			});
		} else if (webhookEvent.startsWith('comment_')) {
			const comment = { ...showComment(details.comment, issue), body: plainText(details.comment.body).trimEnd() };
			told.push({ webhookEvent, issue, body: { comment, issue: showBriefly(site, issue) } });
			// It comes twice: as what it is, and as an update of the issue.
			told.push({
				...{ webhookEvent: 'jira:issue_updated', issue },
				body: { user, issue: showIssue(site, issue), issue_event_type_name: 'issue_commented', comment },
			});
		} else if (webhookEvent.startsWith('worklog_')) {
			// Neither the issue nor the person.
			told.push({ webhookEvent, issue, body: { worklog: showWorklog(details.worklog, issue, site) } });
		} else if (!issue) {
			// Links, sprints and versions: nobody is named.
			told.push({ webhookEvent, body: details });
		} else told.push({ webhookEvent, issue, body: { user, issue: showIssue(site, issue), issue_event_type_name: webhookEvent.slice(5) } });
		for (const one of told) this.#send(one, timestamp);
	}

	/** @param {Told} told @param {number} timestamp */
	#send({ webhookEvent, issue, body }, timestamp) {
		for (const webhook of this.all) {
			if (!webhook.enabled || !webhook.events.includes(webhookEvent)) continue;
			if (issue && FILTERED.test(webhookEvent) && !this.#matches(webhook, issue)) continue;
			const text = webhook.excludeBody ? '' : JSON.stringify({ timestamp, webhookEvent, ...body });
			const { webhookLosses, webhookDoubles } = this.settings;
			if (Math.random() < webhookLosses) continue;
			const times = Math.random() < webhookDoubles ? 2 : 1;
			for (let n = 0; n < times; n++) {
				this.#follow(this.#deliver(webhook, webhookEvent, text));
			}
		}
	}

	/** @param {Webhook} webhook @param {import('./site').Issue} issue as it is after the change */
	#matches({ jql }, issue) {
		if (jql === '') return true;
		try {
			const { test, findings } = prepare(jql, this.site);
			return findings.length === 0 && test(issue);
		} catch {
			return false;
		}
	}

	/** @param {Webhook} webhook @param {string} event @param {string} text */
	async #deliver(webhook, event, text) {
		const identifier = randomUUID();
		for (let retry = 0; retry < MOST_TRIES && !this.#closed; retry++) {
			const { webhookDelay, webhookRetryAfter } = this.settings;
			await sleep(retry === 0 ? webhookDelay * Math.random() : webhookRetryAfter, undefined, { ref: false });
			const status = await this.#post(webhook, text, identifier, retry);
			this.deliveries.push({ id: webhook.id, event, identifier, retry, status });
			if (status !== undefined && status < 500 && !AGAIN.includes(status)) return;
		}
	}

	/** @param {Webhook} webhook @param {string} text @param {string} identifier @param {number} retry @returns {Promise<number | undefined>} */
	async #post({ url, secret }, text, identifier, retry) {
		const signature = secret && createHmac('sha256', secret).update(text).digest('hex');
		const { origin, pathname, search } = new URL(url);
		try {
			// A public address leads to the n8n on this machine.
			const { status } = await fetch(`${this.settings.webhookRoutes[origin] ?? origin}${pathname}${search}`, {
				method: 'POST',
				headers: {
					'content-type': 'application/json; charset=utf-8',
					'user-agent': 'Atlassian Webhook HTTP Client',
					'x-atlassian-webhook-identifier': identifier,
					...(retry > 0 && { 'x-atlassian-webhook-retry': String(retry) }),
					'x-atlassian-webhook-flow': 'Primary',
					...(signature && { 'x-hub-signature': `sha256=${signature}` }),
				},
				body: text,
				signal: AbortSignal.timeout(PATIENCE_MS),
			});
			return status;
		} catch {
			return undefined;
		}
	}
}

module.exports = { Webhooks };
