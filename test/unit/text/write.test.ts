import { picturesIn, toAdf } from '../../../nodes/JiraSiesta/text';
import { problemOf } from '../../../nodes/JiraSiesta/text/adf/validate';

type Mark = string | object;

const mark = (given: Mark) => (typeof given === 'string' ? { type: given } : given);
const t = (text: string, ...marks: Mark[]) => ({
	type: 'text',
	text,
	...(marks.length > 0 && { marks: marks.map(mark) }),
});
const n = (type: string, ...content: object[]) => ({ type, content });
const a = (type: string, attrs: object, ...content: object[]) => ({ type, attrs, content });
const p = (...content: Array<object | string>) => n('paragraph', ...content.map((one) => (typeof one === 'string' ? t(one) : one)));
const item = (...content: object[]) => n('listItem', ...content);
const br = { type: 'hardBreak' };
const link = (href: string, title?: string) => ({
	type: 'link',
	attrs: { href, ...(title && { title }) },
});
const sub = { type: 'subsup', attrs: { type: 'sub' } };
const task = (state: string, ...content: object[]) => ({
	type: 'taskItem',
	attrs: { localId: expect.stringMatching(/^[0-9a-f]{16}$/), state },
	content,
});
const tasks = (...content: object[]) => ({
	type: 'taskList',
	attrs: { localId: expect.any(String) },
	content,
});
const cell = (text: string) => n('tableCell', text === '' ? p() : p(text));
const header = (text: string) => n('tableHeader', p(text));

type Case = [what: string, markdown: string, ...content: object[]];

const BLOCKS: Case[] = [
	['nothing', ' \n\n '],
	['paragraphs', 'a\n\nb', p('a'), p('b')],
	['a new line', 'a\nb  \nc\\\nd<br>e', p('a', br, 'b', br, 'c', br, 'd', br, 'e')],
	[
		'headings',
		'# a #\n###### b\n####### c\nd\n---',
		a('heading', { level: 1 }, t('a')),
		a('heading', { level: 6 }, t('b')),
		a('heading', { level: 2 }, t('####### c'), br, t('d')),
	],
	['a heading of nothing', '#', a('heading', { level: 1 })],
	['bullets', '- a\n- b\n\n* c', n('bulletList', item(p('a')), item(p('b'))), n('bulletList', item(p('c')))],
	['a number to begin with', '7) a\n9) b', a('orderedList', { order: 7 }, item(p('a')), item(p('b')))],
	['numbers from 1', '1. a', n('orderedList', item(p('a')))],
	['numbers from 0', '0. a', a('orderedList', { order: 0 }, item(p('a')))],
	['lists in lists', '- a\n  1. b\n     - c', n('bulletList', item(p('a'), n('orderedList', item(p('b'), n('bulletList', item(p('c')))))))],
	['an item that is a list: Jira begins with a line', '- - a', n('bulletList', item(p(), n('bulletList', item(p('a')))))],
	['an empty item', '-', n('bulletList', item(p()))],
	['tasks', '- [ ] a\n- [x] b\n- [X] c', tasks(task('TODO', t('a')), task('DONE', t('b')), task('DONE', t('c')))],
	['tasks in tasks are children of the list', '- [ ] a\n  - [x] b', tasks(task('TODO', t('a')), tasks(task('DONE', t('b'))))],
	['tasks and items: each in a list of its kind', '- [ ] a\n- b\n- [x] c', tasks(task('TODO', t('a'))), n('bulletList', item(p('b'))), tasks(task('DONE', t('c')))],
	['what a task cannot hold follows it', '- [ ] a\n\n  ```\n  x\n  ```\n- [ ] b', tasks(task('TODO', t('a'))), n('codeBlock', t('x')), tasks(task('TODO', t('b')))],
	['tasks in an item', '- a\n  - [ ] b', n('bulletList', item(p('a'), tasks(task('TODO', t('b')))))],
	[
		'no task: escaped, numbered, or a link',
		'- \\[ ] a\n\n1. [ ] b\n\n- [x](https://y.cz)',
		n('bulletList', item(p('[ ] a'))),
		n('orderedList', item(p('[ ] b'))),
		n('bulletList', item(p(t('x', link('https://y.cz'))))),
	],
	['a quote', '> a\n> b\n\n>', n('blockquote', p('a', br, 'b')), n('blockquote', p())],
	['code', '```js x\na *b*\n\n```\n\n    c', a('codeBlock', { language: 'js' }, t('a *b*\n')), n('codeBlock', t('c'))],
	['code of nothing', '```\n```', n('codeBlock')],
	['a rule', 'a\n\n***', p('a'), { type: 'rule' }],
	['a table', '|a|b|\n|-|:-|\n|1 \\| 2||', n('table', n('tableRow', header('a'), header('b')), n('tableRow', cell('1 | 2'), cell('')))],
	['a table without a header', '| | |\n|-|-|\n|1|2|', n('table', n('tableRow', cell('1'), cell('2')))],
	['a header of spaces only is none', '| &nbsp; |\n|-|\n|1|', n('table', n('tableRow', cell('1')))],
	['HTML is text', '<div>\n*a* <b>\n</div>', p('<div>', br, t('a', 'em'), ' <b>', br, '</div>')],
	[
		'definitions that nothing refers to are text',
		'[Bug]: crash\n[b]: *c*\nd\n\n- [e]: f\n\n[g]: h\n# i',
		p('[Bug]: crash', br, '[b]: ', t('c', 'em'), br, 'd'),
		n('bulletList', item(p('[e]: f'))),
		p('[g]: h'),
		a('heading', { level: 1 }, t('i')),
	],
	['a definition', '[a][R]\n\n[r]: https://x.cz "T"', p(t('a', link('https://x.cz', 'T')))],
	['Windows line ends, NUL', 'a\r\nb\r\n\r\nc\0', p('a', br, 'b'), p('c\ufffd')],
];

