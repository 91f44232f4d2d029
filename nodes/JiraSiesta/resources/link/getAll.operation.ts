import { onPath, read } from '../../operation/builders';
import { issue } from '../../params/issue';
import { linkOfIssue } from '../../params/link';
import { asObject } from '../../shared/objects';
import { browseUrl } from '../../shared/site';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many links of issue',
	description: 'Retrieve a list of the issues that an issue is linked to, each with how it stands to them',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	paging: { by: 'list', rows: 'fields.issuelinks', pageSize: 0 },
	parameters: [issue],
	all: true,
	prepare: async (item) => ({ ...(await onPath(item, issue)), qs: { fields: 'issuelinks' }, state: undefined }),

	simplify(row, { prepared: { path }, item }) {
		const { id, phrase, other } = linkOfIssue(row);
		const { summary, status, issuetype } = asObject(other.fields);
		return {
			...{ id, issueKey: path!.issueKey, phrase, linkedIssue: other.key },
			summary: summary ?? null,
			status: asObject(status).name ?? null,
			issueType: asObject(issuetype).name ?? null,
			type: asObject(row.type).name,
			url: browseUrl(item.site, String(other.key)),
		};
	},
});
