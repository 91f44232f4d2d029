import { read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { version } from '../../params/version';

export const getUnresolvedCount = read({
	name: 'Get Unresolved Count',
	value: 'getUnresolvedCount',
	action: 'Get unresolved count of version',
	description: 'Count the issues of a version, and those of them without a resolution',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-unresolvedissuecount-get',
	request: { method: 'GET', url: '/rest/api/3/version/{versionId}/unresolvedIssueCount' },
	parameters: [projectOfIt, version],
	simplify: ({ issuesUnresolvedCount, issuesCount }, { prepared }) => ({
		versionId: prepared.path!.versionId,
		unresolvedIssues: issuesUnresolvedCount,
		issues: issuesCount,
	}),
});
