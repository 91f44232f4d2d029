import { doc, hardBreak, paragraph, text } from '../adf/nodes';
import type { AdfDocument, AdfNode } from '../adf/nodes';

export type { AdfDocument, AdfNode } from '../adf/nodes';

/** Lines of one paragraph, broken where the text breaks. ADF allows no empty text node. */
const inline = (lines: string): AdfNode[] =>
	lines
		.split('\n')
		.flatMap((line, index): AdfNode[] => [...(index > 0 ? [hardBreak()] : []), ...(line === '' ? [] : [text(line)])]);

/** Plain text as a document: an empty line starts a new paragraph, a line break stays one. */
export function plainToAdf(given: string): AdfDocument {
	const paragraphs = given
		.replace(/\r\n?/g, '\n')
		.split(/\n{2,}/)
		.filter((lines) => lines !== '');
	return doc(paragraphs.map((lines) => paragraph(inline(lines))));
}
