import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { summaryContains } from '../jql/quote';
import { browseUrl } from '../pipeline/site';
import { picker } from './picker';
import type { Search } from './picker';

const PAGE = 50;
/** Jira answers no query without a restriction; this one restricts nothing. */
const ANY_ISSUE = 'created >= "1970-01-01"';

/** A key, typed or in a pasted address. It may still be an ordinary word, such as UTF-8. */
const KEY = /\b[A-Z][A-Z0-9_]*-[1-9]\d*\b/i;

/**
 * The terms that find what was typed: a key, which Jira refuses in JQL when it does not exist, or
 * words.
 */
async function terms({ filter, post }: Search): Promise<string | undefined> {
	const [key] = KEY.exec(filter) ?? [];
	if (!key) return filter ? summaryContains(filter) : ANY_ISSUE;
	// Answers with 200 and a list of what it did not find.
	const { issues } = await post('/rest/api/3/issue/bulkfetch', {
		issueIdsOrKeys: [key],
		fields: ['summary'],
	});
	return (issues as IDataObject[]).length > 0 ? `key = ${key}` : summaryContains(filter);
}

export const searchIssues = picker(async (search) => {
	const { token, post, run } = search;
	const jql = await terms(search);
	if (!jql) return { results: [] };
	const site = await run.site;
	const { issues, nextPageToken } = await post('/rest/api/3/search/jql', {
		jql: `${jql} ORDER BY updated DESC`,
		fields: ['summary'],
		maxResults: PAGE,
		...(token && { nextPageToken: token }),
	});
	const results = (issues as IDataObject[]).map(
		({ key, fields }): INodeListSearchItems => ({
			name: `${String(key)} ${String((fields as IDataObject).summary)}`,
			value: String(key),
			url: browseUrl(site, String(key)),
		}),
	);
	return { results, next: nextPageToken as string | undefined };
});
