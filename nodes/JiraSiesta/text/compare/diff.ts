import { children, wordsOf } from '../adf/nodes';
import type { AdfNode } from '../adf/nodes';
import { unsupportedIn, ownUnsupported } from './unsupported';
import { normalize } from '../adf/normalize';

const LONGEST_SHOWN = 40;

/** What a node says, in quotes, or nothing. */
function quoted(value: unknown): string {
	const words = String(value ?? '')
		.replace(/\s+/g, ' ')
		.trim();
	const cut = words.length > LONGEST_SHOWN ? `${words.slice(0, LONGEST_SHOWN)}…` : words;
	return cut === '' ? '' : ` "${cut}"`;
}

const dayOf = (timestamp: unknown) => {
	const time = new Date(Number(timestamp));
	return Number.isNaN(time.getTime()) ? '' : ` ${time.toISOString().slice(0, 10)}`;
};

type Element = { kind: string; label: string; node: AdfNode };

/** The nodes that Markdown has a notation of Jira's own for: a text without it would not have them. */
function elementOf(node: AdfNode): Element | undefined {
	const { type, attrs = {} } = node;
	switch (type) {
		case 'panel':
			return { kind: 'panel', label: `panel${quoted(wordsOf(node))}`, node };
		case 'expand':
		case 'nestedExpand':
			return { kind: 'expand', label: `expand${quoted(attrs.title || wordsOf(node))}`, node };
		case 'mention': {
			const name = String(attrs.text ?? attrs.id ?? '').replace(/^@/, '');
			return { kind: 'mention', label: `mention @${name}`, node };
		}
		case 'status':
			return { kind: 'status', label: `status${quoted(attrs.text)}`, node };
		case 'date':
			return { kind: 'date', label: `date${dayOf(attrs.timestamp)}`, node };
		case 'inlineCard':
		case 'blockCard':
		case 'embedCard':
			return { kind: 'card', label: `smart link ${String(attrs.url ?? '')}`.trim(), node };
		default:
			return undefined;
	}
}

function elementsOf(node: AdfNode, found: Element[] = []): Element[] {
	const element = elementOf(node);
	if (element) found.push(element);
	for (const child of children(node)) elementsOf(child, found);
	return found;
}

const countOf = (names: string[]) => {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
};

/**
 * Of the elements that only Jira has, those that there are fewer of than before. Another text in a panel,
 * or another person in a mention, is a change like any other; the panel or the mention gone is a loss.
 */
function missingElements(before: AdfNode, after: AdfNode): Element[] {
	const [old, kept] = [elementsOf(before), elementsOf(after)];
	const left = countOf(kept.map(({ kind }) => kind));
	const same = countOf(kept.map(({ label }) => label));
	const excess = countOf(old.map(({ kind }) => kind));
	for (const [kind, count] of excess) excess.set(kind, count - (left.get(kind) ?? 0));
	return old.filter(({ kind, label }) => {
		const found = same.get(label) ?? 0;
		if (found > 0) {
			same.set(label, found - 1);
			return false;
		}
		const count = excess.get(kind) ?? 0;
		excess.set(kind, count - 1);
		return count > 0;
	});
}

/**
 * What a text has that the one in its place would not: what Markdown cannot say, and Jira's own elements.
 * Each is named by its kind and what it says, with how often it goes.
 */
export function lostBy(before: unknown, after: unknown): string[] {
	if (!before) return [];
	const [present, next] = [normalize(before), normalize(after)];
	const kept = new Map(unsupportedIn(next).map(({ what, count }) => [what, count]));
	const beyondMarkdown = unsupportedIn(present)
		.map(({ what, count }) => ({ what, count: count - (kept.get(what) ?? 0) }))
		.filter(({ count }) => count > 0);
	const named = new Set(beyondMarkdown.map(({ what }) => what));
	const elements = missingElements(present, next)
		.filter(({ node }) => !ownUnsupported(node).some((what) => named.has(what)))
		.map(({ label }) => label);
	return [...beyondMarkdown, ...[...countOf(elements)].map(([what, count]) => ({ what, count }))].map(
		({ what, count }) => (count > 1 ? `${what} (${count} times)` : what),
	);
}
