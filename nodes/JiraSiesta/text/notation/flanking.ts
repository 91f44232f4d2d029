/**
 * Where `*`, `_` and `~~` open and close: CommonMark's rule, https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis ,
 * and beside it that of https://github.com/tats-u/markdown-cjk-friendly : Chinese, Japanese and Korean have no
 * spaces between words, so that a mark beside one of their characters opens and closes whatever is on its
 * other side (`**注意：**请重启`). Reading and writing share it.
 */
import type MarkdownIt from 'markdown-it';

type Scanned = ReturnType<MarkdownIt.StateInline['scanDelims']>;

/** Kinds of neighbours; '' is the end of a line. */
export const isSpace = (char: string): boolean =>
	char === '' || /^[\t-\r \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]$/.test(char);
export const isWord = (char: string): boolean => /^[\p{L}\p{N}]$/u.test(char);
const isMark = (char: string) => /^[\p{P}\p{S}]$/u.test(char);
/** Letters and punctuation of Chinese, Japanese and Korean, full-width forms included. */
const isCjk = (char: string) =>
	/^[\u1100-\u11ff\u2e80-\u2fff\u3001-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\u{1aff0}-\u{1b16f}\u{20000}-\u{3ffff}]$/u.test(
		char,
	);
const isPunctuation = (char: string) => isMark(char) && !isCjk(char);

/** The last and the first character, whole where it takes two units. */
export const lastOf = (text: string): string => /[^]$/u.exec(text.slice(-2))?.[0] ?? '';
export const firstOf = (text: string): string => /^[^]/u.exec(text.slice(0, 2))?.[0] ?? '';

/** Whether a run may belong to what is `inside` of it, with `outside` on its other side. */
const flanks = (inside: string, outside: string) =>
	!isSpace(inside) && (!isPunctuation(inside) || isSpace(outside) || isPunctuation(outside) || isCjk(outside));

/** Whether this mark opens, or closes, between these characters. `_` does neither within a word. */
export const opens = (mark: string, before: string, after: string): boolean =>
	flanks(after, before) && (!mark.startsWith('_') || !flanks(before, after) || isMark(before));
export const closes = (mark: string, before: string, after: string): boolean =>
	flanks(before, after) && (!mark.startsWith('_') || !flanks(after, before) || isMark(after));

/** Gives a parser this rule in place of its own, from which it differs beside those scripts only. */
export function cjkFriendly(md: MarkdownIt.MarkdownIt): void {
	md.inline.State = class extends md.inline.State {
		override scanDelims(start: number, canSplitWord: boolean): Scanned {
			const scanned = super.scanDelims(start, canSplitWord);
			const end = start + scanned.length;
			const before = lastOf(this.src.slice(Math.max(0, start - 2), start));
			const after = firstOf(this.src.slice(end, Math.min(end + 2, this.posMax)));
			if (!isCjk(before) && !isCjk(after)) return scanned;
			const mark = canSplitWord ? '*' : '_';
			return { ...scanned, can_open: opens(mark, before, after), can_close: closes(mark, before, after) };
		}
	};
}
