/**
 * Addresses that are links on their own, as GitHub's flavour of Markdown has them:
 * https://github.github.com/gfm/#autolinks-extension- . Reading and writing share these rules, so that
 * what is written without brackets is read as the same link.
 */
export type Autolink = { start: number; end: number; href: string };

/** To the next space or `<`; and not into the address of a link in brackets, which `](` begins. */
const REST = String.raw`(?:(?!\]\()[^\s<])*`;
const URL = new RegExp(String.raw`(?:https?|ftp):\/\/[\p{L}\p{N}]${REST}`, 'iuy');
const WWW = new RegExp(String.raw`www\.[a-z0-9-]+\.${REST}`, 'iuy');
const EMAIL = /[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![a-z0-9@-])/iy;
const CANDIDATE = /(?<![\p{L}\p{N}])(?:https?:|ftp:|www\.)|(?<![\p{L}\p{N}.+-])[a-z0-9][a-z0-9._+-]{0,63}@/giu;

/** GitHub's trailing punctuation, and the backslash of a line break. */
const TRAILING = '?!.,:;*_~\'"\\';
/** GitHub leaves out a parenthesis that was opened before the address; so are the other brackets here. */
const OPENED_BY: Readonly<Record<string, string | undefined>> = { ')': '(', ']': '[', '}': '{', '>': '<' };

/** The address without what belongs to the sentence: closing punctuation, and brackets that were opened before. */
function trimmed(url: string): string {
	const count = new Map<string, number>();
	for (const char of url) count.set(char, (count.get(char) ?? 0) + 1);
	const countOf = (char: string) => count.get(char) ?? 0;
	let end = url.length;
	for (;;) {
		const last = url[end - 1] ?? '';
		const opening = OPENED_BY[last];
		const [entity = ''] = last === ';' ? (/&#?\w{1,32};$/.exec(url.slice(Math.max(0, end - 40), end)) ?? []) : [];
		const isLoose = opening === undefined ? TRAILING.includes(last) : countOf(last) > countOf(opening);
		if (last === '' || !isLoose) return url.slice(0, end);
		for (const char of entity || last) count.set(char, countOf(char) - 1);
		end -= (entity || last).length;
	}
}

const matchAt = (pattern: RegExp, text: string, index: number): string => {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0] ?? '';
};

/** The URL that begins at this place of a text, '' for none. */
export function urlAt(text: string, index: number): string {
	const url = trimmed(matchAt(URL, text, index));
	return /:\/\/[^/]/.test(url) ? url : '';
}

/** The address without a scheme that begins at this place of a text, '' for none. */
export function wwwAt(text: string, index: number): string {
	const url = trimmed(matchAt(WWW, text, index));
	return url.split('.').length < 3 ? '' : url;
}

/** The links of a text, in their order. */
export function linksIn(text: string): Autolink[] {
	const links: Autolink[] = [];
	CANDIDATE.lastIndex = 0;
	for (let next = CANDIDATE.exec(text); next; next = CANDIDATE.exec(text)) {
		const { 0: match, index } = next;
		const isEmail = match.endsWith('@');
		const isWww = /^www/i.test(match);
		const found = isEmail ? matchAt(EMAIL, text, index) : (isWww ? wwwAt : urlAt)(text, index);
		// Another address may begin within what looked like one.
		CANDIDATE.lastIndex = index + 1;
		if (found === '') continue;
		const end = index + found.length;
		CANDIDATE.lastIndex = end;
		links.push({
			start: index,
			end,
			href: `${isEmail ? 'mailto:' : isWww ? 'http://' : ''}${found}`,
		});
	}
	return links;
}
