import { children, hardBreak, text } from './adf';
import type { AdfMark, AdfNode } from './adf';
import { mediaLabel, placeholder } from './pieces';
import { isLinkable } from './syntax';

/** Groups of inline nodes below one another. */
export const lines = (groups: AdfNode[][]): AdfNode[] =>
	groups.flatMap((group, index) => [...(index > 0 ? [hardBreak()] : []), ...group]);

/** A picture's link, or the address of a picture that lies elsewhere in the web. */
function linkOf({ attrs = {}, marks = [] }: AdfNode, outer: AdfMark[]): AdfMark[] {
	const own: AdfMark[] = attrs.type === 'external' ? [{ type: 'link', attrs: { href: attrs.url } }] : [];
	return [...own, ...marks, ...outer]
		.filter(({ type, attrs: to }) => type === 'link' && isLinkable(String(to?.href ?? '')))
		.slice(0, 1);
}

function mediaText(node: AdfNode, outer: AdfMark[]): AdfNode {
	const link = linkOf(node, outer);
	const label = mediaLabel(node);
	// A link has its own brackets.
	return link.length > 0 ? text(label.slice(1, -1), link) : text(label);
}

/** Pictures and files as lines of text: what each is called, and its caption below it. */
export function mediaNodes(node: AdfNode, outer: AdfMark[] = []): AdfNode[] {
	if (node.type === 'media') return [mediaText(node, outer)];
	const inside = children(node).map((child) =>
		child.type === 'media' ? mediaNodes(child, node.marks) : children(child),
	);
	const shown = inside.filter((nodes) => nodes.length > 0);
	return shown.length > 0 ? lines(shown) : [text(placeholder(node.type))];
}
