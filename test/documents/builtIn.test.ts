import { fs, path, testsFolder } from '../harness/node';

// docs/built-in-node.md names a test for each of its rows: a row whose test is gone or renamed would be a claim.

const DOCS = path.join(testsFolder, '..', 'docs');
const rows = fs
	.readFileSync(path.join(DOCS, 'built-in-node.md'), 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('| ') && !line.startsWith("| n8n's own node |"));

/** What the tests of a file and their groups are called. */
const titlesIn = (source: string) =>
	[...source.matchAll(/\((['"`])((?:\\.|(?!\1).)+)\1, (?:async )?\(/g)].map(([, , title]) => title.replace(/\\(['"`])/g, '$1'));

test.each(rows.map((row) => row.split('|').map((cell) => cell.trim()).slice(1, -1)))('%s', (_theirs, _ours, shownBy) => {
	const [, file, title] = /^\[[\w./]+\]\(([\w./-]+)\): (.+)$/.exec(shownBy)!;
	expect(titlesIn(fs.readFileSync(path.join(DOCS, file), 'utf8'))).toContain(title);
});
