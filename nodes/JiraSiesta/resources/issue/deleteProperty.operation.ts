import { write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { propertyKey, propertyOnPath } from '../../params/issueProperty';
import { goneAt } from '../shared/verify';

export const deleteProperty = write({
	name: 'Delete Property',
	value: 'deleteProperty',
	action: 'Delete property of issue',
	description: 'Remove a property from an issue, with what it holds',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/#api-rest-api-3-issue-issueidorkey-properties-propertykey-delete',
	permission: 'edit',
	destructive: true,
	idempotent: true,
	request: { method: 'DELETE', url: '/rest/api/3/issue/{issueKey}/properties/{propertyKey}' },
	parameters: [issue, propertyKey],
	prepare: async (item) => ({ ...(await propertyOnPath(item)), state: undefined }),

	verify: goneAt(({ path }) => {
		const [issueKey, key] = [path!.issueKey, path!.propertyKey].map(encodeURIComponent);
		return { url: `/rest/api/3/issue/${issueKey}/properties/${key}` };
	}),

	changes: ({ path }) => [{ field: `Property ${path!.propertyKey}`, after: 'removed' }],
	result: ({ prepared: { path } }) => ({ issueKey: path!.issueKey, key: path!.propertyKey, deleted: true }),
});
