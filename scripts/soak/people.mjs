// @ts-check
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';

const require = createRequire(import.meta.url);
/** @type {typeof import('../../test/sandbox/index.js')} */
const { people } = require('../../test/sandbox');

/** @typedef {import('../lib/sandbox.mjs').Sandbox} Sandbox */

const WORKERS = [people.ben, people.dana, people.erik, people.fay];
const PRIORITIES = ['Low', 'Medium', 'High'];
const STATUSES = ['To Do', 'In Progress', 'Done'];
/** Issues that people work at; older ones rest. */
const AT_WORK = 60;

/** @template T @param {T[]} all @returns {T} */
const oneOf = (all) => all[Math.floor(Math.random() * all.length)];

/** People who work in Jira the whole time, by other ways than n8n. */
export class People {
	done = 0;
	/** @type {string[]} keys */
	#issues = [];

	/** @param {Sandbox} jira @param {number} perMinute changes */
	constructor(jira, perMinute) {
		this.jira = jira;
		this.pause = 60_000 / perMinute;
	}

	/** @param {AbortSignal} signal */
	async work(signal) {
		for (let due = Date.now(); !signal.aborted; due += this.pause) {
			await sleep(Math.max(0, due - Date.now()), undefined, { signal }).catch(() => {});
			if (!signal.aborted) this.#doSomething();
		}
	}

	#doSomething() {
		const who = this.jira.by(oneOf(WORKERS));
		this.done++;
		const chance = Math.random();
		if (this.#issues.length < 5 || chance < 0.2) {
			this.#issues.push(who.create('OPS', { summary: `Change ${this.done}` }).key);
			if (this.#issues.length > AT_WORK) this.#issues.shift();
			return;
		}
		const key = oneOf(this.#issues);
		if (chance < 0.23) {
			this.#issues = this.#issues.filter((one) => one !== key);
			who.remove(key);
		} else if (chance < 0.45) who.comment(key, `Comment ${this.done}`);
		else if (chance < 0.55) who.logWork(key, 60 * (1 + (this.done % 60)));
		else if (chance < 0.75) who.change(key, { priority: { name: oneOf(PRIORITIES) }, summary: `Change ${this.done}` });
		else who.change(key, { status: { name: oneOf(STATUSES) }, summary: `Change ${this.done}` });
	}
}

/**
 * The IDs of all that others than n8n have done since a time to issues that are still there, from what Jira keeps.
 *
 * @param {Sandbox} jira
 * @param {number} since ms
 */
export function happened({ url, account, site }, since) {
	const { host } = new URL(url);
	/** @type {string[]} */
	const ids = [];
	/** @param {any} by @param {number} at @param {string} id */
	const note = (by, at, id) => {
		if (by.accountId !== account.accountId && at >= since) ids.push(`${host}:${id}`);
	};
	for (const { id, createdAt, fields, history, comments, worklogs } of site.issues) {
		note(fields.creator, createdAt, `created:${id}`);
		for (const entry of history) note(entry.author, entry.at, `change:${entry.id}`);
		for (const one of comments) note(one.author, Date.parse(one.created), `comment:${one.id}`);
		for (const one of worklogs) note(one.author, one.createdAt, `worklog:${one.id}`);
	}
	return ids;
}
