// First, so that it sees the code under test compiled.
import { blocksOf, stepsOf, stopCounting } from '../harness/steps';
import { toRichText } from '../../nodes/JiraSiesta/fields/encode/richText';
import { InvalidInput } from '../../nodes/JiraSiesta/shared/invalidInput';
import { edit, fromAdf, unsupportedIn, lostBy, toAdf } from '../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../nodes/JiraSiesta/text';

const SHORT = 1_500;
/** Four times as long takes four times the steps, or little more; quadratic would be sixteen times. */
const TIMES = 4;
const MOST = 6;
const LONG = 100_000;

const repeated = (part: string) => (length: number) =>
	part.repeat(Math.ceil(length / part.length)).slice(0, length);
const halves = (open: string, close: string) => (length: number) => {
	const count = Math.floor(length / (open.length + close.length));
	return open.repeat(count) + close.repeat(count);
};

/** Text that makes some parser of Markdown slow, or might make this one so. */
const HOSTILE: Array<[string, (length: number) => string]> = [
	['one long line', repeated('lorem ipsum ')],
	['one long word', repeated('a')],
	['quotes in one another, and text', (length) => `${'>'.repeat(length / 2)}a ${repeated('b ')(length / 2)}`],
	['asterisks, opened and closed', halves('*a ', ' a*')],
	['items in one another', (length) => `${repeated('- ')(length / 2)}a${repeated('1. ')(length / 2)}`],
	['brackets', halves('[', ']')],
	...[
		...[
			'[',
			'[a](',
			'![',
			'>',
			'> ',
			'*',
			'*a _b ',
			'*a **b ',
			'*a*b',
			'_a',
			'**a *b* c** ',
			'**a *b** c* ',
			'~~a ',
			'~',
		],
		...[
			'`',
			'`a',
			'`a` ',
			'- ',
			'1. ',
			'- - ',
			'a@',
			'a.a@',
			'aaaa.',
			'http://',
			'http://a',
			'https://a.b/c ',
			'www.a.',
		],
		...[
			'&',
			'&amp;',
			'<',
			'<a ',
			'<u>',
			'<br>',
			'\\',
			'\n',
			'a\n',
			'\t',
			'#',
			'|',
			':',
			':a',
			':smile:',
			'{status:',
			'{date:',
		],
		...[
			'@[a](accountid:1)',
			'@[a',
			'[~accountid:1',
			'- [ ] a\n',
			'> [!NOTE]\n',
			'>> [!NOTE]\n',
			'<details>\n',
			'<details><summary>',
		],
		...['[a]: b\n', '[a', 'a\n=\n', '> a\n> - b\n', '** a ** ', '(', '"', '😀*', '\u00a0*'],
	].map((part): [string, (length: number) => string] => [JSON.stringify(part), repeated(part)]),
	[
		'code spans of growing length',
		(length) => Array.from({ length: Math.sqrt(2 * length) }, (_, n) => '`'.repeat(n)).join(' '),
	],
	[
		'a list deeper with each item',
		(length) =>
			Array.from({ length: Math.sqrt(length) }, (_, n) => `${' '.repeat(n * 2)}- a`).join('\n'),
	],
	[
		'a wide table',
		(length) =>
			`|${'a|'.repeat(length / 6)}\n|${'-|'.repeat(length / 6)}\n|${'b|'.repeat(length / 6)}`,
	],
	['a long table', (length) => `|a|b|\n|-|-|\n${repeated('|a|b|\n')(length)}`],
	['tables without rows', repeated('|a|\n|-|\n\n')],
	['tables that are none', repeated('|-|\n|-|-|\n')],
	['tables whose first rows have statuses', repeated('|{status:a|red}|\n|-|\n\n')],
	['a table of statuses', (length) => `|a|\n|-|\n${repeated('|{status:a|red}|`a|b`|c|\n')(length)}`],
	['a row of code', (length) => `|a|\n|-|\n|${repeated('`a|')(length)}`],
	['a row of statuses without an end', (length) => `|a|\n|-|\n|${repeated('{status:a|')(length)}`],
	['settings', (length) => `---\n${repeated('a: b\n')(length)}`],
	['expands of one line', repeated('<details><summary>a</summary>b</details>\n')],
	['an expand of one line, open', repeated('<details><summary>a</summary>b')],
	// More than may be nested, also in the short text: the others are lines of text.
	['expands in one another', (length) => halves('<details>\n', '</details>\n')(length + 3_000)],
	['tags in one another', halves('<u>', '</u>')],
	['a URL of brackets', (length) => `https://a.b/${'('.repeat(length)}`],
	['a URL of closing brackets', (length) => `https://a.b/${')'.repeat(length)}`],
	['a URL of entities', (length) => `https://a.b/${repeated('&a;')(length)}`],
	['spaces between two letters', (length) => `a${' '.repeat(length)}b`],
];

/** A document that says a text, or rather a part of it, in every place of its own. */
const everywhere = (text: string) => {
	const said = text.slice(0, text.length / 8);
	return {
		type: 'doc',
		version: 1,
		content: [
			{ type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: said }] },
			{
				type: 'paragraph',
				content: [
					{ type: 'text', text: said, marks: [{ type: 'strong' }] },
					{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: `https://x.cz/${said}`, title: said } }] },
					{ type: 'text', text: said, marks: [{ type: 'code' }] },
					{ type: 'text', text: 'a', marks: [{ type: 'link', attrs: { href: said } }] },
					{ type: 'mention', attrs: { id: said, text: said } },
					{ type: 'mention', attrs: { id: '1', text: said } },
					{ type: 'status', attrs: { text: said, color: 'blue' } },
					{ type: 'emoji', attrs: { shortName: said, text: said } },
					{ type: 'date', attrs: { timestamp: said } },
					{ type: 'inlineCard', attrs: { url: `https://x.cz/${said}` } },
					{ type: 'placeholder', attrs: { text: said } },
					{ type: 'unknown', attrs: { title: { text: said } } },
				],
			},
			{ type: 'codeBlock', attrs: { language: said }, content: [{ type: 'text', text: said }] },
			{ type: 'expand', attrs: { title: said }, content: [{ type: 'paragraph', content: [{ type: 'text', text: said }] }] },
			{ type: 'mediaSingle', content: [{ type: 'media', attrs: { type: 'file', id: '1', collection: '', alt: said } }] },
			{
				type: 'table',
				content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [{ type: 'codeBlock', content: [{ type: 'text', text: said }] }] }] }],
			},
			{ type: 'paragraph', content: [{ type: 'text', text: said }] },
		],
	} as unknown as AdfDocument;
};