const INLINE: Case[] = [
	['marks', '**a** __b__ *c* _d_ ~~e~~ `f`', p(t('a', 'strong'), ' ', t('b', 'strong'), ' ', t('c', 'em'), ' ', t('d', 'em'), ' ', t('e', 'strike'), ' ', t('f', 'code'))],
	['marks in marks, in the order of the editor', '~~**_a_**~~', p(t('a', 'em', 'strong', 'strike'))],
	['code goes with a link only', '**a `b` [`c`](https://d.cz)**', p(t('a ', 'strong'), t('b', 'code'), t(' ', 'strong'), t('c', link('https://d.cz'), 'code'))],
	['HTML tags that are marks', 'H<sub>2</sub>O <u>a *b*</u>', p('H', t('2', sub), 'O ', t('a ', 'underline'), t('b', 'em', 'underline'))],
	['tags without their other half', '<u>a *b</u>*', p('<u>a ', t('b</u>', 'em'))],
	[
		'addresses',
		'https://x.cz/a_b_(c)). www.x.cz/y, ana@x.cz!',
		p(t('https://x.cz/a_b_(c)', link('https://x.cz/a_b_(c)')), '). ', t('www.x.cz/y', link('http://www.x.cz/y')), ', ', t('ana@x.cz', link('mailto:ana@x.cz')), '!'),
	],
	['no addresses', 'README.md e.g.this a//b xhttps://x.cz http://', p('README.md e.g.this a//b xhttps://x.cz http://')],
	['a link is kept as it is written', '[a](<https://x.cz/ä b?c="d">)', p(t('a', link('https://x.cz/ä b?c="d"')))],
	['links to nowhere are text, links of nothing show their address', '[a]() [](https://x.cz) [](<>)', p('a ', t('https://x.cz', link('https://x.cz')), ' ')],
	['an emoji as a link would be none', '[:x:](https://x.cz)', p({ type: 'emoji', attrs: { shortName: ':x:', text: '❌' } }, t('https://x.cz', link('https://x.cz')))],
	['pictures', '![a *b*](https://x.cz/c.png "t") ![](https://x.cz/d.png)', p(t('a b', link('https://x.cz/c.png', 't')), ' ', t('https://x.cz/d.png', link('https://x.cz/d.png')))],
	['unsafe links are text', '[a](javascript:b) <vbscript:c>', p('[a](javascript:b) <vbscript:c>')],
	[
		'an address that Jira would drop is in the text',
		'[a](docs/b.md "t") **[c *d*](../e)** f [g](#h) [](/i) [j][k] [l.md](l.md)\n\n[k]: k.md',
		p('a (docs/b.md) ', t('c ', 'strong'), t('d', 'em', 'strong'), t(' (../e)', 'strong'), ' f g (#h) /i j (k.md) l.md'),
	],
	['a file, a picture beside the text, an own scheme', '[a](file://srv/b.docx) ![c](img/d.png) <foo:bar> [e](foo:bar)', p('a (file://srv/b.docx) c (img/d.png) foo:bar e (foo:bar)')],
	['an address in an address that Jira would drop', '[a](x/www.b.cz)', p('a (x/', t('www.b.cz', link('http://www.b.cz')), ')')],
	['entities and escapes', '&amp; &#42; \\* \\a', p('& * * \\a')],
	[
		'mentions',
		'@[Ana \\[x\\]](accountid:5b:1) [@Bo](accountid:2) [~accountid:3]: x',
		p({ type: 'mention', attrs: { id: '5b:1', text: '@Ana [x]' } }, ' ', { type: 'mention', attrs: { id: '2', text: '@Bo' } }, ' ', { type: 'mention', attrs: { id: '3' } }, ': x'),
	],
	['a mention at the beginning defines no link', '[~accountid:3]: hello', p({ type: 'mention', attrs: { id: '3' } }, ': hello')],
	['no mention: an ID that cannot be one', '@[Ana](accountid:a b)', p('@[Ana](accountid:a b)')],
	[
		'status',
		'{status:In work|Blue} {status:a\\|b} {status:x|grey} {status: |red} {status:x|pink}',
		p(
			{ type: 'status', attrs: { text: 'In work', color: 'blue' } },
			' ',
			{ type: 'status', attrs: { text: 'a|b', color: 'neutral' } },
			' ',
			{ type: 'status', attrs: { text: 'x', color: 'neutral' } },
			' {status: |red} {status:x|pink}',
		),
	],
	[
		'status with its bar escaped',
		'{status:In review\\|blue} {status:a\\|b\\|RED} {status:a\\\\|red}',
		p(
			{ type: 'status', attrs: { text: 'In review', color: 'blue' } },
			' ',
			{ type: 'status', attrs: { text: 'a|b', color: 'red' } },
			' ',
			{ type: 'status', attrs: { text: 'a\\', color: 'red' } },
		),
	],
	['dates', '{date:2026-12-31} {date:2026-02-30}', p({ type: 'date', attrs: { timestamp: '1798675200000' } }, ' {date:2026-02-30}')],
	['emoji', ':smile: :nothing: 10:100:30 a:x:b', p({ type: 'emoji', attrs: { shortName: ':smile:', text: '😄' } }, ' :nothing: 10:100:30 a:x:b')],
	['a smart link in text', 'a [b](https://x.cz "smart-card")', p('a ', { type: 'inlineCard', attrs: { url: 'https://x.cz' } })],
	[
		'a smart link alone',
		'[b](https://x.cz "smart-card")\n\n[b](https://x.cz "smart-embed")\n\n[b](https://x.cz "smart-link")',
		{ type: 'blockCard', attrs: { url: 'https://x.cz' } },
		{ type: 'embedCard', attrs: { url: 'https://x.cz', layout: 'center' } },
		p({ type: 'inlineCard', attrs: { url: 'https://x.cz' } }),
	],
];

