import { read } from '../../operation/builders';
import { issue } from '../../params/issue';
import { asObject } from '../../shared/objects';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many remote links of issue',
	description: 'Retrieve a list of the pages outside of Jira that an issue is linked to',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/remotelink' },
	paging: { by: 'list', pageSize: 0 },
	parameters: [issue],
	all: true,

	simplify({ id, globalId, relationship, application, object }, { prepared: { path } }) {
		const { title, url, summary, status } = asObject(object);
		return {
			...{ id: String(id as number), issueKey: path!.issueKey, globalId: globalId ?? null },
			...{ title, linkUrl: url, summary: summary ?? null, relationship: relationship ?? null },
			application: asObject(application).name ?? null,
			resolved: asObject(status).resolved === true,
		};
	},
});
