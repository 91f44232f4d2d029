import { query } from '../../../jql/build';
import { onPath, read } from '../../../operation/builders';
import type { Operation } from '../../../operation/operation';
import { board } from '../../../params/board';
import { issueResult, readFor } from '../../issue/shared/output';
import type { Output } from '../../issue/shared/output';
import { issueOutput, listOptions } from '../../issue/shared/readOptions';
import { openTerm } from '../../issue/shared/simplified';

type Words = Pick<Operation<Output>, 'name' | 'value' | 'action' | 'description' | 'docs'>;

/**
 * An operation that reads issues by what a board shows, in its order. The endpoint takes a query beside it, and gives
 * texts as they were typed; the older one, of /rest/agile, is about to go.
 */
export const boardIssues = (what: 'backlog' | 'issue', words: Words): Operation<Output> =>
	read<Output>({
		...words,
		request: { method: 'GET', url: `/rest/software/1.0/board/{boardId}/${what}` },
		paging: { by: 'nextPageToken', rows: 'issues', pageSize: 100 },
		parameters: [board],
		outputs: issueOutput,
		options: listOptions,
		async prepare(item) {
			const options = item.parameters.group('options');
			const { qs, state } = await readFor(item);
			const terms = openTerm(options);
			const jql =
				terms.length > 0 || options.orderBy || options.direction ? query(terms, options, 'Rank ASC') : undefined;
			return { ...(await onPath(item, board)), qs: { ...qs, ...(jql && { jql: jql.trim() }) }, state };
		},
		result: issueResult,
	});