/** What is refused is as good as read. */
const orRefused = (read: () => unknown) => {
	try {
		read();
	} catch (error) {
		expect(error).toBeInstanceOf(InvalidInput);
	}
};

const WORK: Array<[what: string, work: (text: string) => void]> = [
	['Markdown, read and written', (text) => fromAdf(toAdf(text))],
	['a document that says it in every place', (text) => fromAdf(everywhere(text))],
	[
		'losses, sections and other formats',
		(text) => {
			const [document, plain] = [everywhere(text), toAdf(text, 'plain')];
			unsupportedIn(document);
			lostBy(document, plain);
			orRefused(() => edit(document, { how: 'replaceSection', heading: text }, plain));
			orRefused(() => edit(document, { how: 'replaceSection', heading: `${text}x` }, plain));
			orRefused(() => toAdf(text, 'adf'));
			orRefused(() => toAdf(`{"type":"doc","version":1,"content":${text}`));
			orRefused(() => toRichText(text, 'Description'));
		},
	],
];

afterAll(stopCounting);

describe.each(WORK)('%s', (_work, work) => {
	// What happens only once is behind it.
	beforeAll(() => work('warm'));

	test.each(HOSTILE)('%s: steps in proportion to the length', (_what, of) => {
		const short = stepsOf(() => work(of(SHORT)));
		const long = stepsOf(() => work(of(SHORT * TIMES)));
		expect(long).toBeLessThan(MOST * short);
		// And so it goes on.
		const longest = blocksOf(() => work(of(LONG)));
		expect(longest).toBeLessThan((LONG / SHORT) * (MOST / TIMES) * short);
	});
});

describe('the count', () => {
	const letters = (length: number) => 'a'.repeat(length);

	test('is the same each time', () => {
		const work = () => toAdf('*a* https://x.cz `b`\n'.repeat(20));
		work();
		expect(stepsOf(work)).toBe(stepsOf(work));
	});

	test.each<[string, (text: string) => unknown]>([
		['a pattern that goes back and forth', (text) => /a+b/.test(text)],
		['a pattern on what is left of a text', (text) => [...text].map((_, index) => /^a*$/.exec(text.slice(index)))],
		['a search in what is left of a text', (text) => [...text].map((_, index) => text.indexOf('b', index))],
		['a list copied for each element', (text) => [...text].reduce<string[]>((all, char) => all.concat(char), [])],
	])('sees %s', (_what, work) => {
		expect(stepsOf(() => work(letters(400)))).toBeGreaterThan(10 * stepsOf(() => work(letters(100))));
	});
});
