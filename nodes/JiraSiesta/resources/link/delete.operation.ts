import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { issueTarget } from '../../shared/target';
import { goneAt } from '../shared/verify';
import { chosenLink, chosenLinkFields } from './shared/chosenLink';

/** What the link says; nothing to a credential that may not read. */
type Told = { phrase: string | null; linkedIssue: string | null };

export const deleteLink = write<Told>({
	name: 'Delete',
	value: 'delete',
	action: 'Delete link between issues',
	description: 'Delete a link between two issues, by the issues or by its ID',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-linkid-delete',
	permission: 'link',
	destructive: true,
	idempotent: true,
	hasNote: true,
	verify: goneAt(({ path }) => ({ url: `/rest/api/3/issueLink/${path!.linkId}` })),
	request: { method: 'DELETE', url: '/rest/api/3/issueLink/{linkId}' },
	parameters: [issue, ...chosenLinkFields],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const { id, phrase, other } = await chosenLink(item, path.issueKey);
		const reads = await item.session.guard.mayRead(item.session);
		return {
			...{ path: { ...path, linkId: id }, targets: [targets[0], issueTarget(String(other.key))] },
			state: reads ? { phrase, linkedIssue: String(other.key) } : { phrase: null, linkedIssue: null },
		};
	},

	changes({ path, state: { phrase, linkedIssue } }) {
		const before = phrase === null ? `link ${path!.linkId}` : `${path!.issueKey} ${phrase} ${linkedIssue}`;
		return [{ field: 'Link', before, after: 'deleted' }];
	},

	result: ({ prepared: { path, state } }) => ({
		...{ id: path!.linkId, issueKey: path!.issueKey, ...state, deleted: true },
	}),
});
