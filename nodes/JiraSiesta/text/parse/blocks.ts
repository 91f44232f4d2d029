import { node, paragraph, text, wordsOf } from '../adf/nodes';
import type { AdfMark, AdfNode } from '../adf/nodes';
import { inlineNodes } from './inline';
import { LocalIds } from '../adf/localIds';
import { lines } from '../serialize/media';
import { allows } from '../adf/model';
import { PANELS } from '../notation/notation';
import { inlinePicture } from './pictures';
import { unescaped } from './syntax';
import type { Token } from './syntax';
import { treeOf } from './tree';
import type { Block } from './tree';

const STRONG: AdfMark[] = [{ type: 'strong' }];
const ALERT = /^\[!(\w{1,20})\][ \t]*(?:\n|$)/;
const TASK = /^\[([ xX])\](?=\s|$)/;

/** Content that ADF demands where Markdown has none. */
const orEmpty = (nodes: AdfNode[]) => (nodes.length > 0 ? nodes : [paragraph()]);

const inlineOf = (block: Block | undefined): Token | undefined =>
	block?.children.find(({ type }) => type === 'inline')?.token;

/** The first paragraph's source, by which tasks and alerts are told. */
const sourceOf = ([first]: Block[]) => (first?.type === 'paragraph' ? inlineOf(first)?.content : undefined);

/** The marks of a cell's paragraph by the colons of its column: ADF has no mark for the left, which is usual. */
function alignmentOf({ token }: Block): Pick<AdfNode, 'marks'> {
	const [, side] = /:(center|right)$/.exec(String(token.attrGet('style') ?? '')) ?? [];
	if (side === undefined) return {};
	return { marks: [{ type: 'alignment', attrs: { align: side === 'right' ? 'end' : side } }] };
}

/** A card or a picture alone in its paragraph is a block; in the midst of text it is a smart link, or a small card. */
function inlined(nodes: AdfNode[]): AdfNode[] {
	return nodes.map(({ type, ...rest }) => {
		if (type === 'mediaSingle') return inlinePicture({ type, ...rest });
		return type === 'blockCard' || type === 'embedCard' ? { type: 'inlineCard', ...rest } : { type, ...rest };
	});
}

/** A text and what follows it, as one text where the marks are the same. */
function joinedTexts([first, second, ...rest]: AdfNode[]): AdfNode[] {
	if (second?.type !== 'text' || second.marks) return [first, ...(second ? [second] : []), ...rest];
	return [text(`${first.text}${second.text}`), ...rest];
}

/** `\[ ] text` is no task, and `[x] text` is none when x is the name of a link: source and text must agree. */
function isTaskItem(blocks: Block[]): boolean {
	const [first] = inlineOf(blocks[0])?.children ?? [];
	return TASK.test(sourceOf(blocks) ?? '') && first?.type === 'text' && TASK.test(first.content);
}

class Blocks {
	private readonly ids = new LocalIds();
	private readonly footnotes: Block[] = [];

	/** A whole text: its blocks, and its footnotes at the end, wherever they stand. */
	document(blocks: Block[]): AdfNode[] {
		const content = this.build(blocks, 'doc');
		return [...content, ...this.footnotes.flatMap((note) => this.footnote(note))];
	}

	/** The blocks as children of a node of that type: what it does not allow takes the nearest form that it does. */
	build(blocks: Block[], within: string): AdfNode[] {
		return blocks.flatMap((block) => this.one(block, within));
	}

	private one(block: Block, within: string): AdfNode[] {
		const { type, token, children } = block;
		switch (type) {
			case 'heading':
				return this.heading(block, within);
			case 'bullet_list':
				return this.bulletList(children, within);
			case 'ordered_list':
				return this.orderedList(block);
			case 'blockquote':
				return this.quote(children, within);
			case 'details':
				return this.expand(block, within);
			case 'table':
				return this.table(block, within);
			case 'fence':
			case 'code_block':
				return [this.code(token)];
			case 'hr':
				return [allows(within, 'rule') ? { type: 'rule' } : paragraph([text('---')])];
			case 'footnote':
				this.footnotes.push(block);
				return [];
			case 'literal':
				return [paragraph(lines(token.content.split('\n').map((line) => [text(line)])))];
			default:
				return this.paragraph(inlineOf(block)?.children ?? [], within);
		}
	}

	private paragraph(tokens: Token[], within: string): AdfNode[] {
		const nodes = inlineNodes(tokens);
		const [{ type, attrs, ...rest }] = nodes.length === 1 ? nodes : [paragraph()];
		if (!/^(?:blockCard|embedCard|mediaSingle)$/.test(type) || !allows(within, type)) {
			return [paragraph(inlined(nodes))];
		}
		return [{ type, attrs: { ...attrs, ...(type === 'embedCard' && { layout: 'center' }) }, ...rest }];
	}

	private footnote({ token, children }: Block): AdfNode[] {
		const [first, ...rest] = this.build(children, 'doc');
		if (first?.type !== 'paragraph') return [paragraph([text(token.content)]), ...(first ? [first] : []), ...rest];
		return [{ ...first, content: joinedTexts([text(`${token.content} `), ...(first.content ?? [])]) }, ...rest];
	}

	private heading(block: Block, within: string): AdfNode[] {
		const tokens = inlineOf(block)?.children ?? [];
		if (!allows(within, 'heading')) return [paragraph(inlined(inlineNodes(tokens, STRONG)))];
		const level = Number(block.token.tag.slice(1));
		return [node('heading', inlined(inlineNodes(tokens)), { level })];
	}

	private code({ content, info }: Token): AdfNode {
		const language = unescaped(info).split(/\s/)[0];
		const code = content.replace(/\n$/, '');
		return node('codeBlock', code === '' ? [] : [text(code)], language ? { language } : undefined);
	}

