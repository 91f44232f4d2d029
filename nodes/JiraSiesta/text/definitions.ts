import type MarkdownItType from 'markdown-it';

type Token = MarkdownItType.Token;

/** The names that links refer to. */
function usedNames(tokens: Token[], names = new Set<unknown>()): Set<unknown> {
	for (const { type, meta, children } of tokens) {
		if (type !== 'reference_definition' && meta?.label !== undefined) names.add(meta.label);
		if (children) usedNames(children, names);
	}
	return names;
}

/**
 * Definitions of links that nothing refers to, as the text that they are for their author: CommonMark
 * swallows `[Bug]: crash`. What follows on the next line belongs to the same paragraph.
 * @param inlineOf the content of a paragraph as its token
 */
export function withUnusedDefinitions(tokens: Token[], inlineOf: (content: string) => Token): Token[] {
	const names = usedNames(tokens);
	const result: Token[] = [];
	let lines: string[] = [];
	let end = -1;
	const asParagraph = (inline: Token, template: Token): Token[] => {
		const part = (type: string, nesting: -1 | 1) =>
			Object.assign(Object.create(Object.getPrototypeOf(template) as object) as Token, template, {
				type,
				nesting,
			});
		return [part('paragraph_open', 1), inline, part('paragraph_close', -1)];
	};
	let template: Token | undefined;
	const flush = () => {
		if (template && lines.length > 0) result.push(...asParagraph(inlineOf(lines.join('\n')), template));
		lines = [];
	};
	for (const token of tokens) {
		const [from, to] = token.map ?? [-1, -1];
		if (token.type === 'reference_definition') {
			// The first definition of a name counts.
			if (names.delete(token.meta?.label)) continue;
			if (from !== end) flush();
			lines.push(token.content);
			template = token;
			end = to;
		} else if (token.type === 'inline' && lines.length > 0) {
			result.push(inlineOf([...lines, token.content].join('\n')));
			lines = [];
		} else {
			if (token.type !== 'paragraph_open' || from !== end) flush();
			result.push(token);
		}
	}
	flush();
	return result;
}
