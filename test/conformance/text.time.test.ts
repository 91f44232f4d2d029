import { fromAdf, toAdf } from '../../nodes/JiraSiesta/text';

/** The most that Jira takes. */
const LONGEST = 32_767;

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
	[
		'5,000 brackets in one another',
		(length) => `${'['.repeat(5_000)}a${']'.repeat(5_000)}${'a'.repeat(length)}`,
	],
	['5,000 quotes in one another', (length) => `${'>'.repeat(5_000)}a ${repeated('b ')(length)}`],
	[
		'5,000 asterisks, opened and closed',
		(length) => `${'*a '.repeat(5_000)}${' a*'.repeat(5_000)}${'a'.repeat(length)}`,
	],
	[
		'5,000 items in one another',
		(length) => `${'- '.repeat(5_000)}a${'1. '.repeat(5_000)}${'a'.repeat(length)}`,
	],
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
	['expands in one another', halves('<details>\n', '</details>\n')],
	['tags in one another', halves('<u>', '</u>')],
	['a URL of brackets', (length) => `https://a.b/${'('.repeat(length)}`],
	['a URL of closing brackets', (length) => `https://a.b/${')'.repeat(length)}`],
	['a URL of entities', (length) => `https://a.b/${repeated('&a;')(length)}`],
	['spaces between two letters', (length) => `a${' '.repeat(length)}b`],
];

/** The time for both ways, the better of two tries. */
function milliseconds(markdown: string): number {
	const tries = [0, 1].map(() => {
		const begin = Date.now();
		fromAdf(toAdf(markdown));
		return Date.now() - begin;
	});
	return Math.min(...tries);
}

test.each(HOSTILE)(
	'%s: soon done, and four times as long takes about four times as long',
	(_what, of) => {
		const [short, long] = [of(LONGEST / 2), of(LONGEST * 2)].map(milliseconds);
		expect(long).toBeLessThan(4_000);
		// Quadratic would be sixteen times.
		expect(long).toBeLessThan(9 * short + 250);
	},
);
