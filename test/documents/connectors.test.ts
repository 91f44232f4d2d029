import { operations } from '../../nodes/JiraSiesta/resources';
import { fs, path, testsFolder } from '../harness/node';

// docs/connectors.md tells which operations stand for what other connectors have: they exist, and the first sixty are
// there or it is said why not.

const LABELS = operations.map(({ label }) => label);
const FULL = 60;

const text = fs.readFileSync(path.join(testsFolder, '..', 'docs', 'connectors.md'), 'utf8');
const rows = text
	.split('\n')
	.filter((line) => /^\| \d+ \|/.test(line))
	.map((line) => line.slice(2, -2).split(' | '));

test('the table has every number once, in order', () => {
	expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_row, index) => index + 1));
	expect(rows.length).toBeGreaterThanOrEqual(FULL);
});

test.each(rows.map(([number, wanted, ours]) => [number, wanted, ours]))('%s %s: %s', (number, _wanted, ours) => {
	if (/^No\b/.test(ours)) expect(ours).toMatch(Number(number) <= FULL ? /^No: \w.{10,}/ : /^No/);
	else expect(LABELS).toEqual(expect.arrayContaining(ours.split('; ')));
});
