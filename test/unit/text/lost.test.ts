import { edit, lostBy, toAdf } from '../../../nodes/JiraSiesta/text';
import type { AdfDocument } from '../../../nodes/JiraSiesta/text';

const BEFORE = [
	'> [!NOTE]',
	'> Careful with **db-1**',
	'',
	'@[Ana](accountid:1) and @[Ben](accountid:2) {status:In review|blue} {date:2026-12-31}',
	'',
	'<details><summary>Log</summary>',
	'',
	'inside',
	'',
	'</details>',
	'',
	'[OPS-1](https://acme.atlassian.net/browse/OPS-1 "smart-card")',
].join('\n');
const ALL = [
	...['panel "Careful with db-1"', 'mention @Ana', 'mention @Ben', 'status "In review"', 'date 2026-12-31'],
	...['expand "Log"', 'smart link https://acme.atlassian.net/browse/OPS-1'],
];
const media = (alt: string) => ({ type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: { type: 'file', id: alt, collection: '', alt } }] });
const custom = { type: 'panel', attrs: { panelType: 'custom', panelColor: '#ff5630' }, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Own' }] }] };
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content }) as AdfDocument;

test.each<[string, string, string[]]>([
	['by a text of words', 'New text', ALL],
	['by itself', BEFORE, []],
	['with one person less', BEFORE.replace('@[Ben](accountid:2) ', ''), ['mention @Ben']],
	['with another person instead', BEFORE.replace('@[Ben](accountid:2)', '@[Cleo](accountid:3)'), []],
	['with another text in the panel, the status and the expand', BEFORE.replace('Careful', 'No longer careful').replace('In review|blue', 'Done|green').replace('Log', 'Trace'), []],
	['with the panel as a quote', BEFORE.replace('> [!NOTE]\n', ''), ['panel "Careful with db-1"']],
	['with the card in the text', `${BEFORE} and more`, []],
	['with the same person less often', BEFORE.replace('@[Ben](accountid:2)', '@[Ana](accountid:1)'), []],
])('a text replaced %s', (_what, next, lost) => {
	expect(lostBy(toAdf(BEFORE), toAdf(next))).toEqual(lost);
});

test('what goes several times is counted', () => {
	const before = toAdf('{status:Open} {status:Open} {status:Open} @[Ana](accountid:1)');
	expect(lostBy(before, toAdf('{status:Open}'))).toEqual(['status "Open" (2 times)', 'mention @Ana']);
});

test('long texts are cut, and texts of nothing are named by their kind', () => {
	const before = doc(toAdf(`> [!NOTE]\n> ${'word '.repeat(30)}`).content[0], { type: 'panel', attrs: { panelType: 'info' }, content: [{ type: 'paragraph' }] });
	expect(lostBy(before, toAdf('x'))).toEqual([`panel "${'word '.repeat(8)}…"`, 'panel']);
});

test('what Markdown cannot say is told once, by what it is', () => {
	const before = doc(custom, toAdf('> [!NOTE]\n> a').content[0], media('chart.png'));
	expect(lostBy(before, toAdf('x'))).toEqual(['panel with a colour or icon of its own', 'media chart.png', 'panel "a"']);
	expect(lostBy(before, doc(custom, media('chart.png')))).toEqual(['panel "a"']);
	expect(lostBy(before, toAdf('> [!NOTE]\n> a\n\n> [!NOTE]\n> b'))).toEqual(['panel with a colour or icon of its own', 'media chart.png']);
});

test('an addition loses nothing, a section what is in it', () => {
	const before = doc(...toAdf(`# A\n\n${BEFORE}\n\n# B\n\n@[Cleo](accountid:3)`).content);
	for (const how of ['append', 'prepend'] as const) expect(lostBy(before, edit(before, { how }, toAdf('x')))).toEqual([]);
	expect(lostBy(before, edit(before, { how: 'replaceSection', heading: 'B' }, toAdf('x')))).toEqual(['mention @Cleo']);
	expect(lostBy(before, edit(before, { how: 'replaceSection', heading: 'A' }, toAdf('x')))).toEqual(ALL);
});

test.each([null, undefined, ''])('of nothing (%j) nothing is lost', (before) => {
	expect(lostBy(before, toAdf('x'))).toEqual([]);
});
