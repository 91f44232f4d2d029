import type MarkdownItType from 'markdown-it';

import { urlAt, wwwAt } from '../notation/autolink';
import { keepUnusedDefinitions } from './definitions';
import { cjkFriendly } from '../notation/flanking';
import { footnoteRule, noteMark } from './footnotes';
import { NOTATIONS, TAGS } from '../notation/notation';
import type { Notation } from '../notation/notation';
import { MarkdownIt } from './parser';
import { tableRule } from '../notation/tableRule';

export type Token = MarkdownItType.Token;
type StateBlock = MarkdownItType.StateBlock;
type StateInline = MarkdownItType.StateInline;

/** Blocks nested deeper stay text: the parser would drop them at its own limit of 100. */
const DEEPEST_BLOCK = 64;

const md = new MarkdownIt({ html: false, linkify: false }).use(cjkFriendly);

// A URL is Jira's business: what was written is what is sent.
md.normalizeLink = (url) => url;
md.normalizeLinkText = (url) => url;
/** Text without Markdown's escapes and entities, as it stands in a fence's first line or in HTML. */
export const unescaped = (text: string): string => md.utils.unescapeAll(text).trim();

/**
 * The schemes of links that Jira's editor keeps. It drops the others with what they lead to, and addresses
 * without a scheme, which it has nothing to complete with.
 */
const KEPT_SCHEME =
	/^\s*(?:https?|ftps?|mailto|tel|sms|skype|callto|facetime|sips?|xmpp|irc6?|news|nntp|feed|git|svn|cvs|mvn|ssh|telnet|vnc|rdp|itms|notes|slack|whatsapp|sourcetree|urn|magnet|gopher):\S/i;

/** Whether the URL may be a link; any other address is text. */
export const isLinkable = (url: string): boolean => KEPT_SCHEME.test(url);

// Read as a link, so that it can be shown as the address it is; `javascript:` and its like stay text.
const validateLink = md.validateLink.bind(md);
md.validateLink = (url) => /^file:/i.test(url.trim()) || validateLink(url);

const inlineRule =
	({ first, pattern, read }: Notation) =>
	(state: StateInline, silent: boolean): boolean => {
		const { src, pos, posMax } = state;
		if (!first.includes(src[pos])) return false;
		pattern.lastIndex = pos;
		const match = pattern.exec(src);
		if (!match || pos + match[0].length > posMax) return false;
		const found = read(match, src.slice(Math.max(0, pos - 2), pos));
		if (!found) return false;
		if (!silent) state.push('adf', '', 0).meta = { type: found.node, attrs: found.attrs };
		state.pos += match[0].length;
		return true;
	};

/** Whether an address may begin behind this: not within a word. */
const isFree = (state: StateInline, pending: string) =>
	// As it reads: the source before it may be an entity.
	state.linkLevel === 0 && !/[\p{L}\p{N}]$/u.test((pending || (state.tokens.at(-1)?.content ?? '')).slice(-2));

function pushLink(state: StateInline, href: string, shown: string) {
	state.push('link_open', 'a', 1).attrs = [['href', href]];
	state.push('text', '', 0).content = shown;
	state.push('link_close', 'a', -1);
}

/**
 * A URL on its own, told at its colon; emphasis would break it up before inline.ts could see it. The silent
 * search for the end of a link's brackets goes through it: `[https://a.cz](https://b.cz)`.
 */
function urlRule(state: StateInline, silent: boolean): boolean {
	const { src, pos, pending } = state;
	if (silent || src[pos] !== ':' || src[pos + 1] !== '/') return false;
	const [scheme = ''] = /(?:https?|ftp)$/i.exec(pending.slice(-5)) ?? [];
	const before = scheme === '' ? '' : pending.slice(0, -scheme.length);
	if (scheme === '' || !isFree(state, before)) return false;
	const url = urlAt(src.slice(0, state.posMax), pos - scheme.length);
	if (url.length <= scheme.length) return false;
	state.pending = before;
	pushLink(state, url, url);
	state.pos += url.length - scheme.length;
	return true;
}

function wwwRule(state: StateInline, silent: boolean): boolean {
	const { src, pos, posMax, pending } = state;
	if (silent || !/^www\.$/i.test(src.slice(pos, pos + 4)) || !isFree(state, pending)) return false;
	const url = wwwAt(src.slice(0, posMax), pos);
	if (url === '') return false;
	pushLink(state, `http://${url}`, url);
	state.pos += url.length;
	return true;
}

/** The parser's rule for text, which ends at every character that may begin something, and here before `www.` too. */
const TEXT = /(?:(?!www\.)[^\n!#$%&*+\-:<=>@[\\\]^_`{}~])+/iy;

function textRule(state: StateInline, silent: boolean): boolean {
	TEXT.lastIndex = state.pos;
	const [text] = TEXT.exec(state.src) ?? [];
	if (text === undefined) return false;
	const shown = text.slice(0, state.posMax - state.pos);
	if (!silent) state.pending += shown;
	state.pos += shown.length;
	return true;
}

const TAG = new RegExp(`<(?:(br) ?/?|(/?)(${Object.keys(TAGS).join('|')}))>`, 'iy');

function tagRule(state: StateInline, silent: boolean): boolean {
	if (state.src[state.pos] !== '<') return false;
	TAG.lastIndex = state.pos;
	const match = TAG.exec(state.src);
	if (!match || state.pos + match[0].length > state.posMax) return false;
	const [content, br, slash, name] = match;
	if (!silent) {
		if (br) state.push('hardbreak', 'br', 0);
		else {
			const tag = name.toLowerCase();
			Object.assign(state.push(slash ? 'tag_close' : 'tag_open', tag, 0), {
				content,
				meta: TAGS[tag],
			});
		}
	}
	state.pos += content.length;
	return true;
}

const lineAt = (state: StateBlock, line: number) =>
	state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]).trim();

