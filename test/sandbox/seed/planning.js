// @ts-check
'use strict';

const { people } = require('./people');

const DAY = 86_400_000;
const OPS_BOARD = 3;
const APP_BOARD = 4;

/**
 * @typedef {object} Board
 * @property {number} id
 * @property {string} name
 * @property {'scrum' | 'kanban' | 'simple'} type
 * @property {string} filterId
 * @property {string} [projectKey] where it lies; a board of a person has none
 * @property {boolean} [isPrivate] seen by others as a number only
 * @property {string[][]} [columns] names of the statuses of each; default one column for each status
 * @property {boolean} [backlogColumn] the first column is the backlog, as kanban boards may have it
 * @property {string} [estimation] field id
 *
 * @typedef {object} Filter
 * @property {string} id
 * @property {string} name
 * @property {string} jql
 * @property {string} owner account id
 * @property {boolean} [shared] default true: others than the owner may read it
 * @property {boolean} [favourite] default false
 * @property {string} [description]
 */

/** @type {(Omit<Board, 'filterId'> & { jql: string, filterId?: string, owner?: string })[]} */
const named = [
	{ id: OPS_BOARD, name: 'OPS board', type: 'scrum', projectKey: 'OPS', jql: 'project = OPS' },
	{
		id: APP_BOARD,
		name: 'Mobile app board',
		type: 'scrum',
		projectKey: 'APP',
		jql: 'project = APP',
		estimation: 'customfield_10016',
	},
	{ id: 5, name: 'Website', type: 'simple', projectKey: 'WEB', jql: 'project = WEB' },
	{
		id: 6,
		name: 'Operations day to day',
		type: 'kanban',
		projectKey: 'OPS',
		jql: 'project = OPS AND issuetype in (Bug, Task)',
		backlogColumn: true,
	},
	/** lies at a person, over two projects */
	{ id: 7, name: 'Release train', type: 'scrum', jql: 'project in (OPS, APP)' },
	{
		id: 11,
		name: 'Website relaunch',
		type: 'scrum',
		projectKey: 'WEB',
		jql: 'project = WEB',
	},
	/** nobody mapped a status */
	{
		id: 8,
		name: 'Not set up yet',
		type: 'kanban',
		projectKey: 'APP',
		jql: 'project = APP',
		columns: [[], []],
	},
	{ id: 9, name: 'Security board', type: 'scrum', projectKey: 'SEC', jql: 'project = SEC' },
	{
		id: 10,
		name: "Ben's own",
		type: 'kanban',
		jql: 'project = OPS',
		isPrivate: true,
		owner: people.ben.accountId,
	},
];

/** So many that the list pages. */
const GENERATED = 60;

/** @returns {{ boards: Board[], filters: Filter[] }} every board with its filter, and filters of people */
function boardsAndFilters() {
	const generated = Array.from({ length: GENERATED }, (_, index) => {
		const projectKey = `TEAM${String(index + 1).padStart(3, '0')}`;
		/** @type {(typeof named)[number]} */
		const board = {
			id: 101 + index,
			name: `${projectKey} board`,
			type: 'kanban',
			projectKey,
			jql: `project = ${projectKey}`,
		};
		return board;
	});
	const all = [...named, ...generated];
	return {
		boards: all.map(({ jql, owner, ...board }) => ({
			...board,
			filterId: String(10_200 + board.id),
		})),
		filters: [
			...all.map(({ id, name, jql, isPrivate, owner = people.ana.accountId }) => ({
				id: String(10_200 + id),
				name: `Filter for ${name}`,
				jql: `${jql} ORDER BY Rank ASC`,
				owner,
				shared: !isPrivate,
			})),
			...ofPeople,
		],
	};
}

/** @type {Filter[]} */
const ofPeople = [
	{
		id: '10100',
		name: 'My open work',
		description: 'What is assigned to me',
		jql: 'assignee = currentUser() AND resolution = Unresolved ORDER BY created DESC',
		owner: people.ana.accountId,
		favourite: true,
	},
	{
		id: '10101',
		name: 'Incidents',
		jql: 'project = OPS AND labels = incident ORDER BY key',
		owner: people.ben.accountId,
		favourite: true,
	},
	{
		id: '10102',
		name: 'Overdue',
		jql: 'duedate < now() AND resolution = Unresolved',
		owner: people.dana.accountId,
	},
	/** shared with nobody */
	{
		id: '10103',
		name: "Dana's list",
		jql: 'project = HR',
		owner: people.dana.accountId,
		shared: false,
	},
	/** made before somebody renamed what it asks for */
	{
		id: '10104',
		name: 'Broken',
		jql: 'project = GONE AND status = Elsewhere',
		owner: people.ana.accountId,
	},
];

/** @param {number} ms a moment as boards write it: in UTC */
const instant = (ms) => new Date(ms).toISOString();

/**
 * Sprints by board, of every state.
 * @param {number} now ms
 * @returns {import('../planning').SprintValues[]}
 */
const sprints = (now) => [
	{
		id: 7,
		name: 'OPS Sprint 7',
		state: 'closed',
		boardId: OPS_BOARD,
		goal: '',
		startDate: instant(now - 28 * DAY),
		endDate: instant(now - 14 * DAY),
		completeDate: instant(now - 14 * DAY),
	},
	{
		id: 8,
		name: 'OPS Sprint 8',
		state: 'active',
		boardId: OPS_BOARD,
		goal: 'No incident for a week',
		startDate: instant(now - 7 * DAY),
		endDate: instant(now + 7 * DAY),
	},
	{ id: 9, name: 'OPS Sprint 9', state: 'future', boardId: OPS_BOARD, goal: '' },
	{
		id: 20,
		name: 'APP Sprint 1',
		state: 'closed',
		boardId: APP_BOARD,
		goal: 'First release',
		startDate: instant(now - 26 * DAY),
		endDate: instant(now - 12 * DAY),
		completeDate: instant(now - 12 * DAY),
	},
	{
		id: 21,
		name: 'APP Sprint 2',
		state: 'active',
		boardId: APP_BOARD,
		goal: 'Pay by card',
		startDate: instant(now - 12 * DAY),
		endDate: instant(now + 2 * DAY),
	},
	{
		id: 22,
		name: 'APP Sprint 3',
		state: 'future',
		boardId: APP_BOARD,
		goal: '',
		startDate: instant(now + 2 * DAY),
		endDate: instant(now + 16 * DAY),
	},
	{ id: 23, name: 'APP Sprint 4', state: 'future', boardId: APP_BOARD, goal: '' },
	/** ready to be started */
	{
		id: 40,
		name: 'Relaunch 1',
		state: 'future',
		boardId: 11,
		goal: 'Nothing left behind',
		startDate: instant(now + DAY),
		endDate: instant(now + 8 * DAY),
	},
	{ id: 30, name: 'Train 1', state: 'future', boardId: 7, goal: '' },
];

/** Which issues were and are in which sprint: closed ones first. */
const inSprints = /** @type {Record<string, number[]>} */ ({
	'APP-2': [20],
	'APP-3': [21],
	'APP-4': [20, 21],
	'APP-5': [21],
	'APP-7': [22],
	'WEB-2': [40],
});

module.exports = { boardsAndFilters, sprints, inSprints, instant };
