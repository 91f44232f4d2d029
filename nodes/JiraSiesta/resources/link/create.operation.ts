import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { linkedIssue, linkPhrase } from '../../params/link';
import { InvalidInput } from '../../shared/invalidInput';
import { browseUrl } from '../../shared/site';
import { issueTarget } from '../../shared/target';

export const create = write<{ phrase: string; linkedIssue: string }>({
	name: 'Create',
	value: 'create',
	action: 'Create link between issues',
	description: 'Link two issues: the first one "blocks", "is blocked by" or "relates to" the second',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-links/#api-rest-api-3-issuelink-post',
	permission: 'link',
	// Jira takes a link that is there already for the same one.
	idempotent: true,
	hasNote: true,
	request: { method: 'POST', url: '/rest/api/3/issueLink' },
	parameters: [issue, linkPhrase, linkedIssue],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const other = await linkedIssue.of(item);
		if (other === path.issueKey) {
			throw new InvalidInput('Linked Issue', `is the issue itself: ${other}`, 'Enter another issue.');
		}
		const { typeId, direction, words } = await linkPhrase.of(item);
		// Jira's body names the ends the other way round: the inward issue is the one that "blocks".
		const [inward, outward] = direction === 'outward' ? [path.issueKey, other] : [other, path.issueKey];
		return {
			...{ path, targets: [targets[0], issueTarget(other)] },
			body: { type: { id: typeId }, inwardIssue: referenceTo(inward), outwardIssue: referenceTo(outward) },
			state: { phrase: words, linkedIssue: other },
		};
	},

	changes: ({ path, state }) => [{ field: 'Link', after: `${path!.issueKey} ${state.phrase} ${state.linkedIssue}` }],

	result: ({ prepared: { path, state }, item }) => ({
		...{ issueKey: path!.issueKey, ...state, linked: true },
		url: browseUrl(item.site, path!.issueKey),
	}),
});

/** An issue as a link names it: a number is its ID. */
const referenceTo = (name: string) => (/^\d+$/.test(name) ? { id: name } : { key: name });
