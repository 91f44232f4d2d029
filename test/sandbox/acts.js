// @ts-check
'use strict';

const { addAttachment } = require('./attachments');
const { addComment } = require('./comments');
const { removeIssue } = require('./hierarchy');
const { item, NOTHING } = require('./history');
const { addIssues, readValue } = require('./mass');
const { jiraTime } = require('./time');
const { changeWorklog } = require('./worklogs');

/** @param {string} content */
const paragraph = (content) => ({
	type: 'doc',
	version: 1,
	content: [{ type: 'paragraph', content: [{ type: 'text', text: content }] }],
});

/**
 * What people do in Jira while others look: each call is done at once, with what Jira writes down of it, without Jira's
 * validation.
 */
class Acts {
	/** @param {import('./site').Site} site @param {string} accountId who does it */
	constructor(site, accountId) {
		this.site = site;
		this.accountId = accountId;
	}

	/** @template T @param {() => T} task must not wait @returns {T} */
	#do(task) {
		/** @type {any} */
		let result;
		this.site.as(this.accountId, () => (result = task()));
		return result;
	}

	/** @param {string} key */
	#issue(key) {
		const issue = this.site.issue(key);
		if (!issue) throw new Error(`The sandbox has no issue ${key}`);
		return issue;
	}

	/** @param {string} projectKey @param {Record<string, any>} [fields] as in a create body */
	create(projectKey, fields = {}) {
		return this.#do(() => {
			const [issue] = addIssues(this.site, projectKey, 1, () => fields);
			// Now, not in the order of mass data.
			issue.createdAt = Date.now();
			issue.fields.created = jiraTime(issue.createdAt);
			this.site.touch(issue);
			return issue;
		});
	}

	/** @param {string} key @param {Record<string, any>} fields as in a create body, `status: { name }` too */
	change(key, fields) {
		this.#do(() => {
			const issue = this.#issue(key);
			const context = { site: this.site, project: issue.project };
			const values = Object.entries(fields).map(([id, value]) => [id, readValue(id, value, context)]);
			this.site.changeIssue(issue, Object.fromEntries(values));
		});
	}

	/** @param {string} key @param {string} text @param {{ internal?: boolean }} [how] */
	comment(key, text, { internal = false } = {}) {
		const properties = internal ? [{ key: 'sd.public.comment', value: { internal } }] : undefined;
		return this.#do(() => addComment(this.site, this.#issue(key), { body: paragraph(text), properties }));
	}

	/** @param {string} key @param {string} id @param {string} text */
	editComment(key, id, text) {
		this.#do(() => {
			const issue = this.#issue(key);
			const comment = issue.comments.find((one) => one.id === id);
			Object.assign(comment, {
				body: paragraph(text),
				updateAuthor: this.site.account.json,
				updated: jiraTime(Date.now()),
			});
			this.site.touch(issue);
			this.site.listener('comment_updated', { issue, comment });
		});
	}

	/** @param {string} key @param {string} id */
	deleteComment(key, id) {
		this.#do(() => {
			const issue = this.#issue(key);
			const comment = issue.comments.find((one) => one.id === id);
			issue.comments = issue.comments.filter((one) => one.id !== id);
			this.site.listener('comment_deleted', { issue, comment });
		});
	}

	/** @param {string} key @param {string} id */
	deleteWork(key, id) {
		this.#do(() => {
			const before = this.#issue(key).worklogs.find((one) => one.id === id);
			changeWorklog(this.site, this.#issue(key), { before }, (remaining) => remaining);
		});
	}

	/** @param {string} key @param {number} seconds */
	logWork(key, seconds) {
		return this.#do(() => {
			const now = Date.now();
			const { json } = this.site.account;
			const worklog = {
				...{ id: this.site.ids.next('worklog'), author: json, updateAuthor: json },
				...{ createdAt: now, updatedAt: now, startedAt: now, seconds },
			};
			changeWorklog(this.site, this.#issue(key), { after: worklog }, (remaining) => remaining);
			return worklog;
		});
	}

	/** @param {string} key @param {string} id @param {number} seconds */
	editWork(key, id, seconds) {
		this.#do(() => {
			const issue = this.#issue(key);
			const before = issue.worklogs.find((one) => one.id === id);
			if (!before) throw new Error(`${key} has no worklog ${id}`);
			const after = { ...before, seconds, updateAuthor: this.site.account.json, updatedAt: Date.now() };
			changeWorklog(this.site, issue, { before, after }, (remaining) => remaining);
		});
	}

	/** @param {string} key @param {string} filename */
	attach(key, filename) {
		const file = { path: '', size: 3, sha256: '' };
		return this.#do(() => addAttachment(this.site, this.#issue(key), { filename, mimeType: 'text/plain', file }));
	}

	/** @param {string} key @param {string} other blocked by the first */
	link(key, other) {
		this.#do(() => {
			const [from, to] = [this.#issue(key), this.#issue(other)];
			this.site.record(from, [item('Link', NOTHING, [to.key, `This issue blocks ${to.key}`])]);
			this.site.record(to, [item('Link', NOTHING, [from.key, `This issue is blocked by ${from.key}`])]);
			for (const one of [from, to]) this.site.touch(one);
			const ids = { sourceIssueId: Number(from.id), destinationIssueId: Number(to.id) };
			this.site.listener('issuelink_created', { issueLink: { id: Number(this.site.ids.next('link')), ...ids } });
		});
	}

	/** @param {string} key */
	remove(key) {
		this.#do(() => removeIssue(this.site, this.#issue(key)));
	}
}

module.exports = { Acts };
