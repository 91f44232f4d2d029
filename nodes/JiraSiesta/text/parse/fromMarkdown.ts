import { doc, node, text } from '../adf/nodes';
import type { AdfDocument } from '../adf/nodes';
import { blocksOf } from './blocks';
import { cleaned } from '../serialize/escape';
import { frontMatterOf } from './frontMatter';
import { tokenize } from './syntax';

/**
 * Markdown as a valid document of the Atlassian Document Format: CommonMark, GitHub's flavour and the
 * notations of notation.ts. Never fails; takes time linear in the length. What ADF does not allow in a
 * place takes the nearest form that it does: a heading in a list item is a bold line, a quote in a quote
 * or in a list item is its text, a table in a list item is a line for each row.
 */
export function fromMarkdown(markdown: string): AdfDocument {
	const { yaml, rest } = frontMatterOf(markdown);
	const settings = yaml === undefined ? [] : [node('codeBlock', [text(cleaned(yaml))], { language: 'yaml' })];
	return doc([...settings, ...blocksOf(tokenize(rest))]);
}
