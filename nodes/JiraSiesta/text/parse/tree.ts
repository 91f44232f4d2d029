import type { Token } from './syntax';

/** A block of Markdown: `type` as markdown-it names it, without `_open`. */
export type Block = { type: string; token: Token; children: Block[] };

/** Expands nested deeper are text, as syntax.ts has it for what the parser nests. */
const DEEPEST_DETAILS = 64;

type Frame = { block: Block; isDetails: boolean };

const literal = (token: Token): Block => ({ type: 'literal', token, children: [] });

/**
 * The flat list of tokens as a tree. A `<details>` and its `</details>` belong together when nothing
 * but whole blocks stands between them; one without the other is text.
 */
export function treeOf(tokens: Token[]): Block[] {
	const root: Block[] = [];
	const frames: Frame[] = [];
	let details = 0;
	const into = () => frames.at(-1)?.block.children ?? root;
	const unwrap = () => {
		const { block } = frames.pop() as Frame;
		details -= 1;
		const target = into();
		target.push(literal(block.token));
		for (const child of block.children) target.push(child);
	};
	for (const token of tokens) {
		const type = token.type.replace(/_(?:open|close)$/, '');
		const block: Block = { type, token, children: [] };
		if (token.type === 'details_close') {
			if (frames.at(-1)?.isDetails) {
				details -= 1;
				const { block: opened } = frames.pop() as Frame;
				into().push(opened);
			} else into().push(literal(token));
		} else if (token.type === 'details_open') {
			if (details < DEEPEST_DETAILS) {
				details += 1;
				frames.push({ block, isDetails: true });
			} else into().push(literal(token));
		} else if (token.nesting === 1) {
			into().push(block);
			frames.push({ block, isDetails: false });
		} else if (token.nesting === -1) {
			while (frames.at(-1)?.isDetails) unwrap();
			frames.pop();
		} else into().push(block);
	}
	while (frames.length > 0) unwrap();
	return root;
}
