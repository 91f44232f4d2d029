import type { IDataObject } from 'n8n-workflow';

/** Atlassian Document Format: https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ */
export type AdfMark = { type: string; attrs?: IDataObject };
export type AdfNode = {
	type: string;
	text?: string;
	attrs?: IDataObject;
	marks?: AdfMark[];
	content?: AdfNode[];
};
export type AdfDocument = { type: 'doc'; version: 1; content: AdfNode[] };

export const doc = (content: AdfNode[]): AdfDocument => ({ type: 'doc', version: 1, content });

export const node = (type: string, content: AdfNode[], attrs?: IDataObject): AdfNode => ({
	type,
	...(attrs && { attrs }),
	content,
});

export const paragraph = (content: AdfNode[] = []): AdfNode => node('paragraph', content);

export const text = (value: string, marks: AdfMark[] = []): AdfNode => ({
	type: 'text',
	text: value,
	...(marks.length > 0 && { marks }),
});

export const hardBreak = (): AdfNode => ({ type: 'hardBreak' });

export const children = ({ content }: AdfNode): AdfNode[] => (Array.isArray(content) ? content : []);

/** The one alignment of all the paragraphs of a cell, if they have one. */
export function cellAlignment(cell: AdfNode): string {
	const sides = children(cell).map(({ marks = [] }) =>
		String(marks.find(({ type }) => type === 'alignment')?.attrs?.align ?? ''),
	);
	return sides.every((side) => side === sides[0]) ? (sides[0] ?? '') : '';
}

/** The words of a node without any formatting, as headings are compared by. */
export function wordsOf(given: AdfNode): string {
	if (given.type === 'hardBreak') return ' ';
	const { text: shown, shortName } = given.attrs ?? {};
	return given.text ?? (children(given).map(wordsOf).join('') || String(shown ?? shortName ?? ''));
}
