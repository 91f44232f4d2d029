import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../shared/objects';
import { fromAdf, toAdf } from '../../text';
import { canonical } from './confirmationCode';

/** Names by account ID, as Jira gives them. */
type People = ReadonlyMap<string, string>;

type Mention = { mention: string; at: number; text: unknown };

const isMention = ({ type }: IDataObject) => type === 'mention';

/** The account IDs of the mentions in a document, in its order. */
export function mentionsIn(node: unknown): string[] {
	const object = asObject(node);
	const own = isMention(object) ? [String(asObject(object.attrs).id)] : [];
	return [...own, ...(Array.isArray(object.content) ? object.content.flatMap(mentionsIn) : [])];
}

/**
 * A document whose mentions have the names that Jira gives, and what the request called those that it named otherwise: a
 * mention notifies whom its ID is of, whatever name is written beside it.
 */
function namedByJira(node: IDataObject, people: People, others: Mention[], seen = { mentions: 0 }): IDataObject {
	if (isMention(node)) {
		const { id, text } = asObject(node.attrs);
		const at = ++seen.mentions;
		const name = `@${people.get(String(id)) ?? String(id)}`;
		if (text !== name) others.push({ mention: String(id), at, text });
		return { ...node, attrs: { ...asObject(node.attrs), text: name } };
	}
	if (!Array.isArray(node.content)) return node;
	const content = (node.content as IDataObject[]).map((one) => namedByJira(one, people, others, seen));
	return { ...node, content };
}

const documentOf = (content: IDataObject[]) => ({ type: 'doc', version: 1, content });

/** The Markdown of blocks that says all of them; undefined where it would read back as something else. */
function markdownOf(content: IDataObject[]): string | undefined {
	const text = fromAdf(documentOf(content)) ?? '';
	return canonical(toAdf(text).content) === canonical(content) ? text : undefined;
}

/** Runs of blocks that Markdown says, each as one text, and the others as they are. */
function inParts(blocks: IDataObject[]): Array<string | IDataObject> {
	const parts: Array<string | IDataObject> = [];
	let run: IDataObject[] = [];
	const endRun = () => {
		if (run.length > 0) parts.push(...(markdownOf(run) === undefined ? run : [markdownOf(run)!]));
		run = [];
	};
	for (const block of blocks) {
		if (markdownOf([block]) !== undefined) run.push(block);
		else {
			endRun();
			parts.push(block);
		}
	}
	endRun();
	return parts;
}

const blocksOf = (document: unknown) => {
	const { content } = asObject(document);
	return Array.isArray(content) ? (content as IDataObject[]) : [];
};

const isSame = (one: IDataObject[], other: IDataObject[]) => canonical(one) === canonical(other);

/** A present text that stays whole, with something before or behind it; the present text itself says what it is. */
function beside(blocks: IDataObject[], present: IDataObject[]): unknown[] | undefined {
	const more = blocks.length - present.length;
	if (present.length === 0 || more <= 0) return undefined;
	const unchanged = { unchanged: fromAdf(documentOf(present)) };
	if (isSame(blocks.slice(0, present.length), present)) return [unchanged, ...inParts(blocks.slice(present.length))];
	return isSame(blocks.slice(more), present) ? [...inParts(blocks.slice(0, more)), unchanged] : undefined;
}

/**
 * A document as a person reads it, so that no two documents read the same: as Markdown, and, of what Markdown cannot say
 * (parameters of a macro, a picture's file …), each block as Jira takes it. People are named by Jira; what the request
 * called them otherwise is put at the end.
 *
 * @param present the document that it replaces
 * @returns a text, or a list of texts and blocks
 */
export function shownDocument(document: IDataObject, people: People, present?: unknown): unknown {
	const others: Mention[] = [];
	const blocks = blocksOf(namedByJira(document, people, others));
	const whole = markdownOf(blocks);
	if (whole !== undefined && others.length === 0) return whole;
	const kept = beside(blocksOf(document), blocksOf(present));
	if (kept) return kept;
	return [...(whole === undefined ? inParts(blocks) : [whole]), ...others];
}
