import { doc, node, text } from '../adf/nodes';
import type { AdfDocument } from '../adf/nodes';
import { blocksOf } from './blocks';
import { cleaned } from '../serialize/escape';
import { frontMatterOf } from './frontMatter';
import { fileNamesIn, notePictures } from './pictures';
import type { Pictures } from './pictures';
import { tokenize } from './syntax';

/**
 * Markdown as a valid document of the Atlassian Document Format: CommonMark, GitHub's flavour and the
 * notations of notation.ts. Never fails; takes time linear in the length. What ADF does not allow in a
 * place takes the nearest form that it does: a heading in a list item is a bold line, a quote in a quote
 * or in a list item is its text, a table in a list item is a line for each row.
 *
 * @param pictures files that images may show by their names
 */
export function fromMarkdown(markdown: string, pictures?: Pictures): AdfDocument {
	const { yaml, rest } = frontMatterOf(markdown);
	const settings = yaml === undefined ? [] : [node('codeBlock', [text(cleaned(yaml))], { language: 'yaml' })];
	const tokens = tokenize(rest);
	if (pictures) notePictures(tokens, pictures);
	return doc([...settings, ...blocksOf(tokens)]);
}

/** The names of files that a Markdown text has in the places of images' addresses: `![Chart](chart.png)`. */
export const picturesIn = (markdown: string): string[] =>
	markdown.includes('![') ? fileNamesIn(tokenize(frontMatterOf(markdown).rest)) : [];
