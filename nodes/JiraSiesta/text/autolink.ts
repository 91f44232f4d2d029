/**
 * Addresses that are links on their own, as GitHub's flavour of Markdown has them:
 * https://github.github.com/gfm/#autolinks-extension- . Reading and writing share these rules, so that
 * what is written without brackets is read as the same link.
 */
export type Autolink = { start: number; end: number; href: string };

/** What ends a URL besides white space: characters that Markdown needs, and what no URL has. */
const URL = /(?:https?|ftp):\/\/[\p{L}\p{N}][^\s<>[\]\\`*|{}"^]*/iuy;
const WWW = /www\.[a-z0-9-]+\.[^\s<>[\]\\`*|{}"^]*/iuy;
const EMAIL = /[a-z0-9._+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+(?![a-z0-9@-])/iy;
const CANDIDATE = /(?<![\p{L}\p{N}])(?:https?:|ftp:|www\.)|(?<![\p{L}\p{N}.+-])[a-z0-9][a-z0-9._+-]{0,63}@/giu;

/** The address without what belongs to the sentence: closing punctuation, and a bracket that was opened before. */
function trimmed(url: string): string {
	let end = url.length;
	let open = url.split('(').length - url.split(')').length;
	for (;;) {
		const last = url[end - 1];
		const [entity = ''] = last === ';' ? (/&#?\w{1,32};$/.exec(url.slice(Math.max(0, end - 40), end)) ?? []) : [];
		if (entity !== '') end -= entity.length;
		else if (last === ')' && open < 0) open += 1;
		else if (!last || !"?!.,:;'_~".includes(last)) return url.slice(0, end);
		if (entity === '') end -= 1;
	}
}

const matchAt = (pattern: RegExp, text: string, index: number): string => {
	pattern.lastIndex = index;
	return pattern.exec(text)?.[0] ?? '';
};

/** The URL that begins at this place of a text, '' for none. */
export function urlAt(text: string, index: number): string {
	const url = trimmed(matchAt(URL, text, index).split('~~')[0]);
	return /:\/\/[^/]/.test(url) ? url : '';
}

/** The links of a text, in their order. */
export function linksIn(text: string): Autolink[] {
	const links: Autolink[] = [];
	CANDIDATE.lastIndex = 0;
	for (let next = CANDIDATE.exec(text); next; next = CANDIDATE.exec(text)) {
		const { 0: match, index } = next;
		const isEmail = match.endsWith('@');
		const isWww = /^www/i.test(match);
		const found = isEmail
			? matchAt(EMAIL, text, index)
			: isWww
				? trimmed(matchAt(WWW, text, index).split('~~')[0])
				: urlAt(text, index);
		// Another address may begin within what looked like one.
		CANDIDATE.lastIndex = index + 1;
		if (found === '' || (isWww && found.split('.').length < 3)) continue;
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
