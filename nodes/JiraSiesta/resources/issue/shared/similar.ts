import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { quote } from '../../../jql/quote';
import type { Item } from '../../../operation/operation';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';

const FIELD = 'Similar To';

export const similarTo: INodeProperties = {
	displayName: FIELD,
	name: 'similarTo',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Checkout fails with error 502',
	description: 'Summary to compare with those of the issues: by the words that both have',
};

/** Words that a search is for: the longest tell most. */
const MOST_WORDS = 10;

/** Issues that are compared. */
export const COMPARED = 100;

/** Words in lower case, without those that say little by their length alone. */
const wordsOf = (text: unknown): Set<string> =>
	new Set(
		(
			String(text ?? '')
				.toLowerCase()
				.match(/[\p{L}\p{N}]+/gu) ?? []
		).filter((word) => word.length > 2),
	);

/** @throws InvalidInput for a text without a word to search for */
export function wordsIn({ parameters }: Item): Set<string> {
	const words = wordsOf(parameters.get('similarTo'));
	if (words.size > 0) return words;
	throw new InvalidInput(FIELD, 'has no word of three letters or more', 'Enter a summary such as Checkout fails.');
}

/** The term that finds issues with any of the words in their summaries. */
export function sharesWord(words: Set<string>): string {
	const longest = [...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS);
	return `(${longest.map((word) => `summary ~ ${quote(word)}`).join(' OR ')})`;
}

/** How alike two texts are: words in both, by words in either (Jaccard index), from 0 to 1. */
export function scoreOf(words: Set<string>, summary: unknown): number {
	const others = wordsOf(summary);
	const shared = [...others].filter((word) => words.has(word)).length;
	return Math.round((100 * shared) / (words.size + others.size - shared)) / 100;
}

/** Issues with their scores, the most alike first. */
export async function ranked(rows: IDataObject[], item: Item): Promise<IDataObject[]> {
	const words = wordsIn(item);
	const scored = rows.map((row) => ({ ...row, score: scoreOf(words, asObject(row.fields).summary) }));
	return await Promise.resolve(scored.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score));
}
