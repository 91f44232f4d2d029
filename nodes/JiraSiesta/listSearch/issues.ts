import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { IS_EPIC } from '../fields/lookUp/parent';
import { summaryContains } from '../jql/quote';
import { browseUrl } from '../shared/site';
import { mayShow } from '../policy/scope/redact';
import { listSearch } from './listSearch';
import type { Search } from './listSearch';
import { policyFor } from '../policy/policy';

const PAGE = 50;
/** Jira answers no query without a restriction; this one restricts nothing. */
const ANY_ISSUE = 'created >= "1970-01-01"';

/** A key, typed or in a pasted address. It may still be an ordinary word, such as UTF-8. */
const KEY = /\b[A-Z][A-Z0-9_]*-[1-9]\d*\b/i;

/** The issues of an answer that may be shown. */
async function open({ session }: Search, { issues }: IDataObject): Promise<IDataObject[]> {
	const policy = await policyFor(session);
	return (issues as IDataObject[]).filter((issue) => mayShow(policy, issue));
}

/**
 * The key of the issue that a typed key leads to; undefined where there is no such issue, and just the same where it is
 * not open to the credential.
 */
async function found(search: Search, key: string): Promise<string | undefined> {
	// Answers with 200 and a list of what it did not find.
	const answer = await search.post('/rest/api/3/issue/bulkfetch', { issueIdsOrKeys: [key], fields: ['summary'] });
	const [issue] = await open(search, answer);
	return issue && String(issue.key);
}

/**
 * The terms that find what was typed: a key, which Jira refuses in JQL when it does not exist, or
 * words.
 */
async function terms(search: Search): Promise<string | undefined> {
	const { filter } = search;
	const [typed] = KEY.exec(filter) ?? [];
	if (!typed) return filter ? summaryContains(filter) : ANY_ISSUE;
	const key = await found(search, typed);
	return key ? `key = ${key}` : summaryContains(filter);
}

/** @param only what narrows the list */
const issues = (only?: string) =>
	listSearch(async (search) => {
		const { token, post, session } = search;
		const found = await terms(search);
		if (!found) return { results: [] };
		const site = await session.site;
		const answer = await post('/rest/api/3/search/jql', {
			jql: `${only ? `${only} AND ` : ''}${found} ORDER BY updated DESC`,
			fields: ['summary'],
			maxResults: PAGE,
			...(token && { nextPageToken: token }),
		});
		const results = (await open(search, answer)).map(
			({ key, fields }): INodeListSearchItems => ({
				name: `${String(key)} ${String((fields as IDataObject).summary)}`,
				value: String(key),
				url: browseUrl(site, String(key)),
			}),
		);
		return { results, next: answer.nextPageToken as string | undefined };
	});

export const searchIssues = issues();

export const searchEpics = issues(IS_EPIC);
