import { fromAdf, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument, AdfNode } from '../../../nodes/JiraSiesta/text';

/** A paragraph in short: the marks of each text before it. */
const short = (nodes: AdfNode[] = []) =>
	nodes.map(({ text, marks = [] }) => `${marks.map(({ type }) => `<${type}>`).join('')}${text}`).join('|');
const read = (markdown: string) => short(toAdf(markdown).content[0].content);

/** The second round gives what the first gave. */
function stable(markdown: string) {
	const document = toAdf(markdown);
	const written = fromAdf(document);
	expect(toAdf(written)).toEqual(document);
	expect(fromAdf(toAdf(written))).toBe(written);
}

describe('emphasis beside Chinese, Japanese and Korean', () => {
	test.each([
		['**具体：**与其说', '<strong>具体：|与其说'],
		['**テスト。**テスト', '<strong>テスト。|テスト'],
		['**마크다운(Markdown)**의 문법', '<strong>마크다운(Markdown)|의 문법'],
		['请**「重启」**服务', '请|<strong>「重启」|服务'],
		['请**“重启”**服务', '请|<strong>“重启”|服务'],
		['中文**`code`**中文', '中文|<code>code|中文'],
		['これは*「強調」*です', 'これは|<em>「強調」|です'],
		['它是~~（旧的）~~新的', '它是|<strike>（旧的）|新的'],
		['**注意:**请重启', '<strong>注意:|请重启'],
		['***重要！***请看', '<em><strong>重要！|请看'],
		['𠮷**。**𠮷', '𠮷|<strong>。|𠮷'],
		['**ＡＢ！**ｃ', '<strong>ＡＢ！|ｃ'],
		['- **结果：**通过', undefined],
		['| **状态：**好 |\n| --- |', undefined],
	])('%s', (markdown, expected) => {
		if (expected === undefined) expect(JSON.stringify(toAdf(markdown))).toContain('"type":"strong"');
		else expect(read(markdown)).toBe(expected);
		stable(markdown);
	});

	test.each([
		['2 * 3 * 4', '2 * 3 * 4'],
		['中文_中文_中文', '中文_中文_中文'],
		['**Note:**text', '**Note:**text'],
		['a*"b"*c', 'a*"b"*c'],
		['** 中文：**', '** 中文：**'],
	])('as CommonMark has it: %s', (markdown, expected) => {
		expect(read(markdown)).toBe(expected);
		stable(markdown);
	});
});

describe('a mark that would not open or close where it stands', () => {
	const text = (value: string, ...marks: string[]) => ({
		type: 'text',
		text: value,
		...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
	});
	const doc = (...content: object[]) =>
		({ type: 'doc', version: 1, content: [{ type: 'paragraph', content }] }) as AdfDocument;

	test.each<[string, object[]]>([
		['<strong>Steps:</strong>do this', [text('Steps:', 'strong'), text('do this')]],
		['see<em>(a)</em>', [text('see'), text('(a)', 'em')]],
		['a<del>!</del>b', [text('a'), text('!', 'strike'), text('b')]],
		['1<strong>%</strong>2', [text('1'), text('%', 'strong'), text('2')]],
		['**x<em>(b)</em>**', [text('x', 'strong'), text('(b)', 'em', 'strong')]],
		['**a**<em>b</em>c', [text('a', 'strong'), text('b', 'em'), text('c')]],
		['**具体：**与其说', [text('具体：', 'strong'), text('与其说')]],
		['**Steps:** do this', [text('Steps: ', 'strong'), text('do this')]],
		['\\<strong>a\\</strong>', [text('<strong>a</strong>')]],
	])('%s', (markdown, content) => {
		const written = fromAdf(doc(...content));
		expect(written).not.toMatch(/&#\d+;/);
		expect(written).toBe(markdown);
		stable(written ?? '');
		expect(fromAdf(toAdf(written))).toBe(written);
	});

	test('tags in pairs are marks, and one alone is text', () => {
		expect(read('<strong>a <em>b</em></strong> <del>c</del> <STRONG>d</STRONG> <b>e</b> <em>f')).toBe(
			'<strong>a |<em><strong>b| |<strike>c| |<strong>d| <b>e</b> <em>f',
		);
	});
});
