// @ts-check
'use strict';

/** Jira's permissions: number, key, name. */
const ofProjects = /** @type {[string, string, string][]} */ ([
	['10', 'BROWSE_PROJECTS', 'Browse Projects'],
	['11', 'CREATE_ISSUES', 'Create Issues'],
	['12', 'EDIT_ISSUES', 'Edit Issues'],
	['13', 'ASSIGN_ISSUES', 'Assign Issues'],
	['14', 'RESOLVE_ISSUES', 'Resolve Issues'],
	['15', 'ADD_COMMENTS', 'Add Comments'],
	['16', 'DELETE_ISSUES', 'Delete Issues'],
	['17', 'ASSIGNABLE_USER', 'Assignable User'],
	['18', 'CLOSE_ISSUES', 'Close Issues'],
	['19', 'CREATE_ATTACHMENTS', 'Create Attachments'],
	['20', 'WORK_ON_ISSUES', 'Work On Issues'],
	['21', 'LINK_ISSUES', 'Link Issues'],
	['23', 'ADMINISTER_PROJECTS', 'Administer Projects'],
	['25', 'MOVE_ISSUES', 'Move Issues'],
	['26', 'SET_ISSUE_SECURITY', 'Set Issue Security'],
	['28', 'SCHEDULE_ISSUES', 'Schedule Issues'],
	['29', 'VIEW_DEV_TOOLS', 'View Development Tools'],
	['30', 'MODIFY_REPORTER', 'Modify Reporter'],
	['31', 'VIEW_VOTERS_AND_WATCHERS', 'View Voters and Watchers'],
	['32', 'MANAGE_WATCHERS', 'Manage Watchers'],
	['34', 'EDIT_ALL_COMMENTS', 'Edit All Comments'],
	['35', 'EDIT_OWN_COMMENTS', 'Edit Own Comments'],
	['36', 'DELETE_ALL_COMMENTS', 'Delete All Comments'],
	['37', 'DELETE_OWN_COMMENTS', 'Delete Own Comments'],
	['38', 'DELETE_ALL_ATTACHMENTS', 'Delete All Attachments'],
	['39', 'DELETE_OWN_ATTACHMENTS', 'Delete Own Attachments'],
	['40', 'EDIT_OWN_WORKLOGS', 'Edit Own Worklogs'],
	['41', 'EDIT_ALL_WORKLOGS', 'Edit All Worklogs'],
	['42', 'DELETE_OWN_WORKLOGS', 'Delete Own Worklogs'],
	['43', 'DELETE_ALL_WORKLOGS', 'Delete All Worklogs'],
	['45', 'VIEW_READONLY_WORKFLOW', 'View Read-Only Workflow'],
	['46', 'TRANSITION_ISSUES', 'Transition Issues'],
	['-1', 'MANAGE_SPRINTS_PERMISSION', 'Manage sprints'],
	['-1', 'SERVICEDESK_AGENT', 'Service Project Agent'],
]);
const ofTheSite = /** @type {[string, string, string][]} */ ([
	['0', 'ADMINISTER', 'Administer Jira'],
	['22', 'MANAGE_GROUP_FILTER_SUBSCRIPTIONS', 'Manage Group Filter Subscriptions'],
	['24', 'CREATE_SHARED_OBJECTS', 'Create Shared Objects'],
	['27', 'USER_PICKER', 'Browse users and groups'],
	['33', 'BULK_CHANGE', 'Make bulk changes'],
	['44', 'SYSTEM_ADMIN', 'System administrators'],
]);

/** @param {'PROJECT' | 'GLOBAL'} type @returns {(row: [string, string, string]) => Permission} */
const ofType =
	(type) =>
	([id, key, name]) => ({ id, key, name, type, description: `${name}.` });

/**
 * @typedef {{ id: string, key: string, name: string, type: 'PROJECT' | 'GLOBAL', description: string }} Permission
 * @type {Map<string, Permission>} by key
 */
const permissions = new Map(
	[...ofProjects.map(ofType('PROJECT')), ...ofTheSite.map(ofType('GLOBAL'))].map((one) => [
		one.key,
		one,
	]),
);

module.exports = { permissions };
