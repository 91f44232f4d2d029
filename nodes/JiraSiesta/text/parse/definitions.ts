import type MarkdownIt from 'markdown-it';

type Token = MarkdownIt.Token;

/** The names that links refer to. */
function usedNames(tokens: Token[], names = new Set<unknown>()): Set<unknown> {
	for (const { type, meta, children } of tokens) {
		if (type !== 'reference_definition' && meta?.label !== undefined) names.add(meta.label);
		if (children) usedNames(children, names);
	}
	return names;
}

/**
 * Leaves definitions of links that nothing refers to as the text that they are for their author:
 * CommonMark swallows `[Bug]: crash`. What follows on the next line belongs to the same paragraph.
 */
export function keepUnusedDefinitions(state: MarkdownIt.StateCore): void {
	const { Token, env, md, tokens } = state;
	const used = usedNames(tokens);
	const references = Object.fromEntries(Object.entries(env.references ?? {}).filter(([name]) => used.has(name)));
	const result: Token[] = [];
	let lines: string[] = [];
	let end = -1;
	const inlineOf = (content: string) => {
		const children: Token[] = [];
		md.inline.parse(content, md, { references }, children);
		return Object.assign(new Token('inline', '', 0), { content, children });
	};
	const flush = () => {
		if (lines.length === 0) return;
		result.push(new Token('paragraph_open', 'p', 1), inlineOf(lines.join('\n')));
		result.push(new Token('paragraph_close', 'p', -1));
		lines = [];
	};
	for (const token of tokens) {
		const [from, to] = token.map ?? [-1, -1];
		if (token.type === 'reference_definition') {
			// The first definition of a name counts.
			if (used.delete(token.meta?.label)) continue;
			if (from !== end) flush();
			lines.push(token.content);
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
	state.tokens = result;
}
