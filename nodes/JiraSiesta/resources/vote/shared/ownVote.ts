import { requestIfSeen } from '../../../client/ifSeen';
import { write } from '../../../operation/builders';
import type { Operation } from '../../../operation/operation';
import { issue } from '../../../params/issue';
import { asObject } from '../../../shared/objects';
import { browseUrl } from '../../../shared/site';

type Given = Pick<Parameters<typeof write>[0], 'name' | 'value' | 'action' | 'description' | 'docs'> & {
	method: 'POST' | 'DELETE';
	/** Whether there is a vote afterwards. */
	voted: boolean;
};

/** A change of the account's own vote: Jira knows no other. Of one that is as it should be it says that it cannot be done. */
export const ownVote = ({ method, voted, ...operation }: Given): Operation<undefined> =>
	write({
		...operation,
		permission: 'comment',
		idempotent: true,
		request: { method, url: '/rest/api/3/issue/{issueKey}/votes' },
		parameters: [issue],
		verify: {
			async find({ context, session }, { path }) {
				const url = `/rest/api/3/issue/${encodeURIComponent(path!.issueKey)}/votes`;
				const request = { method: 'GET', url, repeatable: true, completes: true } as const;
				const answer = await requestIfSeen(context, session, request);
				return answer && asObject(answer.body).hasVoted === voted ? {} : undefined;
			},
		},
		changes: () => [{ field: 'Vote of the account', after: voted ? 'given' : 'taken back' }],
		result: ({ prepared: { path }, item }) => ({
			...{ issueKey: path!.issueKey, hasVoted: voted },
			url: browseUrl(item.site, path!.issueKey),
		}),
	});
