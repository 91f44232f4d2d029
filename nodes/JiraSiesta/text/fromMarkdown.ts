import { doc } from './adf';
import type { AdfDocument } from './adf';
import { blocksOf } from './blocks';
import { tokenize } from './syntax';

/**
 * Markdown as a valid document of the Atlassian Document Format: CommonMark, GitHub's flavour and the
 * notations of notation.ts. Never fails; takes time linear in the length. What ADF does not allow in a
 * place takes the nearest form that it does: a heading in a list item is a bold line, a quote in a quote
 * or in a list item is its text, a table in a list item is a line for each row.
 */
export const fromMarkdown = (markdown: string): AdfDocument => doc(blocksOf(tokenize(markdown)));