const SUMMARY = /^<summary>(.*)<\/summary>$/i;
const ONE_LINE = /^<details(?: open)?>[ \t]*(?:<summary>(.*?)<\/summary>)?(.*)<\/details>$/i;
const END = '</details>';
/** Tags that only change how a title looks: an expand's title is plain text. */
const LOOKS = /<\/?(?:a|b|code|del|em|font|h[1-6]|i|kbd|mark|p|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>/gi;

const titleOf = (summary: string) => unescaped(summary.replace(LOOKS, ''));

/** `<details><summary>Title</summary>text</details>` */
function detailsInOneLine(state: StateBlock, start: number, silent: boolean): boolean {
	const whole = lineAt(state, start);
	// Looked for at the end first: from each summary on, the pattern would go to the end in vain.
	if (whole.slice(-END.length).toLowerCase() !== END) return false;
	const [line, summary = '', inside = ''] = ONE_LINE.exec(whole) ?? [];
	if (line === undefined) return false;
	if (silent) return true;
	const content = line.slice(0, line.length - inside.length - END.length);
	Object.assign(state.push('details_open', '', 0), { content, meta: { title: titleOf(summary) } });
	if (inside.trim() !== '') pushParagraph(state, inside.trim());
	Object.assign(state.push('details_close', '', 0), { content: END });
	state.line = start + 1;
	return true;
}

/** `<details><summary>Title</summary>`, on one line or two, and `</details>`: tree.ts pairs them. */
function detailsRule(state: StateBlock, start: number, end: number, silent: boolean): boolean {
	if (state.sCount[start] - state.blkIndent >= 4) return false;
	const line = lineAt(state, start);
	if (detailsInOneLine(state, start, silent)) return true;
	const isClose = /^<\/details>$/i.test(line);
	const [opening, summary = ''] = /^<details(?: open)?>[ \t]*(<summary>.*)?$/i.exec(line) ?? [];
	const sameLine = SUMMARY.exec(summary);
	if (!isClose && (opening === undefined || (summary !== '' && !sameLine))) return false;
	if (silent) return true;
	const isBelow = !isClose && !sameLine && start + 1 < end && state.sCount[start + 1] >= state.blkIndent;
	const nextLine = isBelow ? SUMMARY.exec(lineAt(state, start + 1)) : null;
	const title = titleOf((sameLine ?? nextLine)?.[1] ?? '');
	state.line = start + (nextLine ? 2 : 1);
	Object.assign(state.push(isClose ? 'details_close' : 'details_open', '', 0), {
		content: nextLine ? `${line}\n${nextLine[0]}` : line,
		meta: { title },
	});
	return true;
}

function pushParagraph(state: StateBlock, content: string) {
	state.push('paragraph_open', 'p', 1);
	Object.assign(state.push('inline', '', 0), { content, children: [] });
	state.push('paragraph_close', 'p', -1);
}

function pushText(state: StateBlock, start: number, end: number) {
	pushParagraph(state, state.getLines(start, end, state.blkIndent, false).trim());
	state.line = end;
}

function deepRule(state: StateBlock, start: number, end: number, silent: boolean): boolean {
	if (silent || state.level < DEEPEST_BLOCK) return false;
	let next = start + 1;
	while (next < end && (state.isEmpty(next) || state.sCount[next] >= state.blkIndent)) next++;
	pushText(state, start, next);
	return true;
}

const INTERRUPTS = { alt: ['paragraph', 'reference', 'blockquote', 'list'] };

for (const notation of NOTATIONS) {
	md.inline.ruler.before('link', notation.pattern.source, inlineRule(notation));
}
md.inline.ruler.before('autolink', 'tag', tagRule);
md.inline.ruler.before('newline', 'url', urlRule);
md.inline.ruler.before('text', 'www', wwwRule);
md.inline.ruler.at('text', textRule);
// inline.ts joins texts itself: it must know which characters were escaped.
md.core.ruler.disable('text_join');

// The parser keeps no text of a definition, and definitions.ts needs it: hence the wrapping. Its rules
// can be had by their place only.
const RULES = ['table', 'code', 'fence', 'blockquote', 'hr', 'list', 'reference'];
const reference = md.block.ruler.getRules('')[RULES.indexOf('reference')];
md.block.ruler.at('reference', (state, start, end, silent) => {
	const index = state.tokens.length;
	const line = lineAt(state, start);
	// A mention at the beginning, and a colon.
	if (line.startsWith('[~accountid:') || noteMark(line) !== '') return false;
	if (!reference(state, start, end, silent)) return false;
	if (!silent) {
		state.tokens[index].content = state.getLines(start, state.line, state.blkIndent, false).trim();
	}
	return true;
});
md.block.ruler.at('table', tableRule(md.block.ruler.getRules('')[RULES.indexOf('table')]), {
	alt: ['paragraph', 'reference'],
});
md.core.ruler.disable('strip_references');
md.core.ruler.after('inline', 'unused_definitions', keepUnusedDefinitions);

md.block.ruler.before('table', 'deep', deepRule);
md.block.ruler.before('table', 'details', detailsRule, INTERRUPTS);
md.block.ruler.before('reference', 'footnote', footnoteRule, INTERRUPTS);

/** Markdown as markdown-it's flat list of tokens, with those of notation.ts; linear in its length. */
export const tokenize = (markdown: string): Token[] => md.parse(markdown, {});
