import type { Json } from '../../client/types';
import { write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { propertyKey, propertyOnPath, propertyValue, propertyValueOf } from '../../params/issueProperty';

export const setProperty = write<Json>({
	name: 'Set Property',
	value: 'setProperty',
	action: 'Set property of issue',
	description: 'Keep JSON with an issue, which nobody sees in Jira; what the property held before is replaced',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-put',
	permission: 'edit',
	idempotent: true,
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}/properties/{propertyKey}' },
	parameters: [issue, propertyKey, propertyValue],

	async prepare(item) {
		const body = propertyValueOf(item);
		return { ...(await propertyOnPath(item)), body, state: body };
	},

	changes: ({ path, state }) => [{ field: `Property ${path!.propertyKey}`, after: state }],
	result: ({ prepared: { path, state } }) => ({
		...{ issueKey: path!.issueKey, key: path!.propertyKey, value: state },
	}),
});
