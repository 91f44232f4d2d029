import { onPath, read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { oneIssue, oneIssueOf } from '../../params/oneIssue';
import { issueTarget } from '../../shared/target';
import { simplifiedUser } from './shared/simplified';

/** Jira takes a range of users and only then those who may be assigned: one request looks at all that it looks at. */
const MOST = 1_000;

export const getAssignable = read({
	name: 'Get Assignable',
	value: 'getAssignable',
	action: 'Get assignable users',
	description: 'Retrieve a list of the people who may be assigned in a project or to one issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-user-search/#api-rest-api-3-user-assignable-search-get',
	request: { method: 'GET', url: '/rest/api/3/user/assignable/search' },
	paging: { by: 'list', pageSize: 0 },
	parameters: [projectOfIt],
	options: [oneIssue],
	all: true,

	async prepare(item) {
		const { path, targets } = await onPath(item, projectOfIt);
		const issueKey = oneIssueOf(item);
		if (issueKey === undefined)
			return { targets, qs: { project: path.projectKey, maxResults: MOST }, state: undefined };
		return { targets: [issueTarget(issueKey), ...targets], qs: { issueKey, maxResults: MOST }, state: undefined };
	},

	simplify: simplifiedUser,
});
