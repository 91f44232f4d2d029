import { InvalidInput } from '../../shared/invalidInput';
import { children, doc, wordsOf } from '../adf/nodes';
import type { AdfDocument, AdfNode } from '../adf/nodes';

/** `replaceSection` replaces what stands under a heading; the heading stays. */
export type Edit = { how: 'replace' | 'append' | 'prepend' | 'replaceSection'; heading?: string };

const titleOf = (node: AdfNode) => wordsOf(node).replace(/\s+/g, ' ').trim();
const keyOf = (title: string) => title.replace(/\s+/g, ' ').trim().toLowerCase();
const levelOf = ({ attrs }: AdfNode) => Number(attrs?.level);
const isHeading = ({ type }: AdfNode) => type === 'heading';

function idsOf(nodes: AdfNode[], ids: Set<unknown>): Set<unknown> {
	for (const node of nodes) {
		if (node.attrs?.localId !== undefined) ids.add(node.attrs.localId);
		idsOf(children(node), ids);
	}
	return ids;
}

/** Jira finds a task by its local ID: what comes in must not bear the ID of what is there. */
function withOwnIds(nodes: AdfNode[], taken: Set<unknown>): AdfNode[] {
	return nodes.map((node) => {
		const { attrs, content } = node;
		const own = { ...node };
		if (attrs?.localId !== undefined && taken.has(attrs.localId)) {
			let count = 2;
			while (taken.has(`${String(attrs.localId)}-${count}`)) count++;
			own.attrs = { ...attrs, localId: `${String(attrs.localId)}-${count}` };
		}
		if (own.attrs?.localId !== undefined) taken.add(own.attrs.localId);
		if (content) own.content = withOwnIds(content, taken);
		return own;
	});
}

/** The nodes under a heading: from after it to the next heading of its level or above. */
function sectionOf(nodes: AdfNode[], heading: string): { start: number; end: number } {
	const headings = nodes.filter(isHeading).map(titleOf);
	const wanted = keyOf(heading);
	const matches = nodes.flatMap((node, index) => (isHeading(node) && keyOf(titleOf(node)) === wanted ? [index] : []));
	if (matches.length !== 1) {
		const list = headings.map((title) => `'${title}'`).join(', ');
		throw new InvalidInput(
			'Heading',
			matches.length === 0
				? `is not in the text: '${heading}'`
				: `is in the text ${matches.length} times: '${heading}'`,
			headings.length > 0 ? `The headings are ${list}.` : 'The text has no headings.',
		);
	}
	const start = matches[0] + 1;
	const level = levelOf(nodes[matches[0]]);
	const next = nodes.findIndex((node, index) => index >= start && isHeading(node) && levelOf(node) <= level);
	return { start, end: next < 0 ? nodes.length : next };
}

/**
 * A document after a change that leaves everything else as it is: the same nodes, whatever they are.
 * @param document what the field holds now; null and undefined are an empty field
 * @param heading for `replaceSection`: a heading of the document itself (not of a panel or an expand in
 *   it), compared without regard to case and spaces. An addition that begins with the same heading does not repeat it.
 * @throws InvalidInput when the heading is not there or is there more than once, with the headings that are
 */
export function edit(
	document: AdfDocument | null | undefined,
	{ how, heading = '' }: Edit,
	addition: AdfDocument,
): AdfDocument {
	if (how === 'replace') return addition;
	const nodes = document?.content ?? [];
	if (how !== 'replaceSection') {
		const added = withOwnIds(addition.content, idsOf(nodes, new Set()));
		return doc(how === 'append' ? [...nodes, ...added] : [...added, ...nodes]);
	}
	const { start, end } = sectionOf(nodes, heading);
	const [before, after] = [nodes.slice(0, start), nodes.slice(end)];
	const [first, ...rest] = addition.content;
	const repeats = first !== undefined && isHeading(first) && keyOf(titleOf(first)) === keyOf(heading);
	const added = withOwnIds(repeats ? rest : addition.content, idsOf([...before, ...after], new Set()));
	return doc([...before, ...added, ...after]);
}
