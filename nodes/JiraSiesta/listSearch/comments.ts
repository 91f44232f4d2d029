import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { nextStart } from '../client/paging/pages';
import { toIssueKey } from '../fields/encode/issueKey';
import { InvalidInput } from '../shared/invalidInput';
import { readLocator } from '../shared/locator';
import { asObject } from '../shared/objects';
import { fromAdf } from '../text';
import { listSearch } from './listSearch';
import type { Editor } from './listSearch';

const PAGE = 100;
const LONGEST = 80;

/** The address of the chosen issue, whose parts are listed. */
export async function chosenIssue({ field, session }: Editor): Promise<string> {
	const given = field('issueKey');
	if (readLocator(given).value === '') {
		throw new InvalidInput('Issue', 'is empty: choose an issue first', 'The list has what the issue has.');
	}
	return `/rest/api/3/issue/${encodeURIComponent(toIssueKey(given, await session.site))}`;
}

/** Text in one line, as far as a list has room for it. */
export const inOneLine = (document: unknown): string => {
	const line = (fromAdf(document) ?? '').replace(/\s+/g, ' ').trim();
	return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

const entry = ({ id, author, body, created }: IDataObject): INodeListSearchItems => ({
	name: `${String(created).slice(0, 10)} ${String(asObject(author).displayName)}: ${inOneLine(body)}`,
	value: String(id),
});

/** The comments of the chosen issue, the newest first; from as many pages as it takes to have something to show. */
export const searchComments = listSearch(async (search) => {
	const { filter, token = '0', get } = search;
	const url = `${await chosenIssue(search)}/comment`;
	const fits = ({ name, value }: INodeListSearchItems) =>
		value === filter || name.toLowerCase().includes(filter.toLowerCase());
	const results: INodeListSearchItems[] = [];
	let next: number | undefined = Number(token);
	while (next !== undefined && results.length === 0) {
		const page: IDataObject = await get(url, { orderBy: '-created', startAt: next, maxResults: PAGE });
		const comments = page.comments as IDataObject[];
		results.push(...comments.map(entry).filter(fits));
		next = nextStart(page, next, comments.length);
	}
	return { results, next };
});
