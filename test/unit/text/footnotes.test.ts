import { fromAdf, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../../nodes/JiraSiesta/text';
import { problemOf } from '../../../nodes/JiraSiesta/text/adf/validate';

const short = (document: AdfDocument) =>
	document.content.map(({ type, content = [] }) => `${type} ${content.map((node) => node.text ?? (node.type === 'hardBreak' ? '⏎' : node.type)).join('')}`.trim());

test.each<[what: string, markdown: string, ...blocks: string[]]>([
	['the note is at the end', 'Text[^1]\n\n[^1]: Note', 'paragraph Text[^1]', 'paragraph [^1]: Note'],
	['a note of words', 'Text[^1]\n\n[^1]: A note of *words*, see https://x.cz', 'paragraph Text[^1]', 'paragraph [^1]: A note of words, see https://x.cz'],
	['notes within the text', 'a[^n]\n\n[^n]: one\n[^2]: two\n\nb[^2]', 'paragraph a[^n]', 'paragraph b[^2]', 'paragraph [^n]: one', 'paragraph [^2]: two'],
	['a note below its text', 'a[^1]\n[^1]: one', 'paragraph a[^1]', 'paragraph [^1]: one'],
	['an address as a note', 'a[^1] and [^1]\n\n[^1]: https://x.cz', 'paragraph a[^1] and [^1]', 'paragraph [^1]: https://x.cz'],
	['more lines and blocks', '[^1]: one\ntwo\n\n    three\n\n    - four\n\nfive', 'paragraph five', 'paragraph [^1]: one⏎two', 'paragraph three', 'bulletList listItem'],
	['blocks that are indented by two', '[^1]: one\n\n  two\n\n three', 'paragraph three', 'paragraph [^1]: one', 'paragraph two'],
	['what begins a block ends a note', '[^1]: one\n# b', 'heading b', 'paragraph [^1]: one'],
	['a note that begins with a list', '[^1]: - a', 'paragraph [^1]:', 'bulletList listItem'],
	['a note of nothing', '[^1]:', 'paragraph [^1]:'],
	['a note in a list and in a quote', '- a[^1]\n\n  [^1]: one\n\n> [^2]: two', 'bulletList listItem', 'blockquote paragraph', 'paragraph [^1]: one', 'paragraph [^2]: two'],
	['a note in a note is text', '[^1]: [^2]: x', 'paragraph [^1]: [^2]: x'],
	['no note', '[^a b]: *c*\n\n\\[^1]: d\n\ne', 'paragraph [^a b]: c', 'paragraph [^1]: d', 'paragraph e'],
	['code', '    [^1]: a\n\nb', 'codeBlock [^1]: a', 'paragraph b'],
])('footnotes: %s', (_what, markdown, ...blocks) => {
	const document = toAdf(markdown);
	expect(short(document)).toEqual(blocks);
	expect(problemOf(document)).toBeUndefined();
	const written = fromAdf(document);
	expect(toAdf(written)).toEqual(document);
	expect(fromAdf(toAdf(written))).toBe(written);
});

test('notes keep their notation, and a text that only looks like one its place', () => {
	const markdown = 'Text[^1] and[^2]\n\n[^1]: A *note*\n\n[^2]: https://x.cz';
	expect(fromAdf(toAdf(markdown))).toBe(markdown);
	const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
	const document = { type: 'doc', version: 1, content: ['[^1]: a b', 'c', '[^2]:  d', '[^*]: e', '[^3]: # f'].map(paragraph) } as AdfDocument;
	expect(fromAdf(document)).toBe('\\[^1]: a b\n\nc\n\n\\[^2]:  d\n\n\\[^\\*]: e\n\n[^3]: \\# f');
	expect(toAdf(fromAdf(document))).toEqual(document);
});
