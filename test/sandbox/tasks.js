// @ts-check
'use strict';

/** Bulk operations of a site that are under way at once. */
const MOST = 5;

/**
 * @typedef {object} Outcome
 * @property {number[]} processedAccessibleIssues ids
 * @property {Record<string, string[]>} failedAccessibleIssues reasons by id
 * @property {number} invalidOrInaccessibleIssueCount
 * @property {number} totalIssueCount
 *
 * @typedef {object} Task
 * @property {string} id
 * @property {any} submittedBy a user as Jira answers one
 * @property {number} createdAt ms
 * @property {number} updatedAt ms
 * @property {number} polls how often it was asked for
 * @property {() => Outcome} work what is still to be done
 * @property {Outcome} [outcome]
 */

/** Bulk operations, which are done some time after they were asked for. */
class Tasks {
	/** @type {Map<string, Task>} */
	all = new Map();

	get isFull() {
		return [...this.all.values()].filter(({ outcome }) => !outcome).length >= MOST;
	}

	/** @param {string} id @param {any} submittedBy @param {() => Outcome} work @returns {Task} */
	submit(id, submittedBy, work) {
		const createdAt = Date.now();
		const task = { id, submittedBy, createdAt, updatedAt: createdAt, polls: 0, work };
		this.all.set(task.id, task);
		return task;
	}

	/**
	 * How far a task is. It goes on by being asked for, so that tests do not wait.
	 * @param {Task} task @param {number} needed polls before it is complete
	 * @returns {{ status: string, progressPercent: number }}
	 */
	advance(task, needed) {
		if (task.polls++ < needed) {
			const started = task.polls > 1;
			return started
				? { status: 'RUNNING', progressPercent: Math.floor((100 * task.polls) / (needed + 1)) }
				: { status: 'ENQUEUED', progressPercent: 0 };
		}
		if (!task.outcome) {
			task.outcome = task.work();
			task.updatedAt = Date.now();
		}
		return { status: 'COMPLETE', progressPercent: 100 };
	}

	clear() {
		this.all.clear();
	}
}

module.exports = { Tasks };