const PANELS: Case[] = [
	...(
		[
			...[
				['NOTE', 'info'],
				['info', 'info'],
				['IMPORTANT', 'note'],
				['TIP', 'success'],
				['SUCCESS', 'success'],
			],
			...[
				['WARNING', 'warning'],
				['CAUTION', 'error'],
				['ERROR', 'error'],
				['DANGER', 'error'],
			],
		] as Array<[string, string]>
	).map(([alert, panelType]): Case => [alert, `> [!${alert}]\n> a`, a('panel', { panelType }, p('a'))]),
	['a panel of blocks', '> [!NOTE]\n>\n> # a\n> - b', a('panel', { panelType: 'info' }, a('heading', { level: 1 }, t('a')), n('bulletList', item(p('b'))))],
	['a panel of nothing', '> [!NOTE]', a('panel', { panelType: 'info' }, p())],
	['no panel', '> [!NOTE] a\n\n> [!OTHER]\n> b', n('blockquote', p('[!NOTE] a')), n('blockquote', p('[!OTHER]', br, 'b'))],
	['an expand', '<details><summary>A &lt;b&gt;</summary>\n\nx\n\n</details>', a('expand', { title: 'A <b>' }, p('x'))],
	['a title with tags', '<details><summary><b>A</b> <code>x</code> <i class="y">B</i></summary>\n\nx\n\n</details>', a('expand', { title: 'A x B' }, p('x'))],
	['an expand in one line', 'a\n<details><summary>A</summary>some *text*</details>\nb', p('a'), a('expand', { title: 'A' }, p('some ', t('text', 'em'))), p('b')],
	['an expand in one line, of nothing', '<details></details>', a('expand', { title: '' }, p())],
	['an expand on more lines', '<details open>\n<summary>A</summary>\nx\n</details>', a('expand', { title: 'A' }, p('x'))],
	['an expand in an expand', '<details>\n<details>\n<details>\nx\n</details>\n</details>\n</details>', a('expand', { title: '' }, a('nestedExpand', { title: '' }, p('x')))],
	['one half of an expand', '<details>\n\na\n\n> </details>', p('<details>'), p('a'), n('blockquote', p('</details>'))],
];

