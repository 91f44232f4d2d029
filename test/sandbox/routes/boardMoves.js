// @ts-check
'use strict';

const { invalidPayload, messages } = require('../errors');
const { byId } = require('../fields/catalogue');
const { AGILE, columnsOf, isEpic, isOpen, rank, setSprint, showEpic } = require('../planning');
const { bodyOf } = require('./crud');
const { issueOf } = require('./onIssue');
const { agileError, boardOf, requireSoftware, movedIssues, sprintOf } = require('./planningGuards');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../http').Reply} Reply
 * @typedef {import('../site').Issue} Issue
 */

const RANK_KEYS = ['issues', 'rankBeforeIssue', 'rankAfterIssue', 'rankCustomFieldId'];

/**
 * What people move on boards. Texts are own wording unless quoted in facts/surface.md §11.
 * @param {import('../http').Routes} app @param {import('../sandbox').Context} context
 */
function boardMoveRoutes(app, context) {
	const { site } = context;

	/**
	 * @param {Request} request @param {string[]} [keys] what the body may have
	 * @returns {{ issues?: any, other?: Issue, before: boolean }}
	 */
	const moved = (request, keys = RANK_KEYS) => {
		requireSoftware(request, site);
		const body = bodyOf(request);
		if (Object.keys(body).some((key) => !keys.includes(key))) throw invalidPayload();
		const { rankBeforeIssue, rankAfterIssue } = body;
		if (rankBeforeIssue !== undefined && rankAfterIssue !== undefined) {
			throw agileError(400, 'Only one of rankBeforeIssue and rankAfterIssue can be given.');
		}
		const key = rankBeforeIssue ?? rankAfterIssue;
		const other = key === undefined ? undefined : site.visibleIssue(String(key));
		if (key !== undefined && !other) {
			throw agileError(400, `The issue to rank by, ${key}, does not exist.`);
		}
		return { issues: body.issues, other, before: rankBeforeIssue !== undefined };
	};

	/** @param {Issue[]} issues @param {{ other?: Issue, before: boolean }} asked */
	const place = (issues, { other, before }) => {
		if (other) rank(site, issues, other, before);
	};

	/** @param {Issue[]} issues */
	const countWrites = (issues) => issues.forEach((issue) => context.countWrite(issue));

	/**
	 * Each for itself: the answer says how each fared when not all did well.
	 * @param {Reply} reply @param {any} keys @param {(issues: Issue[]) => void} move
	 */
	const eachOf = (reply, keys, move) => {
		const found = (Array.isArray(keys) ? keys : []).map((key) => {
			try {
				return { issue: movedIssues([key], context)[0] };
			} catch (error) {
				const { status, body } = /** @type {any} */ (error);
				return { key, status: status === 400 ? 404 : status, errors: body.errorMessages };
			}
		});
		const issues = found.flatMap((one) => ('issue' in one && one.issue ? [one.issue] : []));
		// Too many, or none at all: nothing is done.
		if (issues.length === 0 || found.length > 50) movedIssues(keys, context);
		countWrites(issues);
		move(issues);
		if (issues.length === found.length) return reply.code(204).send();
		return reply.code(207).send({
			entries: found.map((one) =>
				'issue' in one && one.issue
					? { issueId: Number(one.issue.id), issueKey: one.issue.key, status: 200 }
					: { issueKey: one.key, status: one.status, errors: one.errors },
			),
		});
	};

	app.post(`${AGILE}/sprint/:sprint/issue`, async (request, reply) => {
		const sprint = sprintOf(request, site);
		const asked = moved(request);
		if (!isOpen(sprint)) {
			throw agileError(400, 'Issue can be assigned only active or future sprints.');
		}
		const issues = movedIssues(asked.issues, context);
		const subtask = issues.find(({ fields }) => fields.issuetype.subtask);
		if (subtask) throw agileError(400, `${subtask.key} is a sub-task: it follows its parent.`);
		countWrites(issues);
		for (const issue of issues) setSprint(site, issue, sprint);
		place(issues, asked);
		return reply.code(204).send();
	});

	app.post(`${AGILE}/backlog/issue`, async (request, reply) => {
		const issues = movedIssues(moved(request, ['issues']).issues, context);
		countWrites(issues);
		for (const issue of issues) setSprint(site, issue);
		return reply.code(204).send();
	});

	app.post(`${AGILE}/backlog/:board/issue`, async (request, reply) => {
		const board = boardOf(request, site);
		const asked = moved(request);
		const [first] = columnsOf(site, board);
		return eachOf(reply, asked.issues, (issues) => {
			for (const issue of issues) {
				if (board.type === 'scrum') setSprint(site, issue);
				else if (board.backlogColumn) site.changeIssue(issue, { status: first.statuses[0] });
			}
			place(issues, asked);
		});
	});

	// From the backlog of a kanban board to its board: a transition.
	app.post(`${AGILE}/board/:board/issue`, async (request, reply) => {
		const board = boardOf(request, site);
		const asked = moved(request);
		const [first, second] = columnsOf(site, board);
		return eachOf(reply, asked.issues, (issues) => {
			for (const issue of issues) {
				const waits = board.backlogColumn && first.statuses.includes(issue.fields.status);
				if (waits) site.changeIssue(issue, { status: second.statuses[0] });
			}
			place(issues, asked);
		});
	});

	app.put(`${AGILE}/issue/rank`, async (request, reply) => {
		const asked = moved(request);
		if (!asked.other) {
			throw agileError(400, 'One of rankBeforeIssue and rankAfterIssue must be given.');
		}
		return eachOf(reply, asked.issues, (issues) => place(issues, asked));
	});

	/** @param {Request} request @returns {Issue | undefined} undefined: none */
	const epicOf = (request) => {
		const { epic } = request.params;
		if (epic === 'none') return undefined;
		const issue = site.visibleIssue(epic);
		if (!issue || !isEpic(issue)) {
			throw messages(
				404,
				'The requested epic does not exist or you do not have permission to view it.',
			);
		}
		return issue;
	};

	app.get(`${AGILE}/epic/:epic`, async (request) => {
		requireSoftware(request, site);
		return showEpic(site, /** @type {Issue} */ (epicOf(request)));
	});

	app.post(`${AGILE}/epic/:epic/issue`, async (request, reply) => {
		const { issues: keys } = moved(request, ['issues']);
		const epic = epicOf(request);
		const issues = movedIssues(keys, context);
		// Team-managed projects know the parent only.
		if ([...issues, epic].some((one) => one?.project.teamManaged)) {
			throw messages(400, 'Issues of a team-managed project cannot be moved with this API.');
		}
		countWrites(issues);
		for (const issue of issues) site.changeIssue(issue, { parent: epic ?? null });
		return reply.code(204).send();
	});

	/** The field a board estimates with. @param {Request} request @throws 400 */
	const estimationOf = (request) => {
		const { boardId } = request.query;
		if (boardId === undefined) throw agileError(400, 'The boardId is required.');
		const { estimation } = boardOf(request, site, boardId);
		if (!estimation) throw agileError(400, 'The board has no estimation field.');
		return estimation;
	};

	/** @param {Issue} issue @param {string} fieldId */
	const estimate = (issue, fieldId) => ({
		fieldId,
		value: issue.fields[fieldId] ?? null,
	});

	app.get(`${AGILE}/issue/:issue/estimation`, async (request) => {
		requireSoftware(request, site);
		return estimate(issueOf(request, site), estimationOf(request));
	});

	app.put(`${AGILE}/issue/:issue/estimation`, async (request) => {
		requireSoftware(request, site);
		const issue = issueOf(request, site);
		const fieldId = estimationOf(request);
		const { value } = bodyOf(request);
		const number = value === '' ? null : Number(value);
		if (typeof value !== 'string' || Number.isNaN(number)) {
			throw agileError(400, `The value is not valid for ${byId.get(fieldId)?.name}.`);
		}
		context.countWrite(issue);
		site.changeIssue(issue, { [fieldId]: number });
		return estimate(issue, fieldId);
	});
}

module.exports = { boardMoveRoutes };
