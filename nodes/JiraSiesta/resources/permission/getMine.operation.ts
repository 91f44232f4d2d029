import { onPath, read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { projectOfIt } from '../../params/inProject';
import { oneIssue, oneIssueOf } from '../../params/oneIssue';
import { issueTarget } from '../../shared/target';
import type { IDataObject } from 'n8n-workflow';

/** What a workflow may want to do; Jira demands that they are named. */
const ASKED = [
	...['BROWSE_PROJECTS', 'CREATE_ISSUES', 'EDIT_ISSUES', 'DELETE_ISSUES', 'ASSIGN_ISSUES', 'ASSIGNABLE_USER'],
	...['TRANSITION_ISSUES', 'RESOLVE_ISSUES', 'SCHEDULE_ISSUES', 'LINK_ISSUES', 'ADD_COMMENTS', 'CREATE_ATTACHMENTS'],
	...['WORK_ON_ISSUES', 'MANAGE_WATCHERS', 'MODIFY_REPORTER', 'MANAGE_SPRINTS_PERMISSION', 'ADMINISTER_PROJECTS'],
];

export const getMine = read({
	name: 'Get Mine',
	value: 'getMine',
	action: 'Get permissions of the account',
	description: 'Retrieve what the account of the credential may do in a project or with one issue, as a table',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/#api-rest-api-3-mypermissions-get',
	request: { method: 'GET', url: '/rest/api/3/mypermissions' },
	split: 'permissions',
	parameters: [projectOfIt],
	options: [oneIssue],

	async prepare(item) {
		const { path, targets } = await onPath(item, projectOfIt);
		const issueKey = oneIssueOf(item);
		const where = issueKey === undefined ? { projectKey: path.projectKey } : { issueKey };
		return {
			targets: issueKey === undefined ? targets : [issueTarget(issueKey), ...targets],
			qs: { ...where, permissions: ASKED.join(',') },
			state: undefined,
		};
	},

	result({ row, item }) {
		const permissions = Object.values(row.permissions as Record<string, IDataObject>);
		const simple = permissions.map(({ key, name, havePermission }) => ({ key, name, allowed: havePermission }));
		return { permissions: isRaw(item) ? permissions : simple };
	},
});
