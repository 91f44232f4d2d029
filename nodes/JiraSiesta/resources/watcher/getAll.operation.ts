import type { IDataObject } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { issueToRead } from '../../params/issue';
import { InvalidInput } from '../../shared/invalidInput';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many watchers of issue',
	description: 'Retrieve a list of the people who watch an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-watchers/#api-rest-api-3-issue-issueidorkey-watchers-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/watchers' },
	split: 'watchers',
	parameters: [issueToRead],

	result({ row, item }) {
		const watchers = row.watchers as IDataObject[];
		// To an account that may not see them Jira gives their number alone: no answer to who they are.
		if (watchers.length === 0 && Number(row.watchCount) > 0) {
			const help = 'Its account needs the permission "View voters and watchers".';
			throw new InvalidInput('Issue', `has ${String(row.watchCount)} watchers whom Jira does not show`, help);
		}
		const simplified = ({ accountId, displayName, emailAddress, active }: IDataObject) => ({
			...{ accountId, displayName, emailAddress: emailAddress ?? null, active },
		});
		return { watchers: isRaw(item) ? watchers : watchers.map(simplified) };
	},
});
