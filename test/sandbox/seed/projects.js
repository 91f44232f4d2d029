// @ts-check
'use strict';

const { people } = require('./people');
const { workflows } = require('./workflows');

/** What screens hold on every site, besides the fields people think of. */
const ON_EVERY_SCREEN = [
	'attachment',
	'issuelinks',
	'issuerestriction',
	'customfield_10000',
	'customfield_10001',
	'customfield_10019',
	'customfield_10021',
];

const EVERY_FIELD = [
	'summary',
	'issuetype',
	'project',
	'description',
	'environment',
	'priority',
	'labels',
	'duedate',
	'assignee',
	'reporter',
	'parent',
	'components',
	'fixVersions',
	'versions',
	'timetracking',
	'security',
	...ON_EVERY_SCREEN,
	...[
		10016, 10020, 10040, 10041, 10042, 10043, 10044, 10045, 10046, 10047, 10048, 10049, 10050,
		10051, 10052, 10053, 10033, 10034, 10035,
	].map((number) => `customfield_${number}`),
];
const FEW_FIELDS = [
	'summary',
	'issuetype',
	'project',
	'description',
	'priority',
	'labels',
	'duedate',
	'assignee',
	'parent',
	...ON_EVERY_SCREEN,
];
const SERVICE_FIELDS = [...FEW_FIELDS, 'customfield_10002'];

/**
 * @param {number} id
 * @param {string} name
 * @param {-1 | 0 | 1} hierarchyLevel
 * @param {string[]} [required] field ids beyond the summary
 */
const type = (id, name, hierarchyLevel, required = []) => ({
	id: String(id),
	name,
	hierarchyLevel,
	required,
});

/**
 * @typedef {object} Definition
 * @property {string} id
 * @property {string} key
 * @property {string} name
 * @property {string} [formerKey]
 * @property {string[]} screen ids of the fields on the create screen
 * @property {ReturnType<typeof type>[]} types
 * @property {(string | { name: string, description?: string, lead?: string, assigneeType?: string })[]} [components]
 * @property {(string | import('../releases').VersionValues)[]} [versions]
 * @property {string[]} [securityLevels]
 * @property {string} [defaultAssignee] account id; without one, issues start unassigned
 * @property {Record<string, keyof typeof workflows>} [workflows] by type; the others have that of software
 * @property {string[]} [denied] keys of permissions that the account lacks
 * @property {string} [typeKey] default software
 * @property {boolean} [teamManaged] default false
 * @property {boolean} [visible] default true
 * @property {boolean} [archived] default false
 * @property {boolean} [mayCreate] default true
 * @property {boolean} [mayAssign] default true
 */

/**
 * Type ids differ per project, as in team-managed ones: a type has to be looked up per project.
 * @type {Definition[]}
 */
const named = [
	{
		id: '10000',
		key: 'OPS',
		name: 'Operations',
		formerKey: 'OLDOPS',
		screen: EVERY_FIELD,
		components: ['Network', 'Storage'],
		/** one is called by a number only, as an ID */
		versions: ['2026.1', '2026.2', '2027'],
		securityLevels: ['Confidential', 'Internal'],
		types: [
			type(10101, 'Bug', 0, ['customfield_10040']),
			type(10102, 'Task', 0),
			type(10103, 'Story', 0),
			type(10104, 'Epic', 1),
			type(10105, 'Sub-task', -1),
		],
	},
	{
		id: '10001',
		key: 'WEB',
		name: 'Website "relaunch" AND more',
		screen: [...FEW_FIELDS, 'customfield_10128'],
		teamManaged: true,
		defaultAssignee: people.dana.accountId,
		types: [type(10201, 'Task', 0), type(10202, 'Epic', 1)],
	},
	{
		id: '10002',
		key: 'HR',
		name: 'Human resources',
		screen: [...FEW_FIELDS, 'customfield_10403'],
		teamManaged: true,
		mayCreate: false,
		mayAssign: false,
		denied: ['ADMINISTER_PROJECTS', 'MANAGE_SPRINTS_PERMISSION', 'SCHEDULE_ISSUES'],
		types: [type(10301, 'Task', 0)],
	},
	{
		id: '10003',
		key: 'MANY',
		name: 'Many issue types',
		screen: [...FEW_FIELDS, 'customfield_10477'],
		teamManaged: true,
		types: Array.from({ length: 60 }, (_, index) =>
			type(10401 + index, `Request ${String(index + 1).padStart(2, '0')}`, 0),
		),
	},
	{
		id: '10004',
		key: 'SEC',
		name: 'Security',
		screen: FEW_FIELDS,
		visible: false,
		types: [type(10501, 'Task', 0)],
	},
	{
		id: '10005',
		key: 'ARC',
		name: 'Archived works',
		screen: FEW_FIELDS,
		archived: true,
		mayCreate: false,
		types: [type(10601, 'Task', 0)],
	},
	{
		id: '10006',
		key: 'HELP',
		name: 'IT help',
		screen: SERVICE_FIELDS,
		typeKey: 'service_desk',
		types: [type(10801, 'Service request', 0)],
	},
	{
		id: '10009',
		key: 'FAC',
		name: 'Facilities',
		screen: SERVICE_FIELDS,
		typeKey: 'service_desk',
		types: [type(11101, 'Service request', 0)],
	},
	{
		id: '10007',
		key: 'APP',
		name: 'Mobile app',
		screen: EVERY_FIELD,
		components: [
			{ name: 'Backend', description: 'Everything on the server', lead: people.ben.accountId },
			{ name: 'Shop', lead: people.fay.accountId, assigneeType: 'COMPONENT_LEAD' },
		],
		versions: [
			{ name: '1.0', released: true, startDate: '2026-08-03', releaseDate: '2026-09-30' },
			{ name: '1.1', description: 'Payment', startDate: '2026-10-05', releaseDate: '2026-11-20' },
			{ name: '2.0' },
			{ name: '0.9', archived: true, released: true, releaseDate: '2026-05-29' },
		],
		types: [
			type(10901, 'Bug', 0),
			type(10902, 'Task', 0),
			type(10903, 'Story', 0),
			type(10904, 'Epic', 1),
			type(10905, 'Sub-task', -1),
		],
	},
	{
		id: '10008',
		key: 'CHG',
		name: 'Change control',
		screen: EVERY_FIELD,
		types: [type(11001, 'Change', 0), type(11002, 'Task', 0), type(11003, 'Sub-task', -1)],
		workflows: { 11001: 'change' },
	},
];

/** So many that project lists page past Jira's maximum of 100. */
const GENERATED = 120;

/** @returns {Definition[]} */
function everyProject() {
	const generated = Array.from({ length: GENERATED }, (_, index) => {
		const number = String(index + 1).padStart(3, '0');
		return {
			id: String(11000 + index),
			key: `TEAM${number}`,
			name: `Team ${number}`,
			screen: FEW_FIELDS,
			types: [type(10701, 'Task', 0), type(10702, 'Epic', 1)],
		};
	});
	return [...named, ...generated];
}

const priorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];

const resolutions = ['Done', "Won't Do", 'Duplicate'];

module.exports = { everyProject, priorities, resolutions };
