import { fromAdf, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument, AdfNode } from '../../../nodes/JiraSiesta/text';

const hrefOf = ({ marks = [] }: AdfNode) => marks.find(({ type }) => type === 'link')?.attrs?.href;
function linksOf(node: AdfNode, found: unknown[] = []): unknown[] {
	const href = hrefOf(node);
	if (href !== undefined) found.push(href === node.text ? href : [node.text, href]);
	for (const child of node.content ?? []) linksOf(child, found);
	return found;
}

/** GitHub's rule for extended autolinks: https://github.github.com/gfm/#autolinks-extension- */
const BARE: Array<[markdown: string, ...links: unknown[]]> = [
	['See https://api.example.com/items?ids[]=1&ids[]=2 now', 'https://api.example.com/items?ids[]=1&ids[]=2'],
	['https://e.com/a|b|c', 'https://e.com/a|b|c'],
	['https://e.com/{id}/x^2*3', 'https://e.com/{id}/x^2*3'],
	['https://e.com/a`b`"c"\\d', 'https://e.com/a`b`"c"\\d'],
	['www.e.com/?a[]=1', ['www.e.com/?a[]=1', 'http://www.e.com/?a[]=1']],
	['WWW.e.com/a*b*c_d_e', ['WWW.e.com/a*b*c_d_e', 'http://WWW.e.com/a*b*c_d_e']],
	['(see https://e.com/a_(b)).', 'https://e.com/a_(b)'],
	['[https://e.com/a] {https://e.com/b} "https://e.com/c"', 'https://e.com/a', 'https://e.com/b', 'https://e.com/c'],
	['https://e.com/a?!.,:*_~', 'https://e.com/a'],
	['https://e.com/a?q=b&hl; https://e.com/b&amp', 'https://e.com/a?q=b', 'https://e.com/b&amp'],
	['https://e.com/a<br>b https://e.com/b<', 'https://e.com/a', 'https://e.com/b'],
	['https://e.com/a\\\nb', 'https://e.com/a'],
	['**https://e.com/a**, *https://e.com/b* ~~https://e.com/c~~', 'https://e.com/a', 'https://e.com/b', 'https://e.com/c'],
	['[https://e.com/a[1]](https://e.com/b)', ['https://e.com/a[1]', 'https://e.com/b']],
	['[a](https://e.com/b c)', 'https://e.com/b'],
	['> - https://e.com/[x]', 'https://e.com/[x]'],
	['## www.e.com/[x]', ['www.e.com/[x]', 'http://www.e.com/[x]']],
	['| https://e.com/a?x=[1] | www.e.com/b\\|c |\n| --- | --- |', 'https://e.com/a?x=[1]', ['www.e.com/b|c', 'http://www.e.com/b|c']],
	['xhttps://e.com/a xwww.e.com www.e_f http:// www.'],
	['`https://e.com/a[]`'],
];

test.each(BARE)('a bare address: %s', (markdown, ...links) => {
	const document = toAdf(markdown);
	expect(document.content.flatMap((node) => linksOf(node))).toEqual(links);
	// Stable over two rounds.
	const written = fromAdf(document);
	expect(toAdf(written)).toEqual(document);
	expect(fromAdf(toAdf(written))).toBe(written);
});

test.each([
	['https://e.com/a?ids[]=1&x={y}|z', 'https://e.com/a?ids[]=1&x={y}|z'],
	['www.e.com/?a[]=1', 'http://www.e.com/?a[]=1'],
])('on the way back an address stays whole and without brackets: %s', (shown, href) => {
	const paragraph = (...content: object[]) => ({ type: 'doc', version: 1, content: [{ type: 'paragraph', content }] }) as AdfDocument;
	for (const document of [
		paragraph({ type: 'text', text: `See ${shown}, now` }),
		paragraph({ type: 'text', text: 'See ' }, { type: 'text', text: shown, marks: [{ type: 'link', attrs: { href } }] }, { type: 'text', text: ', now' }),
	]) {
		expect(fromAdf(document)).toBe(`See ${shown}, now`);
		expect(fromAdf(toAdf(fromAdf(document)))).toBe(`See ${shown}, now`);
	}
});

test.each([
	['a word behind it', 'https://e.com/a', 'b'],
	['a parenthesis that is open in it', 'https://e.com/(a', ') b'],
	['asterisks behind it', 'https://e.com/a', '*b*'],
])('an address that would read on has brackets: %s', (_what, href, after) => {
	const document = {
		type: 'doc',
		version: 1,
		content: [{ type: 'paragraph', content: [{ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }, { type: 'text', text: after }] }],
	} as AdfDocument;
	expect(fromAdf(document)).toMatch(/^<https:[^ ]*>/);
	expect(toAdf(fromAdf(document))).toEqual(document);
});
