import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { linkPhrases, linksIn, phraseId } from '../params/link';
import { redacted } from '../policy/scope/redact';
import { policyFor } from '../policy/policy';
import { asObject } from '../shared/objects';
import { chosenIssue } from './comments';
import { listSearch } from './listSearch';

const fitting = (results: INodeListSearchItems[], filter: string) => ({
	results: results.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())),
});

/** Both phrases of every type of links; with its type where several have the same words. */
export const searchLinkPhrases = listSearch(async ({ context, session, filter }) => {
	const phrases = await linkPhrases(context, session);
	const isAlone = (words: string) => phrases.filter((one) => one.words === words).length === 1;
	return fitting(
		phrases.map((phrase) => ({
			name: isAlone(phrase.words) ? phrase.words : `${phrase.words} (${phrase.typeName})`,
			value: phraseId(phrase),
		})),
		filter,
	);
});

/** The links of the chosen issue. */
export const searchLinks = listSearch(async (search) => {
	const issue = await search.get(await chosenIssue(search), { fields: 'issuelinks' });
	const links = linksIn(redacted(await policyFor(search.session), issue));
	return fitting(
		links.map(({ id, phrase, other }) => ({
			name: `${phrase} ${String(other.key)} ${String(asObject(other.fields).summary)}`,
			value: id,
		})),
		search.filter,
	);
});

/** The remote links of the chosen issue. */
export const searchRemoteLinks = listSearch(async (search) => {
	const links = (await search.get(`${await chosenIssue(search)}/remotelink`)) as unknown as IDataObject[];
	return fitting(
		links.map(({ id, object }) => ({ name: String(asObject(object).title), value: String(id as number) })),
		search.filter,
	);
});
