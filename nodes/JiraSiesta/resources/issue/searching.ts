import type { Operation } from '../../pipeline/operation';
import { issueResult } from './simplified';

/** What the operations that find issues have in common: Atlassian's search by JQL, page by page. */
export const searching = {
	effect: 'read',
	idempotent: true,
	request: { method: 'POST', url: '/rest/api/3/search/jql' },
	// Jira allows up to 5,000 for keys alone and gives fewer when more fields are asked for.
	paging: { by: 'nextPageToken', rows: 'issues', pageSize: 1000 },
	result: issueResult,
} as const satisfies Partial<Operation>;
