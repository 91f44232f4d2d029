import type { IDataObject } from 'n8n-workflow';

import type { AdfMark, AdfNode } from './nodes';

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Deeper than anything that is read; what lies below is left as it is. */
const DEEPEST = 300;

function soundMark({ type, attrs }: IDataObject): AdfMark {
	return { type: String(type), ...(isObject(attrs) && { attrs }) };
}

/**
 * A document with the shape that the others of this folder rely on, whatever an app or an import has
 * stored: nodes that are objects, lists that are lists, texts that are texts. What is well formed stays
 * the same.
 */
export function normalize(node: unknown, depth = 0): AdfNode {
	if (!isObject(node)) return { type: 'text', text: String(node) };
	const { type, text, attrs, marks, content } = node;
	return {
		type: String(type),
		...(text !== undefined && text !== null && { text: String(text) }),
		...(isObject(attrs) && { attrs }),
		...(Array.isArray(marks) && { marks: marks.filter(isObject).map(soundMark) }),
		...(Array.isArray(content) && {
			content:
				depth > DEEPEST
					? []
					: content
							.filter((child) => child !== null && child !== undefined)
							.map((child) => normalize(child, depth + 1)),
		}),
	};
}
