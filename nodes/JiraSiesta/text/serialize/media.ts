import { children, hardBreak, text } from '../adf/nodes';
import type { AdfMark, AdfNode } from '../adf/nodes';
import { mediaLabel, placeholder } from './segments';
import { isLinkable } from '../parse/syntax';

/** Groups of inline nodes below one another. */
export const lines = (groups: AdfNode[][]): AdfNode[] =>
	groups.flatMap((group, index) => [...(index > 0 ? [hardBreak()] : []), ...group]);

/** A picture's link, or the address of a picture that lies elsewhere in the web. */
function linkOf({ attrs = {}, marks = [] }: AdfNode, outer: AdfMark[]): AdfMark | undefined {
	const own: AdfMark[] = attrs.type === 'external' ? [{ type: 'link', attrs: { href: attrs.url } }] : [];
	const links = [...own, ...marks, ...outer].filter(({ type }) => type === 'link');
	return links.find(isLink) ?? links[0];
}

const isLink = ({ attrs }: AdfMark) => isLinkable(String(attrs?.href ?? ''));

function mediaText(node: AdfNode, outer: AdfMark[]): AdfNode {
	const link = linkOf(node, outer);
	const label = mediaLabel(node);
	// A link has its own brackets.
	return text(link && isLink(link) ? label.slice(1, -1) : label, link && [link]);
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