	private quote(blocks: Block[], within: string): AdfNode[] {
		const [, name = ''] = ALERT.exec(sourceOf(blocks) ?? '') ?? [];
		const panel = PANELS.find((names) => names.includes(name.toUpperCase(), 1));
		if (panel) return this.panel(blocks, panel[0], within);
		if (!allows(within, 'blockquote')) return this.build(blocks, within);
		return [node('blockquote', orEmpty(this.build(blocks, 'blockquote')))];
	}

	private panel([first, ...rest]: Block[], panelType: string, within: string): AdfNode[] {
		const isPanel = allows(within, 'panel');
		const inside = isPanel ? 'panel' : within;
		const tokens = inlineOf(first)?.children ?? [];
		const firstBreak = tokens.findIndex(({ type }) => type === 'softbreak' || type === 'hardbreak');
		const content = [
			...(firstBreak < 0 ? [] : this.paragraph(tokens.slice(firstBreak + 1), inside)),
			...this.build(rest, inside),
		];
		if (isPanel) return [node('panel', orEmpty(content), { panelType })];
		const label = panelType[0].toUpperCase() + panelType.slice(1);
		return [paragraph([text(label, STRONG)]), ...content];
	}

	private expand({ token, children }: Block, within: string): AdfNode[] {
		const title = String(token.meta?.title ?? '');
		const type = ['expand', 'nestedExpand'].find((kind) => allows(within, kind));
		if (type) return [node(type, orEmpty(this.build(children, type)), { title })];
		return [...(title ? [paragraph([text(title, STRONG)])] : []), ...this.build(children, within)];
	}

	private listItem(blocks: Block[]): AdfNode {
		const content = orEmpty(this.build(blocks, 'listItem'));
		// Jira's editor begins an item with its own line, not with a list.
		const isList = /List$/.test(content[0].type);
		return node('listItem', isList ? [paragraph(), ...content] : content);
	}

	private orderedList({ token, children }: Block): AdfNode[] {
		const order = Number(token.attrGet('start') ?? 1);
		const items = children.map((item) => this.listItem(item.children));
		return [node('orderedList', items, order === 1 ? undefined : { order })];
	}

	/** A list of Markdown may hold tasks beside plain items: each run of one kind becomes a list of its own. */
	private bulletList(items: Block[], within: string): AdfNode[] {
		const lists: AdfNode[] = [];
		for (const { children: blocks } of items) {
			const isTask = allows(within, 'taskList') && isTaskItem(blocks);
			const type = isTask ? 'taskList' : 'bulletList';
			let last = lists.at(-1);
			if (last?.type !== type) {
				last = isTask ? node(type, [], { localId: '' }) : node(type, []);
				lists.push(last);
			}
			if (isTask) lists.push(...this.task(blocks, last, within));
			else last.content?.push(this.listItem(blocks));
		}
		for (const { type, attrs, content = [] } of lists) {
			if (type === 'taskList' && attrs?.localId === '') {
				attrs.localId = this.ids.next(`list:${content[0].attrs?.localId}`);
			}
		}
		return lists;
	}

	/** Adds a task to its list; returns what ADF allows only after that list. */
	private task([first, ...rest]: Block[], list: AdfNode, within: string): AdfNode[] {
		const source = inlineOf(first) as Token;
		const state = /^\[x/i.test(source.content) ? 'DONE' : 'TODO';
		const nodes = inlined(inlineNodes(source.children ?? []));
		// The marker is the beginning of the first text, whatever follows it.
		const begin = (nodes[0]?.text ?? '').slice(3).replace(/^[ \t]+/, '');
		const content = [...(begin ? [{ ...nodes[0], text: begin }] : []), ...nodes.slice(1)];
		if (/^\[.\][ \t]*\n/.test(source.content)) content.shift();
		const localId = this.ids.next(`task:${content.map(wordsOf).join('')}`);
		list.content?.push(node('taskItem', content, { localId, state }));
		const below = this.build(rest, within);
		const nested = below.findIndex(({ type }) => type !== 'taskList');
		const after = nested < 0 ? [] : below.slice(nested);
		list.content?.push(...below.slice(0, below.length - after.length));
		return after;
	}

	private table({ children }: Block, within: string): AdfNode[] {
		const rows = children.flatMap((part) => part.children.map((row) => row.children));
		const isBlank = (cells: Block[]) => cells.every((cell) => unescaped(inlineOf(cell)?.content ?? '') === '');
		// The notation for a table without a header: Markdown demands that first row.
		const isHeadless = rows.length > 1 && isBlank(rows[0]);
		const shown = isHeadless ? rows.slice(1) : rows;
		const cells = shown.map((row) =>
			row.map((cell) => {
				const isHeader = cell.type === 'th';
				const marks = isHeader && !allows(within, 'table') ? STRONG : [];
				return {
					isHeader,
					marks: alignmentOf(cell),
					content: inlined(inlineNodes(inlineOf(cell)?.children ?? [], marks)),
				};
			}),
		);
		if (!allows(within, 'table')) {
			const rowLines = cells.map((row) =>
				row.flatMap(({ content }, index) => [...(index ? [text(' | ')] : []), ...content]),
			);
			return [paragraph(lines(rowLines))];
		}
		return [
			node(
				'table',
				cells.map((row) =>
					node(
						'tableRow',
						row.map(({ isHeader, marks, content }) =>
							node(isHeader ? 'tableHeader' : 'tableCell', [{ ...paragraph(content), ...marks }]),
						),
					),
				),
			),
		];
	}
}

/** The tokens of a Markdown text as the content of a document. */
export const blocksOf = (tokens: Token[]): AdfNode[] => new Blocks().document(treeOf(tokens));
