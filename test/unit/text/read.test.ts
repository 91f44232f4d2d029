import { fromAdf, unsupportedIn, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../../nodes/JiraSiesta/text';

const t = (text: string, ...marks: Array<string | object>) => ({
	type: 'text',
	text,
	...(marks.length > 0 && {
		marks: marks.map((one) => (typeof one === 'string' ? { type: one } : one)),
	}),
});
const n = (type: string, ...content: object[]) => ({ type, content });
const a = (type: string, attrs: object, ...content: object[]) => ({ type, attrs, content });
const p = (...content: Array<object | string>) => n('paragraph', ...content.map((one) => (typeof one === 'string' ? t(one) : one)));
const item = (...content: object[]) => n('listItem', ...content);
const br = { type: 'hardBreak' };
const link = (href: string) => ({ type: 'link', attrs: { href } });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content }) as AdfDocument;
const cell = (...content: object[]) => n('tableCell', ...content);
const header = (text: string) => n('tableHeader', p(text));
const file = {
	type: 'media',
	attrs: { type: 'file', id: 'id-1', collection: '', alt: 'chart.png' },
};
const macro = { extensionKey: 'toc', extensionType: 'com.atlassian' };
const paints = (...names: string[]) => names.map((type) => ({ type, attrs: { color: '#ff5630' } }));

type Case = [what: string, markdown: string, ...content: object[]];