const NEAREST: Case[] = [
	['a heading in an item, in a quote', '- # a `b`\n\n> # c', n('bulletList', item(p(t('a ', 'strong'), t('b', 'code')))), n('blockquote', p(t('c', 'strong')))],
	[
		'a quote in a quote, in an item, in a panel',
		'> a\n> > b\n\n- > c\n\n> [!NOTE]\n> > d',
		n('blockquote', p('a'), p('b')),
		n('bulletList', item(p('c'))),
		a('panel', { panelType: 'info' }, n('blockquote', p('d')).content[0]),
	],
	['a table in an item', '- |a|\n  |-|\n  |b|', n('bulletList', item(p(t('a', 'strong'), br, 'b')))],
	[
		'a table in a quote keeps links and people',
		'> |a|b|\n> |-|-|\n> |[~accountid:1]|c|',
		n('blockquote', p(t('a', 'strong'), t(' | '), t('b', 'strong'), br, { type: 'mention', attrs: { id: '1' } }, ' | ', 'c')),
	],
	['a panel in an item', '- > [!WARNING]\n  > a', n('bulletList', item(p(t('Warning', 'strong')), p('a')))],
	['an expand in an item', '- <details><summary>A</summary>\n\n  b\n\n  </details>', n('bulletList', item(p(t('A', 'strong')), p('b')))],
	['a rule in an item', '- a\n\n  ***', n('bulletList', item(p('a'), p('---')))],
	['tasks in a quote', '> - [x] a', n('blockquote', n('bulletList', item(p('[x] a'))))],
	['a card in an item', '- [b](https://x.cz "smart-card")', n('bulletList', item(p({ type: 'inlineCard', attrs: { url: 'https://x.cz' } })))],
];

describe.each<[string, Case[]]>([
	['blocks', BLOCKS],
	['inline', INLINE],
	['panels and expands', PANELS],
	['the nearest form', NEAREST],
])('Markdown to ADF: %s', (_what, cases) => {
	test.each(cases)('%s', (_name, markdown, ...content) => {
		const document = toAdf(markdown);
		// Texts that the expectation writes one by one may be one.
		expect(joined(document)).toEqual(joined({ type: 'doc', version: 1, content }));
		expect(problemOf(document)).toBeUndefined();
	});
});

