import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../shared/objects';
import { chosenIssue, inOneLine } from './comments';
import { listSearch } from './listSearch';

/** The most that Jira gives at once, the earliest first. */
const MOST = 5000;

/** The work logs of the chosen issue, the latest first. */
export const searchWorklogs = listSearch(async (search) => {
	const url = `${await chosenIssue(search)}/worklog`;
	const { worklogs } = await search.get(url, { maxResults: MOST });
	const results = (worklogs as IDataObject[]).reverse().map(({ id, author, started, timeSpent, comment }) => ({
		name: `${String(started).slice(0, 10)} ${String(asObject(author).displayName)} ${String(timeSpent)} ${inOneLine(comment)}`.trim(),
		value: String(id),
	}));
	const wanted = search.filter.toLowerCase();
	return { results: results.filter(({ name, value }) => value === wanted || name.toLowerCase().includes(wanted)) };
});
