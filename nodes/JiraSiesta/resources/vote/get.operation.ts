import type { IDataObject } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { issue } from '../../params/issue';
import { browseUrl } from '../../shared/site';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get votes for issue',
	description: 'Retrieve how many people have voted for an issue, and who, as far as Jira shows it',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-votes/#api-rest-api-3-issue-issueidorkey-votes-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/votes' },
	parameters: [issue],
	simplify: ({ votes, hasVoted, voters }, { prepared: { path }, item }) => ({
		...{ issueKey: path!.issueKey, votes, hasVoted },
		voters: (voters as IDataObject[]).map(({ displayName }) => displayName),
		voterAccountIds: (voters as IDataObject[]).map(({ accountId }) => accountId),
		url: browseUrl(item.site, path!.issueKey),
	}),
});