const CHART = { type: 'file', id: 'b5a6e2a0-7c3b-4d61-9a52-0f9b1c2d3e4f', collection: '', alt: 'Chart' };
const picture = { type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: CHART }] };
const small = { type: 'mediaInline', attrs: CHART };

describe('a picture of a file that is known', () => {
	const write = (markdown: string) => toAdf(markdown, 'markdown', 'Text', new Map([['chart ä.png', CHART.id]]));
	const IMAGE = '![Chart](<chart ä.png>)';

	test.each<[string, string, object]>([
		['alone', IMAGE, picture],
		['by a reference', '![Chart][1]\n\n[1]: <chart%20ä.png>', picture],
		['in bold', `**${IMAGE}**`, picture],
		['in a list item', `- ${IMAGE}`, picture],
		['in a quote', `> ${IMAGE}`, picture],
		['in a panel', `> [!NOTE]\n> ${IMAGE}`, picture],
		['in an expand', `<details><summary>More</summary>\n\n${IMAGE}\n\n</details>`, picture],
		['beside text', `See ${IMAGE}`, small],
		['in a heading', `# ${IMAGE}`, small],
		['in a task', `- [ ] ${IMAGE}`, small],
		['in a table', `| a |\n|---|\n| ${IMAGE} |`, small],
		['in a table in a list', `- a\n\n  | a |\n  |---|\n  | ${IMAGE} |`, small],
	])('%s', (_where, markdown, expected) => {
		const document = write(markdown);
		expect(problemOf(document)).toBeUndefined();
		expect(JSON.stringify(document)).toContain(JSON.stringify(expected));
	});

	test.each([
		['in a link', `[${IMAGE}](https://x.cz)`],
		['of another name', '![Chart](chart.png)'],
		['in a folder', '![Chart](<a/chart ä.png>)'],
		['of a wrong encoding', '![Chart](chart%E4.png)'],
		['as code', `\`${IMAGE}\``],
	])('%s it is text as ever', (_where, markdown) => {
		expect(write(markdown)).toEqual(toAdf(markdown));
	});

	test('its name is told, once, and no address', () => {
		expect(picturesIn(`${IMAGE} a ${IMAGE}\n\n![x](https://x.cz/a.png) ![y](/a.png) ![z](b.png)`)).toEqual(['chart ä.png', 'b.png']);
	});
});

type Node = { type: string; text?: string; marks?: object[]; content?: Node[] };

function joined(given: object): Node {
	const node = { ...given } as Node;
	if (!node.content) return node;
	const content: Node[] = [];
	for (const child of node.content.map(joined)) {
		const last = content.at(-1);
		const isSame = last?.type === 'text' && child.type === 'text' && JSON.stringify(last.marks) === JSON.stringify(child.marks);
		if (isSame) last.text = `${last.text}${child.text}`;
		else content.push({ ...child });
	}
	return { ...node, content };
}

test('the same Markdown gives the same local IDs, and no ID twice', () => {
	const markdown = '- [ ] a\n- [ ] a\n- [x] b\n\ntext\n\n- [ ] a';
	const ids = JSON.stringify(toAdf(markdown)).match(/"localId":"\w+"/g) ?? [];
	expect(ids).toHaveLength(6);
	expect(new Set(ids).size).toBe(6);
	expect(toAdf(markdown)).toEqual(toAdf(markdown));
});

test.each([
	['quotes', '> '.repeat(5_000)],
	['items', '- '.repeat(5_000)],
	['expands', '<details>\n'.repeat(5_000)],
])('%s nested without end are text in the end', (_what, opening) => {
	const document = toAdf(`${opening}last word`);
	expect(problemOf(document)).toBeUndefined();
	expect(JSON.stringify(document)).toContain('last word');
});

test('an expand in one line, within too many others, is text once', () => {
	const document = toAdf(`${'<details>\n'.repeat(64)}<details><summary>A</summary>last word</details>\n${'</details>\n'.repeat(64)}`);
	expect(problemOf(document)).toBeUndefined();
	expect(JSON.stringify(document).split('last word')).toHaveLength(2);
});
