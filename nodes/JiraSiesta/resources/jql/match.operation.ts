import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { read } from '../../operation/builders';
import type { Item } from '../../operation/operation';
import { issues } from '../../params/issues';
import { jqls } from '../../params/jqls';
import { chunks, filterAsync } from '../../shared/collections';
import { InvalidInput } from '../../shared/invalidInput';
import { shown } from '../../shared/input';
import { SITE } from '../../shared/target';

type Issue = { id: string; key: string };
type State = { found: Issue[]; queries: string[] };

/** The most issues that `bulkfetch` takes. */
const AT_ONCE = 100;

const bare = ({ id, key }: IDataObject): Issue => ({ id: String(id), key: String(key) });

/**
 * Issues by ID and key, in the order that they were asked for: Jira matches IDs alone.
 *
 * @throws InvalidInput for one that is not there, or not open
 */
async function issuesNamed({ context, session }: Item, names: string[]): Promise<Issue[]> {
	const found = new Map<string, Issue>();
	for (const issueIdsOrKeys of chunks(names, AT_ONCE)) {
		const body = { issueIdsOrKeys, fields: ['key'] };
		const request = { method: 'POST', url: '/rest/api/3/issue/bulkfetch', body, repeatable: true } as const;
		const { body: answer } = await requestJira(context, session, request);
		const rows = (answer as { issues: IDataObject[] }).issues;
		const open = await filterAsync(rows, async (row) => await session.guard.mayShow(session, row));
		for (const one of open.map(bare)) found.set(one.id, one).set(one.key, one);
	}
	const missing = names.find((name) => !found.has(name));
	if (missing === undefined) return [...new Set(names.map((name) => found.get(name)!))];
	throw new InvalidInput(
		'Issues',
		`does not exist or is not open to this credential: ${shown(missing)}`,
		'Check the key. It has to be the key that the issue has now.',
	);
}

export const match = read<State>({
	name: 'Match',
	value: 'match',
	action: 'Match issues against JQL',
	description: 'Find out which issues meet which queries as they are now, an item for each issue and query',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-match-post',
	request: { method: 'POST', url: '/rest/api/3/jql/match' },
	split: 'matches',
	parameters: [issues, jqls],
	outputs: [],

	async prepare(item) {
		const queries = await jqls.of(item);
		const found = await issuesNamed(item, await issues.of(item));
		const body = { jqls: queries, issueIds: found.map(({ id }) => Number(id)) };
		return { targets: [SITE], body, state: { found, queries } };
	},

	result({ row, prepared: { state } }) {
		const answers = row.matches as Array<{ matchedIssues?: unknown[]; errors?: unknown[] }>;
		const pairs = state.found.flatMap(({ id, key }) =>
			answers.map(({ matchedIssues = [], errors = [] }, at) => ({
				...{ key, id, jql: state.queries[at] },
				// Of a query that Jira does not understand nobody knows what meets it.
				matches: errors.length > 0 ? null : matchedIssues.map(String).includes(id),
				errors: errors.map(String),
			})),
		);
		return { matches: pairs };
	},
});
