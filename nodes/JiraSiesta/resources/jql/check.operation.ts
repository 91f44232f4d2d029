import type { IDataObject } from 'n8n-workflow';

import { read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { jqls } from '../../params/jqls';
import { without } from '../../shared/objects';
import { SITE } from '../../shared/target';

/** The queries as they were given: Jira answers them as they were sent, confined to what is open. */
type Given = { queries: string[]; confined: boolean };

const textsIn = (list: unknown) => (Array.isArray(list) ? list.map(String) : []);

export const check = read<Given>({
	name: 'Check',
	value: 'check',
	action: 'Check JQL',
	description: 'Find out whether queries are valid and what Jira has against them, without searching',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/#api-rest-api-3-jql-parse-post',
	request: { method: 'POST', url: '/rest/api/3/jql/parse' },
	split: 'queries',
	parameters: [jqls],

	async prepare(item) {
		const queries = await jqls.of(item);
		const state = { queries, confined: await item.session.guard.isConfined(item.session) };
		return { targets: [SITE], qs: { validation: 'strict' }, body: { queries }, state };
	},

	result({ row, prepared: { state }, item }) {
		const queries = (row.queries as IDataObject[]).map((parsed, at) => {
			const jql = state.queries[at];
			if (isRaw(item)) return { ...(state.confined ? without(parsed, 'structure') : parsed), query: jql };
			const [errors, warnings] = [textsIn(parsed.errors), textsIn(parsed.warnings)];
			// A value that does not exist is a warning to Jira: the query finds nothing by it.
			return { jql, valid: errors.length === 0, errors, warnings };
		});
		return { queries };
	},
});
