import { onPath, write } from '../../../operation/builders';
import type { Operation } from '../../../operation/operation';
import { issue } from '../../../params/issue';

const DOCS = 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-';

type Archiving = Pick<Operation, 'name' | 'value' | 'action' | 'description'> & {
	/** The last part of the address. */
	verb: 'archive' | 'unarchive';
	/** What the plan says the issue becomes. */
	becomes: string;
};

/** Archiving an issue, or its opposite: Jira takes the sub-tasks along. */
export const archiving = ({ verb, becomes, ...operation }: Archiving) =>
	write({
		...operation,
		docs: `${DOCS}${verb}-put`,
		permission: 'administer',
		idempotent: true,
		// Nothing can be noted on an issue that is archived.
		hasNote: false,
		sideEffects: ['Its sub-tasks follow it'],
		request: { method: 'PUT', url: `/rest/api/3/issue/${verb}` },
		parameters: [issue],

		async prepare(item) {
			const { path, targets } = await onPath(item, issue);
			return { targets, path, body: { issueIdsOrKeys: [path.issueKey] }, state: undefined };
		},

		changes: () => [{ field: 'Issue', after: becomes }],
		result: ({ row, prepared: { path } }) => ({
			key: path!.issueKey,
			archived: verb === 'archive',
			// With its sub-tasks.
			issuesUpdated: row.numberOfIssuesUpdated,
		}),
	});