/** What is written in Markdown, and comes back. */
const BOTH_WAYS: Case[] = [
	['only what would mean something is escaped', 'snake_case 2 * 3 [draft] a#b 1.5 C:\\Users a~b $x', p('snake_case 2 * 3 [draft] a#b 1.5 C:\\Users a~b $x')],
	['what means something', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\`d\\` [e\\](f) \\<g> \\&amp; \\\\\\*', p('*a* _b_ ~~c~~ `d` [e](f) <g> &amp; \\*')],
	[
		'what begins a block',
		'\\# a\n\\> b\n\\- c\n\\+ d\n1\\. e\n\\---\n\\===\n\\|---|\n\\* f',
		p('# a', br, '> b', br, '- c', br, '+ d', br, '1. e', br, '---', br, '===', br, '|---|', br, '* f'),
	],
	['what is a notation', '\\{status:a} \\{date:2026-12-31} \\:smile: \\[~accountid:1]', p('{status:a} {date:2026-12-31} :smile: [~accountid:1]')],
	['a definition, an alert, a task', '[a\\]: b\n\n> \\[!NOTE]\n> c\n\n- \\[ ] d', p('[a]: b'), n('blockquote', p('[!NOTE]', br, 'c')), n('bulletList', item(p('[ ] d')))],
	[
		'marks within words',
		'un*believ*able <strong>a:</strong>b **c _d_ e**',
		p('un', t('believ', 'em'), 'able ', t('a:', 'strong'), 'b ', t('c ', 'strong'), t('d', 'em', 'strong'), t(' e', 'strong')),
	],
	['marks in other scripts', '中*文*中', p('中', t('文', 'em'), '中')],
	['marks side by side', '**a**_b_~~c~~', p(t('a', 'strong'), t('b', 'em'), t('c', 'strike'))],
	['marks in one another', '**a _b_ [c](https://d.cz)** ~~e~~', p(t('a ', 'strong'), t('b', 'em', 'strong'), t(' ', 'strong'), t('c', link('https://d.cz'), 'strong'), ' ', t('e', 'strike'))],
	['line breaks', 'a\nb<br><br>c<br>', p('a', br, 'b', br, br, 'c', br)],
	['a line break in a heading', '# a<br>b', a('heading', { level: 1 }, t('a'), br, t('b'))],
	['a heading that ends with a hash', '# a \\#', a('heading', { level: 1 }, t('a #'))],
	['code with backticks', '``a`b`` `` ` ``', p(t('a`b', 'code'), ' ', t('`', 'code'))],
	['a block of code with a fence in it', '````\n```\n````', n('codeBlock', t('```'))],
	[
		'addresses',
		'https://x.cz/a_b, ana@x.cz <https://x.cz/*> [a](<https://b c> "d\\"e")',
		p(
			t('https://x.cz/a_b', link('https://x.cz/a_b')),
			', ',
			t('ana@x.cz', link('mailto:ana@x.cz')),
			' ',
			t('https://x.cz/*', link('https://x.cz/*')),
			' ',
			t('a', { type: 'link', attrs: { href: 'https://b c', title: 'd"e' } }),
		),
	],
	[
		'people',
		'@[Ana \\[x\\]](accountid:5b:1) [~accountid:2]: hi',
		p({ type: 'mention', attrs: { id: '5b:1', text: '@Ana [x]' } }, ' ', { type: 'mention', attrs: { id: '2' } }, ': hi'),
	],
	[
		'a status with a bar, in a table',
		'| {status:a\\\\|b\\|red} |\n| --- |',
		n('table', n('tableRow', n('tableHeader', p({ type: 'status', attrs: { text: 'a|b', color: 'red' } })))),
	],
	[
		'lists that follow each other',
		'- a\n\n* b\n\n1. c\n\n1) d',
		n('bulletList', item(p('a'))),
		n('bulletList', item(p('b'))),
		n('orderedList', item(p('c'))),
		n('orderedList', item(p('d'))),
	],
	['an item of more blocks', '- a\n\n  b\n\n  ```\n  c\n  ```\n- d', n('bulletList', item(p('a'), p('b'), n('codeBlock', t('c'))), item(p('d')))],
	['lists of nothing', '-\n  -\n    -', n('bulletList', item(p(), n('bulletList', item(p(), n('bulletList', item(p()))))))],
	['an issue as a smart link', '[OPS-1](https://x.cz/browse/OPS-1 "smart-link")', p({ type: 'inlineCard', attrs: { url: 'https://x.cz/browse/OPS-1' } })],
	[
		'cards',
		'[https://x.cz](https://x.cz "smart-card")\n\n[https://x.cz](https://x.cz "smart-embed")',
		{ type: 'blockCard', attrs: { url: 'https://x.cz' } },
		{ type: 'embedCard', attrs: { url: 'https://x.cz', layout: 'center' } },
	],
	['a table without a header', '|  |  |\n| --- | --- |\n| a | b\\|c |', n('table', n('tableRow', cell(p('a')), cell(p('b|c'))))],
	['a table with line breaks', '| a<br>b |\n| --- |', n('table', n('tableRow', n('tableHeader', p('a', br, 'b'))))],
	['a panel that begins with a list', '> [!IMPORTANT]\n>\n> - a', a('panel', { panelType: 'note' }, n('bulletList', item(p('a'))))],
	['an expand whose title has signs that mean nothing there', '<details><summary>C:\\Users & a_b, R&D &#38;lt; &#92;*</summary>\n\nx\n\n</details>', a('expand', { title: 'C:\\Users & a_b, R&D &lt; \\*' }, p('x'))],
	[
		'expands',
		'<details><summary>A &#60;b&#62; *</summary>\n\nx\n\n<details><summary></summary>\n\ny\n\n</details>\n\n</details>',
		a('expand', { title: 'A <b> *' }, p('x'), a('nestedExpand', { title: '' }, p('y'))),
	],
];

/** What Markdown cannot say: what is read all the same, and what a replacement would lose. */
type OneWay = [what: string, markdown: string, lost: string[], ...content: object[]];
const ONE_WAY: OneWay[] = [
	['a picture', '[media: chart.png]', ['media chart.png'], a('mediaSingle', { layout: 'center' }, file)],
	[
		'a picture with a caption',
		'[media: chart.png]\nof *May*',
		['media chart.png', 'caption'],
		a('mediaSingle', { layout: 'center' }, file, n('caption', t('of '), t('May', 'em'))),
	],
	['files', '[media: chart.png]\n[media: id-2]', ['media chart.png', 'media id-2'], n('mediaGroup', file, { type: 'media', attrs: { type: 'file', id: 'id-2', collection: '' } })],
	[
		'a picture elsewhere',
		'[media: a\\]b](https://x.cz/a.png)',
		['media a]b'],
		n('mediaSingle', {
			type: 'media',
			attrs: { type: 'external', url: 'https://x.cz/a.png', alt: 'a]b' },
		}),
	],
	['a file in text', 'see [media: id-1]', ['media id-1'], p('see ', { type: 'mediaInline', attrs: { id: 'id-1', collection: '' } })],
	['a macro', '[extension: toc]', ['extension toc'], { type: 'extension', attrs: macro }],
	['a macro in text', 'a [extension: Chart] b', ['extension Chart'], p('a ', { type: 'inlineExtension', attrs: { ...macro, text: 'Chart' } }, ' b')],
	[
		'a macro with a body',
		'[bodiedExtension: toc]\n\n- a\n\n* b',
		['bodiedExtension toc'],
		a('bodiedExtension', macro, n('bulletList', item(p('a')))),
		n('bulletList', item(p('b'))),
	],
	['a layout', 'a\n\nb', ['layout of 2 columns'], n('layoutSection', a('layoutColumn', { width: 50 }, p('a')), a('layoutColumn', { width: 50 }, p('b')))],
	['decisions', '- Decision: a', ['decision'], a('decisionList', { localId: '1' }, a('decisionItem', { localId: '2', state: 'DECIDED' }, t('a')))],
	['a placeholder', '[placeholder: your name]', ['placeholder'], p({ type: 'placeholder', attrs: { text: 'your name' } })],
	['a synced block', '[syncBlock: r1]', ['synced block'], { type: 'syncBlock', attrs: { resourceId: 'r1', localId: '1' } }],
	['a node of tomorrow', '[somethingNew]', ['somethingNew'], { type: 'somethingNew' }],
	[
		'the texts of a node that is no longer in the schema',
		'[applicationCard: Ana changed a page, Run book, more]\n\na [newInline: Sprint 7] b',
		['applicationCard', 'newInline'],
		a('applicationCard', { text: 'Ana changed a page', link: { url: 'https://x.cz' }, title: { text: 'Run book', user: { icon: { url: 'u', label: 'Ana' } } }, details: [{ title: 'more' }], collapsible: true, id: 'x-1' }),
		p('a ', { type: 'newInline', attrs: { title: 'Sprint 7', localId: 'x' } }, ' b'),
	],
	['such a node in a cell', '|  |\n| --- |\n| [newBlock: Plan] |', ['blocks in a table cell', 'newBlock'], n('table', n('tableRow', cell({ type: 'newBlock', attrs: { title: 'Plan' } })))],
	['a node of tomorrow with content', '[somethingNew]\n\na', ['somethingNew'], n('somethingNew', p('a'))],
	['an own emoji', ':party:', ['emoji :party:'], p({ type: 'emoji', attrs: { shortName: ':party:', id: 'x-1', text: ':party:' } })],
	['any other emoji, as its character', '🦙', [], p({ type: 'emoji', attrs: { shortName: ':llama:', id: '1f999', text: '🦙' } })],
	['an emoji within a word', 'a😄b', [], p('a', { type: 'emoji', attrs: { shortName: ':smile:', text: '😄' } }, 'b')],
	['nobody', '@Ana', ['mention without an account ID'], p({ type: 'mention', attrs: { id: '', text: '@Ana' } })],
	['a card without an address', '[inlineCard]', ['inlineCard without an address'], p({ type: 'inlineCard', attrs: { data: {} } })],
	['an unsafe link', 'a (javascript:b)', ['link to an address that is not allowed'], p(t('a', link('javascript:b')))],
	['a link to a share', '**Sh**are (file://srv/a.docx) x', ['link to an address that is not allowed'], p(t('Sh', link('file://srv/a.docx'), 'strong'), t('are', link('file://srv/a.docx')), ' x')],
	['a relative link that shows its address', 'docs/a.md', ['link to an address that is not allowed'], p(t('docs/a.md', link('docs/a.md')))],
	['two such links side by side', 'a (b)c (d)', ['link to an address that is not allowed'], p(t('a', link('b')), t('c', link('d')))],
	['a picture with such a link', '[media: chart.png] (file://srv/a)', ['link to an address that is not allowed', 'media chart.png'], { ...n('mediaSingle', file), marks: [link('file://srv/a')] }],
	['colours', 'a', ['text colour', 'highlight colour'], p(t('a', ...paints('textColor', 'backgroundColor')))],
	['a comment in the text', 'a', ['inline comment'], p(t('a', { type: 'annotation', attrs: { id: '1', annotationType: 'inlineComment' } }))],
	[
		'places',
		'a\n\nb',
		['alignment', 'indentation'],
		{ ...p('a'), marks: [{ type: 'alignment', attrs: { align: 'end' } }] },
		{ ...p('b'), marks: [{ type: 'indentation', attrs: { level: 1 } }] },
	],
	['code that is also bold, which Jira does not know', '`a`', [], p(t('a', 'strong', 'code'))],
	['a panel of type tip', '> [!TIP]\n> a', ['panel of type tip'], a('panel', { panelType: 'tip' }, p('a'))],
	['mentions of a group and of an app', '@[devs](accountid:g-1) @[Bot](accountid:a-1)', ['mention of a group or an app'], p(...[['devs', 'g-1', 'SPECIAL'], ['Bot', 'a-1', 'APP']].flatMap(([text, id, userType], index) => [...(index ? [' '] : []), { type: 'mention', attrs: { id, text, userType } }]))],
	['a mention of somebody', '@[Ana](accountid:1)', [], p({ type: 'mention', attrs: { id: '1', text: '@Ana', userType: 'DEFAULT' } })],
	...['id', 'collection', 'occurrenceKey'].map((name): OneWay => [`a link to a file, by its ${name}`, '[a](https://x.cz)', ['link to a file'], p(t('a', { type: 'link', attrs: { href: 'https://x.cz', [name]: 'f-1' } }))]),
	...['blockCard', 'embedCard'].flatMap((type) =>
		[{ width: 50 }, { layout: 'wide' }].map((size): OneWay => [
			`the size of ${type}: ${Object.keys(size)[0]}`,
			`[https://x.cz](https://x.cz "smart-${type === 'blockCard' ? 'card' : 'embed'}")`,
			[`size of ${type}`],
			{ type, attrs: { url: 'https://x.cz', ...size } },
		]),
	),
	['a list of issues', '[https://x.cz](https://x.cz "smart-card")', ['blockCard without an address'], { type: 'blockCard', attrs: { url: 'https://x.cz', datasource: { id: 'd', parameters: {}, views: [{ type: 'table' }] } } }],
	...([[{ background: '#ffeeee' }, 'colour of a table cell'], [{ valign: 'middle' }, 'alignment'], [{ valign: 'bottom' }, 'alignment']] as Array<[object, string]>).map(
		([attrs, lost]): OneWay => [`a cell with ${Object.keys(attrs)[0]}`, '| a |\n| --- |', [lost], n('table', n('tableRow', { ...header('a'), attrs }))],
	),
	['a cell like any other', '| a |\n| --- |', [], n('table', n('tableRow', { ...header('a'), attrs: { colspan: 1, rowspan: 1, valign: 'top', colwidth: [80] } }))],
	...([[{ isNumberColumnEnabled: true }, 'numbered table rows'], [{ layout: 'wide' }, 'wide layout'], [{ layout: 'full-width' }, 'wide layout']] as Array<[object, string]>).map(
		([attrs, lost]): OneWay => [`a table with ${JSON.stringify(attrs)}`, '| a |\n| --- |', [lost], a('table', attrs, n('tableRow', header('a')))],
	),
	['a table like any other', '| a |\n| --- |', [], a('table', { isNumberColumnEnabled: false, layout: 'default', width: 760 }, n('tableRow', header('a')))],
	...([['fontSize', { fontSize: 'small' }, 'small text'], ['breakout', { mode: 'wide' }, 'wide layout'], ['dataConsumer', { sources: ['a'] }, 'data of a macro']] as Array<[string, object, string]>).map(
		([type, attrs, lost]): OneWay => [`the mark ${type}`, 'a', [lost], { ...p('a'), marks: [{ type, attrs }] }],
	),
	['a border of a picture', '[media: chart.png]', ['media chart.png', 'border of a picture'], n('mediaSingle', { ...file, marks: [{ type: 'border', attrs: { size: 1, color: '#000000' } }] })],
	['a mark of tomorrow', 'a', ['mark sparkle'], p(t('a', 'sparkle'))],
	['a task with paragraphs', '- [ ] a', ['task with paragraphs'], a('taskList', { localId: '1' }, a('blockTaskItem', { localId: '2', state: 'TODO' }, p('a')))],
	['tasks below no task', '- [ ] a', ['tasks nested below no task'], a('taskList', { localId: '1' }, a('taskList', { localId: '2' }, a('taskItem', { localId: '3', state: 'TODO' }, t('a'))))],
	['a date that is none', '[date: x]', ['date'], p({ type: 'date', attrs: { timestamp: 'x' } })],
	['a panel of its own', '> [!NOTE]\n> a', ['panel with a colour or icon of its own'], a('panel', { panelType: 'custom', panelColor: '#ff5630' }, p('a'))],
	[
		'merged cells',
		'| a |  | b |\n| --- | --- | --- |\n|  |  | c |',
		['table rows of different length', 'merged table cells'],
		n('table', n('tableRow', { ...header('a'), attrs: { colspan: 2, rowspan: 2 } }, header('b')), n('tableRow', n('tableCell', p('c')))),
	],
	['header cells below a row of them', '| a | b |\n| --- | --- |\n| c | d |', ['header cells beside other cells'], n('table', n('tableRow', header('a'), header('b')), n('tableRow', header('c'), cell(p('d'))))],
	['header cells in a column', '|  |  |\n| --- | --- |\n| a | b |', ['header cells beside other cells'], n('table', n('tableRow', header('a'), cell(p('b'))))],
	[
		'a cell of blocks',
		'|  |\n| --- |\n| a<br>- b<br>- [x] c<br>`d`<br>`e`<br>[media: chart.png] |',
		['blocks in a table cell', 'media chart.png'],
		n(
			'table',
			n(
				'tableRow',
				cell(
					p('a'),
					n('bulletList', item(p('b'))),
					a('taskList', { localId: '1' }, a('taskItem', { localId: '2', state: 'DONE' }, t('c'))),
					n('codeBlock', t('d\ne')),
					n('mediaSingle', file),
				),
			),
		),
	],
];

test.each(BOTH_WAYS)('ADF to Markdown and back: %s', (_what, markdown, ...content) => {
	expect(fromAdf(doc(...content))).toBe(markdown);
	const again = JSON.parse(JSON.stringify(toAdf(markdown), (name, value: unknown) => (name === 'localId' ? undefined : value))) as object;
	expect(again).toEqual(doc(...content));
	expect(unsupportedIn(doc(...content))).toEqual([]);
});

test.each(ONE_WAY)('what Markdown cannot say: %s', (_what, markdown, lost, ...content) => {
	expect(fromAdf(doc(...content))).toBe(markdown);
	expect(fromAdf(toAdf(markdown))).toBe(markdown);
	expect(unsupportedIn(doc(...content)).map(({ what }) => what)).toEqual(lost);
});

test('a loss is told once, with its first place and how often it occurs', () => {
	const red = t('a', ...paints('textColor'));
	expect(unsupportedIn(doc(p('b'), p(red, red), n('blockquote', p(red))))).toEqual([{ what: 'text colour', path: 'content[1].content[0]', count: 3 }]);
	expect(unsupportedIn(null)).toEqual([]);
});

test('text, and what is no document, is read without failing', () => {
	expect(fromAdf('as it is')).toBe('as it is');
	expect(fromAdf({})).toBe('');
	expect(fromAdf({ content: 'x' })).toBe('');
});

test('a document deeper than anybody writes is cut off visibly', () => {
	let deep: object = p('bottom');
	for (let depth = 0; depth < 3_000; depth++) deep = n('bulletList', item(deep));
	expect(fromAdf(doc(deep))).toContain('[bulletList: nested too deeply]');
	expect(unsupportedIn(doc(deep)).map(({ what }) => what)).toEqual(['what is nested too deeply']);
	expect(() => toAdf(doc(deep), 'adf')).toThrow(/nested more than 200 deep/);
});
