import { jsonParse } from 'n8n-workflow';

import { InvalidInput } from './invalidInput';
import { assertShort, isEmpty, parsed, shown } from './input';

/** Jira's own limit for names of options, versions, components and labels, in characters. */
export const LONGEST_NAME = 255;

/** Of a list as text, in characters; Jira's own limit for any text. */
const LONGEST_LIST = 32_767;

/** A name whatever its case and the spaces around its commas. */
const loosely = (name: string) =>
	name
		.toLowerCase()
		.split(',')
		.map((part) => part.trim())
		.join(',');

/** Names by what stands between their commas, one part after the other. */
type Names = { name?: string; next: Map<string, Names> };

function namesOf(names: string[]): Names {
	const all: Names = { next: new Map() };
	for (const name of names) {
		if (name.length > LONGEST_NAME) continue; // Jira has none: it could only make the search long
		let at = all;
		for (const part of loosely(name).split(',')) {
			if (!at.next.has(part)) at.next.set(part, { next: new Map() });
			at = at.next.get(part)!;
		}
		at.name ??= name;
	}
	return all;
}

/** The longest name that the parts from `start` on make up, and how many of them it takes. */
function nameAt(parts: string[], start: number, names: Names): { name: string; length: number } | undefined {
	let found;
	let at: Names | undefined = names;
	for (let index = start; index < parts.length; index++) {
		at = at.next.get(parts[index].trim().toLowerCase());
		if (!at) break;
		if (at.name !== undefined) found = { name: at.name, length: index - start + 1 };
	}
	return found;
}

/** Quotes that a member may stand in, as JSON, other languages and word processors have them. */
const CLOSING: Readonly<Record<string, string | undefined>> = { '"': '"', "'": "'", '“': '”' };

const withoutEscapes = (part: string) => part.trim().replace(/\\./g, '');

/** Where the next part with a quote stands, for each part: seen once, so that quotes nobody closes cost no more. */
function nextWith(quote: string, plain: string[]): number[] {
	const next = plain.map(() => -1);
	for (let index = plain.length - 1; index >= 0; index--) {
		next[index] = plain[index].includes(quote) ? index : (next[index + 1] ?? -1);
	}
	return next;
}

/** The parts of a text without escapes, and by each closing quote where the next part with it stands. */
type Quotes = { plain: string[]; next: Map<string, number[]> };

const quotesIn = (parts: string[]): Quotes => {
	const plain = parts.map(withoutEscapes);
	return { plain, next: new Map(Object.values(CLOSING).map((quote) => [quote!, nextWith(quote!, plain)])) };
};

/** A member in quotes, which may have commas: its text, and how many parts it takes; undefined where none ends it. */
function quotedAt(
	parts: string[],
	{ plain, next }: Quotes,
	start: number,
): { name: string; length: number } | undefined {
	const closing = CLOSING[parts[start].trim().charAt(0)];
	if (closing === undefined) return undefined;
	const opened = plain[start].slice(1);
	const end = opened.includes(closing) ? start : (next.get(closing)![start + 1] ?? -1);
	if (end < 0) return undefined;
	const last = end === start ? opened : plain[end];
	// A quote within a part is an apostrophe, or that of another member.
	if (last.indexOf(closing) < last.length - 1) return undefined;
	const text = parts
		.slice(start, end + 1)
		.join(',')
		.trim();
	return { name: jsonParse<string>(text, { fallbackValue: text.slice(1, -1) }), length: end - start + 1 };
}

/** Where the bracket that a text begins with is closed; -1 where it never is. */
function closedAt(text: string): number {
	let depth = 0;
	for (let index = 0; index < text.length; index++) {
		if (text[index] === '[') depth++;
		if (text[index] === ']') depth--;
		if (depth === 0) return index;
	}
	return -1;
}

const unclear = (text: string, field: string) =>
	new InvalidInput(
		field,
		`can be read in more than one way: ${shown(text)}`,
		'Separate names by commas, or give a list such as ["first", "second"].',
	);

/** What is between the brackets of `[a, b]`; any other text as it is. `[API] Gateway` is a name. */
function withoutBrackets(text: string, field: string): { inside: string; inBrackets: boolean } {
	if (text.startsWith('{')) throw unclear(text, field);
	return text.startsWith('[') && closedAt(text) === text.length - 1
		? { inside: text.slice(1, -1), inBrackets: true }
		: { inside: text, inBrackets: false };
}

const countOf = (char: string, text: string) => text.split(char).length - 1;

/** Whether a member is what the commas have cut out of something else, or JSON: no name that anybody means. */
const isFragment = (plain: string, inBrackets: boolean): boolean =>
	plain.startsWith('"') ||
	countOf('[', plain) !== countOf(']', plain) ||
	/^[[({]\s*["'“[{]/.test(plain) ||
	(inBrackets && /[[\]{}]/.test(plain));

/** What an expression or a model makes of nothing. */
const isNothing = (plain: string) => /^(?:null|undefined)$/i.test(plain);

/** The members of a text with commas between them: names that have commas themselves, in quotes, or plain. */
function splitAtCommas(text: string, names: Names, field: string): string[] {
	const { inside, inBrackets } = withoutBrackets(text, field);
	const parts = inside.split(',');
	const quotes = quotesIn(parts);
	const found: string[] = [];
	for (let index = 0; index < parts.length; ) {
		const plain = parts[index].trim();
		const taken = nameAt(parts, index, names) ?? quotedAt(parts, quotes, index);
		if (!taken && isFragment(plain, inBrackets)) throw unclear(text, field);
		if (taken ?? !isNothing(plain)) found.push(taken?.name ?? plain);
		index += taken?.length ?? 1;
	}
	return found;
}

/**
 * The members of a list: of an array, of JSON, or of a text such as `a, b`, `[a, b]` or `"a", "b"`. Empty ones
 * and the word null are none.
 *
 * @param field as the panel shows it
 * @param known the names that a member may have, where they are known: they may have commas, so the whole text is one
 *   of them first of all, and then the longest that fits
 * @throws InvalidInput for a text that has no single meaning
 */
export function members(given: unknown, field: string, known: string[] = []): unknown[] {
	if (typeof given !== 'string') return [given].flat().filter((one) => !isEmpty(one));
	const text = given.trim();
	assertShort(text, field, LONGEST_LIST);
	const names = namesOf(known);
	const parts = text.split(',');
	const whole = nameAt(parts, 0, names);
	if (whole?.length === parts.length) return [whole.name];
	// JSON within JSON: a list that was made a text twice.
	const value = parsed(text.startsWith('"') ? jsonParse<unknown>(text, { fallbackValue: text }) : text);
	// Anything but a text was JSON.
	const list = typeof value === 'string' ? splitAtCommas(text, names, field) : [value].flat();
	return list.filter((one) => !isEmpty(one));
}
