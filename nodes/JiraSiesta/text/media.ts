import { children, hardBreak, text } from './adf';
import type { AdfMark, AdfNode } from './adf';
import { mediaLabel, placeholder } from './pieces';

/** Groups of inline nodes below one another. */
export const lines = (groups: AdfNode[][]): AdfNode[] =>
	groups.flatMap((group, index) => [...(index > 0 ? [hardBreak()] : []), ...group]);

/** A picture's link, or the address of a picture that lies elsewhere in the web. */
function linkOf({ attrs = {}, marks = [] }: AdfNode, outer: AdfMark[]): AdfMark[] {
	if (attrs.type === 'external') return [{ type: 'link', attrs: { href: attrs.url } }];
	return [...marks, ...outer].filter(({ type }) => type === 'link').slice(0, 1);
}

/** Pictures and files as lines of text: what each is called, and its caption below it. */
export function mediaNodes(node: AdfNode, outer: AdfMark[] = []): AdfNode[] {
	if (node.type === 'media') return [text(mediaLabel(node), linkOf(node, outer))];
	const inside = children(node).map((child) =>
		child.type === 'media' ? mediaNodes(child, node.marks) : children(child),
	);
	const shown = inside.filter((nodes) => nodes.length > 0);
	return shown.length > 0 ? lines(shown) : [text(placeholder(node.type))];
}
