import { EMOJI } from '../notation/emoji';
import { firstOf, isSpace, isWord, lastOf } from '../notation/flanking';
import { NOTE } from '../parse/footnotes';

/** Characters that no Markdown can carry; CommonMark has U+FFFD in place of the first of them. */
const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

export const cleaned = (text: string): string => text.replace(/\r\n?/g, '\n').replace(UNFIT, '\ufffd');

const SPECIAL = /\\|`|\*+|_+|~+|[<&[\]!:{]/g;

function emojiAt(text: string, index: number): boolean {
	const [, name] = /^:([a-z0-9_+-]{1,40}):/.exec(text.slice(index, index + 43)) ?? [];
	return name !== undefined && EMOJI.has(name);
}

/** Whether these characters would mean something where they stand. */
function means(run: string, index: number, whole: string, around: Around): boolean {
	const end = index + run.length;
	const before = index > 0 ? lastOf(whole.slice(Math.max(0, index - 2), index)) : around.before;
	const after = end < whole.length ? firstOf(whole.slice(end, end + 2)) : around.after;
	const next = whole.slice(index, index + 40);
	const isInside = index > 0 && end < whole.length;
	switch (run[0]) {
		case '\\':
			return !isInside || /[!-/:-@[-`{-~]/.test(after);
		case '*':
			return run.length > 1 || !isSpace(before) || !isSpace(after);
		case '_':
			if (isWord(before) && isWord(after)) return false;
			return run.length > 1 || !isSpace(before) || !isSpace(after);
		case '~':
			return run.length > 1 || !isInside;
		case '<':
			return /^<(?:[a-z/!?]|$)/i.test(next) || /^<[^\s<>]*@/.test(whole.slice(index));
		case '&':
			return /^&#?\w{1,32};/.test(next);
		case '[':
			return around.isLabel || next.startsWith('[~accountid:');
		case ']':
			return around.isLabel || after === '(';
		case '!':
			return end === whole.length && after === '[';
		case ':':
			return emojiAt(whole, index);
		case '{':
			return /^\{(?:status|date):/i.test(next);
		default:
			return true;
	}
}

export type Around = { before: string; after: string; isLabel: boolean };

/**
 * Text of one line so that Markdown reads it as it is. Only what would mean something is escaped:
 * `snake_case`, `2 * 3` and `[draft]` stay as they are.
 */
export const escapeText = (text: string, around: Around): string =>
	text.replace(SPECIAL, (run: string, index: number) =>
		means(run, index, text, around) ? run.replace(/./g, '\\$&') : run,
	);

/** A line so that it begins no block: no heading, quote, list item, rule, underline of a heading, table or footnote. */
export const escapeLine = (line: string): string =>
	line
		.replace(/^(?:#{1,6}(?=[ \t]|$)|>|[-+*](?=[ \t]|$)|=+[ \t]*$|[-_][-_ \t]*$|(?=.*-)[|:-][|:\- \t]*$)/, '\\$&')
		.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')
		.replace(NOTE, '\\$&');

/** `[name]: address` on a line of its own at the beginning defines a link, and would not be seen. */
export const escapeDefinition = (paragraph: string): string =>
	paragraph.replace(
		/^(\[(?!~accountid:)(?:\\[^]|`[^`]*`|[^[\]\\`])*)(?=\]:[ \t]*\n?[ \t]*(?:<|[^ \t\n]+[ \t]*(?:\n|["'(]|$)))/,
		'$1\\',
	);
