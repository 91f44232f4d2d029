import type { IDataObject } from 'n8n-workflow';

import { hardBreak, text } from '../adf/nodes';
import type { AdfMark, AdfNode } from '../adf/nodes';
import { linksIn } from '../notation/autolink';
import { lastOf } from '../notation/flanking';
import { behindText } from '../serialize/links';
import { ACCOUNT, SMART_LINKS } from '../notation/notation';
import { pictureOf } from './pictures';
import { isLinkable } from './syntax';
import type { Token } from './syntax';

/** In the order Jira's editor keeps them. */
const ORDER = ['link', 'em', 'strong', 'strike', 'subsup', 'underline', 'code'];

const MARK_OF: Readonly<Record<string, AdfMark>> = {
	em_open: { type: 'em' },
	strong_open: { type: 'strong' },
	s_open: { type: 'strike' },
};
const CLOSED_BY: Readonly<Record<string, string>> = {
	em_close: 'em',
	strong_close: 'strong',
	s_close: 'strike',
};

/** The marks that are open, by their type: the innermost of a type counts, however many there are. */
class OpenMarks {
	private readonly byType = new Map<string, AdfMark[]>();

	constructor(marks: AdfMark[]) {
		for (const mark of marks) this.open(mark);
	}

	open(mark: AdfMark) {
		const same = this.byType.get(mark.type);
		if (same) same.push(mark);
		else this.byType.set(mark.type, [mark]);
	}

	close(type: string): AdfMark | undefined {
		return this.byType.get(type)?.pop();
	}

	innermost(type: string): AdfMark | undefined {
		return this.byType.get(type)?.at(-1);
	}

	/** As ADF allows marks together: one of a kind, and code with nothing but a link. */
	together(extra: AdfMark | undefined): AdfMark[] {
		const types = extra?.type === 'code' ? ['link', 'code'] : ORDER;
		return types.flatMap((type) => {
			const mark = extra?.type === type ? extra : this.innermost(type);
			return mark ? [mark] : [];
		});
	}
}

const same = (one: AdfNode, other: AdfNode) => JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);

/** Which opening tags have their closing tag in the same element, and the other way round. */
function pairedTags(tokens: Token[]): Set<Token> {
	const paired = new Set<Token>();
	const open: Array<Token | null> = [];
	for (const token of tokens) {
		if (token.nesting === 1) open.push(null);
		else if (token.nesting === -1) {
			while (open.length > 0 && open.pop() !== null);
		} else if (token.type === 'tag_open') open.push(token);
		else if (token.type === 'tag_close') {
			const last = open.at(-1);
			if (last?.tag !== token.tag) continue;
			open.pop();
			paired.add(last).add(token);
		}
	}
	return paired;
}

const attribute = (token: Token, name: string) => String(token.attrGet(name) ?? '');

function linkMark(href: string, title: string): AdfMark | undefined {
	if (!isLinkable(href)) return undefined;
	return { type: 'link', attrs: { href, ...(title && !SMART_LINKS[title] && { title }) } };
}

/** What a person reads of an image's description. */
const wordsOf = (tokens: Token[]): string =>
	tokens
		.map(({ type, content, children, meta }) => {
			if (type === 'softbreak' || type === 'hardbreak') return ' ';
			if (children) return wordsOf(children);
			const { attrs } = (meta ?? {}) as { attrs?: { text?: string } };
			return content || (attrs?.text ?? '');
		})
		.join('');

/** Stands for the mark of a link that leads nowhere, or to an address that is shown as text. */
const NO_LINK = 'none';

class Inline {
	readonly nodes: AdfNode[] = [];
	private readonly marks: OpenMarks;
	/** What a link shows so far. */
	private label = '';
	/** The text that was added last, when nothing else was added since. */
	private before = '';

	constructor(marks: AdfMark[]) {
		this.marks = new OpenMarks(marks);
	}

	/** Adds text, to the text before it where the marks are the same: ADF allows no empty text node. */
	private addText(value: string, extra?: AdfMark) {
		if (value === '') return;
		this.label += value;
		this.before = value;
		const added = text(value, this.marks.together(extra));
		const last = this.nodes.at(-1);
		if (last?.type === 'text' && same(last, added)) last.text += value;
		else this.nodes.push(added);
	}

	private addImage(token: Token) {
		const src = attribute(token, 'src');
		const words = wordsOf(token.children ?? []).trim() || src;
		const picture = this.isInLink() ? undefined : pictureOf(token, words);
		if (picture) {
			this.addOther(picture);
			return;
		}
		const link = this.isInLink() ? undefined : linkMark(src, attribute(token, 'title'));
		this.addText(words, link);
		if (!link && !this.isInLink()) this.addLinked(behindText(words, src));
	}

