import type { Operation } from '../../../operation/operation';
import { issueResult } from './output';

/** What the operations that find issues have in common: Atlassian's search by JQL, page by page. */
export const searching = {
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'POST', url: '/rest/api/3/search/jql' },
	paging: { by: 'nextPageToken', rows: 'issues', pageSize: 100, parallel: true },
	result: issueResult,
} as const satisfies Partial<Operation>;
