import { onPath, read } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { version } from '../../params/version';
import { countedVersion } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get version',
	description: 'Retrieve a version, and how many of its issues are done',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-get',
	request: { method: 'GET', url: '/rest/api/3/version/{versionId}' },
	parameters: [projectOfIt, version],
	prepare: async (item) => ({
		...(await onPath(item, projectOfIt, version)),
		qs: { expand: 'issuesstatus' },
		state: undefined,
	}),
	simplify: (row, { prepared, item }) => countedVersion(row, item.site, prepared.path!.projectKey),
});