	private openLink(token: Token) {
		const href = attribute(token, 'href');
		this.marks.open(linkMark(href, attribute(token, 'title')) ?? { type: NO_LINK, attrs: { href } });
		this.label = '';
	}

	private closeLink() {
		const href = String((this.marks.innermost('link') ?? this.marks.innermost(NO_LINK))?.attrs?.href ?? '');
		// A link around nothing, or around an emoji, would vanish.
		if (this.label === '') this.addText(href);
		if (this.marks.close('link')) return;
		this.marks.close(NO_LINK);
		this.addLinked(behindText(this.label, href));
	}

	private addOther(node: AdfNode) {
		this.nodes.push(node);
		this.before = '';
	}

	/** A link that stands for a node of its own, with the text it shows. */
	addNode(special: Special, label: Token[]) {
		if (special.type !== 'mention') {
			this.addOther(special);
			return;
		}
		const name = wordsOf(label)
			.replace(/\s+/g, ' ')
			.replace(/^[@\s]+/, '')
			.trim();
		const last = this.nodes.at(-1);
		if (last?.type === 'text' && last.text?.endsWith('@')) {
			last.text = last.text.slice(0, -1);
			if (last.text === '') this.nodes.pop();
		}
		this.addOther({
			type: 'mention',
			attrs: { ...special.attrs, ...(name && { text: `@${name}` }) },
		});
	}

	/** Text that may hold addresses, which are links without a word. */
	private addLinked(value: string) {
		const before = lastOf(this.before);
		let at = before.length;
		const whole = before + value;
		for (const { start, end, href } of this.isInLink() ? [] : linksIn(whole)) {
			if (start < at) continue;
			this.addText(whole.slice(at, start));
			this.addText(whole.slice(start, end), linkMark(href, ''));
			at = end;
		}
		this.addText(whole.slice(at));
	}

	private isInLink = () => this.marks.innermost('link') !== undefined;

	add(token: Token, isPaired: boolean) {
		const { type, content } = token;
		if (type === 'softbreak' || type === 'hardbreak') this.addOther(hardBreak());
		else if (type === 'code_inline') this.addText(content, { type: 'code' });
		else if (type === 'image') this.addImage(token);
		else if (type === 'adf') {
			const { type: notation, attrs } = token.meta as unknown as AdfNode;
			this.addOther({ type: notation, attrs });
		} else if (MARK_OF[type]) this.marks.open(MARK_OF[type]);
		else if (CLOSED_BY[type]) this.marks.close(CLOSED_BY[type]);
		else if (type === 'link_open') this.openLink(token);
		else if (type === 'link_close') this.closeLink();
		else if (isPaired) {
			const mark = token.meta as unknown as AdfMark;
			if (type === 'tag_open') this.marks.open(mark);
			else this.marks.close(mark.type);
		} else if (type === 'text') this.addLinked(content);
		else this.addText(content);
	}
}

type Special = { type: string; attrs: IDataObject };

/** The node that a link stands for, when it is no ordinary link. */
function specialOf(token: Token): Special | undefined {
	if (token.type !== 'link_open') return undefined;
	const href = attribute(token, 'href');
	const [, id] = ACCOUNT.exec(href) ?? [];
	if (id) return { type: 'mention', attrs: { id } };
	const type = isLinkable(href) ? SMART_LINKS[attribute(token, 'title')] : undefined;
	return type === undefined ? undefined : { type, attrs: { url: href } };
}

/**
 * The inline tokens of one block as ADF: no empty text, marks as they may stand together, a line break
 * for every newline as in GitHub's and Jira's comments. May contain a blockCard, an embedCard or a
 * mediaSingle, which only blocks.ts can place.
 * @param marks what the whole text carries besides its own marks
 */
export function inlineNodes(tokens: Token[], marks: AdfMark[] = []): AdfNode[] {
	const paired = pairedTags(tokens);
	const inline = new Inline(marks);
	let special: Special | undefined;
	let label: Token[] = [];
	for (const token of tokens) {
		if (special && token.type === 'link_close') {
			inline.addNode(special, label);
			special = undefined;
		} else if (special) label.push(token);
		else {
			special = specialOf(token);
			label = [];
			if (!special) inline.add(token, paired.has(token));
		}
	}
	return inline.nodes;
}
