// @ts-check
'use strict';

const { issueNotFound, messages } = require('../errors');
const { integer, listed } = require('../paging');
const {
	AGILE,
	inBacklog,
	isEpic,
	isOpen,
	columnsOf,
	onBoard,
	openSprint,
	showEpic,
	sprintsOf,
} = require('../planning');
const { checkPage, readQuery, runQuery, tokenPage } = require('../queries');
const { selectFields, renderIssue, legend, words } = require('../render');
const { toV2 } = require('../v2');
const { agileError, boardOf, requireSoftware, sprintOf } = require('./planningGuards');
const { showSprint } = require('./sprint');

/**
 * @typedef {import('../http').Request} Request
 * @typedef {import('../site').Issue} Issue
 * @typedef {(issue: Issue) => boolean} Test
 */

const SOFTWARE = '/rest/software/1.0';
/** What boards add to the fields of an issue. */
const OF_BOARDS = ['sprint', 'closedSprints', 'epic', 'flagged'];
const FLAGGED = 'customfield_10021';

/** @param {import('../http').Routes} app @param {import('../sandbox').Context} context */
function boardIssueRoutes(app, context) {
	const { site } = context;

	/** @param {Request} request @throws 404, 422 */
	const mappedBoard = (request) => {
		const board = boardOf(request, site);
		if (columnsOf(site, board).every(({ statuses }) => statuses.length === 0)) {
			throw agileError(422, 'This board has no columns with a mapped status.');
		}
		return board;
	};

	/** @param {Request} request @returns {Issue} @throws 404; own wording for what is no epic */
	const epicOf = (request) => {
		requireSoftware(request, site);
		const issue = site.visibleIssue(request.params.epic);
		if (!issue) throw issueNotFound();
		if (!isEpic(issue)) throw messages(404, `The issue ${issue.key} is not an epic.`);
		return issue;
	};

	/** @param {Issue} epic @returns {Test} */
	const childOf = (epic) => (issue) => issue.fields.parent?.id === epic.id;
	/** @type {Test} */
	const withoutEpic = (issue) => !issue.fields.parent && !isEpic(issue);

	/** What each of the reads finds, by its path. @type {Record<string, (request: Request) => Test>} */
	const READS = {
		'board/:board/issue': (request) => onBoard(site, mappedBoard(request)),
		'board/:board/backlog': (request) => inBacklog(site, mappedBoard(request)),
		'board/:board/sprint/:sprint/issue'(request) {
			const test = onBoard(site, mappedBoard(request));
			const sprint = sprintOf(request, site);
			return (issue) => sprintsOf(issue).includes(sprint) && test(issue);
		},
		'board/:board/epic/none/issue'(request) {
			const test = onBoard(site, mappedBoard(request));
			return (issue) => withoutEpic(issue) && test(issue);
		},
		'board/:board/epic/:epic/issue'(request) {
			const test = onBoard(site, mappedBoard(request));
			const isChild = childOf(epicOf(request));
			return (issue) => isChild(issue) && test(issue);
		},
		'sprint/:sprint/issue'(request) {
			const sprint = sprintOf(request, site);
			return (issue) => sprintsOf(issue).includes(sprint);
		},
		'epic/none/issue'(request) {
			requireSoftware(request, site);
			return withoutEpic;
		},
		'epic/:epic/issue': (request) => childOf(epicOf(request)),
	};
	const COUNTED = ['board/:board/issue', 'board/:board/backlog'];

	/** In the order of the board unless the query has one. @param {Request} request @param {Test} test */
	const find = (request, test) => {
		const { jql = '', reconcileIssues } = request.query;
		const ordered = /\border\s+by\b/i.test(jql) ? jql : `${jql} ORDER BY Rank ASC`;
		const query = readQuery(context, request, ordered, { bounded: false });
		return query ? runQuery(context, query, listed(reconcileIssues).map(Number), test) : [];
	};

	/** @param {Issue} issue @param {string[]} asked ids @returns {Record<string, any>} */
	const ofBoards = (issue, asked) => {
		const open = openSprint(issue);
		const closed = sprintsOf(issue).filter((one) => !isOpen(one));
		const parent = issue.fields.parent && site.issue(issue.fields.parent.id);
		/** @type {Record<string, any>} */
		const all = {
			sprint: open ? showSprint(site, open) : null,
			closedSprints: closed.map((one) => showSprint(site, one)),
			epic: parent && isEpic(parent) ? showEpic(site, parent) : null,
			flagged: (issue.fields[FLAGGED] ?? []).length > 0,
		};
		return Object.fromEntries(asked.map((id) => [id, all[id]]));
	};

	/** @param {Request} request @param {Issue} issue @param {import('../render').Selection} selection */
	const show = ({ query }, issue, selection) => {
		const fields = listed(query.fields);
		const asked = OF_BOARDS.filter(
			(id) => fields.length === 0 || fields.includes(id) || fields.includes('*all'),
		);
		const answer = renderIssue(site, issue, selection, { expand: words(query.expand) });
		return toV2({
			...answer,
			self: `${site.baseUrl}${AGILE}/issue/${issue.id}`,
			fields: { ...answer.fields, ...ofBoards(issue, asked) },
		});
	};

	for (const [path, read] of Object.entries(READS)) {
		app.get(`${SOFTWARE}/${path}`, async (request) => {
			const { query } = request;
			const selection = selectFields(query.fields, '*navigable');
			const asked = {
				key: `${request.path}?${query.jql ?? ''}`,
				nextPageToken: query.nextPageToken,
				maxResults: integer(request, 'maxResults', 50),
				reconcileIssues: listed(query.reconcileIssues).map(Number),
				selection,
			};
			const test = read(request);
			checkPage(asked);
			const { issues, position } = tokenPage(context, asked, () => find(request, test));
			const { names, schema } = legend(words(query.expand), selection, site.words);
			return {
				issues: issues.map((issue) => show(request, issue, selection)),
				...(names && { names }),
				...(schema && { schema }),
				...position,
			};
		});
		// Announced to end after 2026-11-01 (facts/surface.md §1); the text is own wording.
		app.get(`${AGILE}/${path}`, async () => {
			throw messages(
				410,
				`The requested API has been removed. Please migrate to the ${SOFTWARE} API.`,
			);
		});
	}
	for (const path of COUNTED) {
		app.get(`${SOFTWARE}/${path}/approximate-count`, async (request) => ({
			count: find(request, READS[path](request)).length,
		}));
	}
}

module.exports = { boardIssueRoutes };
