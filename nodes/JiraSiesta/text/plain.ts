import type { IDataObject } from 'n8n-workflow';

/** Atlassian Document Format: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export type AdfNode = {
	type: string;
	text?: string;
	attrs?: IDataObject;
	marks?: IDataObject[];
	content?: AdfNode[];
};
export type AdfDocument = { type: 'doc'; version: 1; content: AdfNode[] };

/** Lines of one paragraph, broken where the text breaks. ADF allows no empty text node. */
function inline(paragraph: string): AdfNode[] {
	return paragraph
		.split('\n')
		.flatMap((line, index): AdfNode[] => [
			...(index > 0 ? [{ type: 'hardBreak' }] : []),
			...(line === '' ? [] : [{ type: 'text', text: line }]),
		]);
}

/** Plain text as a document: an empty line starts a new paragraph, a line break stays one. */
export function toAdf(text: string): AdfDocument {
	const paragraphs = text
		.replace(/\r\n?/g, '\n')
		.split(/\n{2,}/)
		.filter((paragraph) => paragraph !== '');
	return {
		type: 'doc',
		version: 1,
		content: paragraphs.map((paragraph) => ({ type: 'paragraph', content: inline(paragraph) })),
	};
}
