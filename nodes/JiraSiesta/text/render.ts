import type { AdfNode } from './plain';

const children = ({ content = [] }: AdfNode) => content;

const indent = (text: string, by: string) => text.replace(/\n(?=.)/g, `\n${by}`);

function listItem(item: AdfNode, bullet: string): string {
	return bullet + indent(blocks(children(item), '\n'), ' '.repeat(bullet.length));
}

/** What stands for a node that has no text of its own; undefined for a node that only holds others. */
function label({ type, attrs = {} }: AdfNode): string | undefined {
	switch (type) {
		case 'hardBreak':
			return '\n';
		case 'mention':
		case 'emoji':
		case 'status':
		case 'placeholder':
			return String(attrs.text ?? attrs.shortName ?? `[${type}]`);
		case 'date':
			return new Date(Number(attrs.timestamp)).toISOString().slice(0, 10);
		case 'inlineCard':
		case 'blockCard':
		case 'embedCard':
			return String(attrs.url ?? `[${type}]`);
		case 'rule':
			return '---';
		case 'media':
		case 'mediaInline':
			return `[${String(attrs.alt || 'media')}]`;
		default:
			return undefined;
	}
}

function inlineText(node: AdfNode): string {
	if (node.text !== undefined) {
		const href = node.marks?.find((mark) => mark.type === 'link')?.attrs as { href?: string } | undefined;
		return href?.href && href.href !== node.text ? `[${node.text}](${href.href})` : node.text;
	}
	return label(node) ?? children(node).map(inlineText).join('');
}

function block(node: AdfNode): string {
	const inside = children(node);
	switch (node.type) {
		case 'heading':
			return `${'#'.repeat(Number(node.attrs?.level ?? 1))} ${inside.map(inlineText).join('')}`;
		case 'bulletList':
			return inside.map((item) => listItem(item, '- ')).join('\n');
		case 'orderedList':
			return inside
				.map((item, index) => listItem(item, `${Number(node.attrs?.order ?? 1) + index}. `))
				.join('\n');
		case 'taskList':
		case 'decisionList':
			return inside.map((item) => (item.type === 'taskList' ? `  ${indent(block(item), '  ')}` : taskItem(item))).join('\n');
		case 'codeBlock':
			return `\`\`\`${String(node.attrs?.language ?? '')}\n${inside.map(inlineText).join('')}\n\`\`\``;
		case 'blockquote':
			return `> ${indent(blocks(inside), '> ')}`;
		case 'tableRow':
			return `| ${inside.map((cell) => blocks(children(cell), ' ').replace(/\n/g, ' ')).join(' | ')} |`;
		case 'table':
			return inside.map(block).join('\n');
		case 'paragraph':
			return inside.map(inlineText).join('');
		default:
			// Nothing is dropped silently: a node with nothing to show leaves its name.
			return label(node) ?? (blocks(inside) || `[${node.type}]`);
	}
}

function taskItem(item: AdfNode): string {
	const box = item.type === 'taskItem' ? `[${item.attrs?.state === 'DONE' ? 'x' : ' '}] ` : '';
	return `- ${box}${children(item).map(inlineText).join('')}`;
}

function blocks(nodes: AdfNode[], between = '\n\n'): string {
	return nodes.map(block).join(between);
}

/** A document as text a person reads; null and undefined, Jira's empty fields, stay null. */
export const fromAdf = (document: unknown): string | null =>
	document ? blocks(children(document as AdfNode)) : null;
