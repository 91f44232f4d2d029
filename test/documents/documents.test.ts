import { operations } from '../../nodes/JiraSiesta/resources';
import { runNode, useJira } from '../harness';
import { fs, path, process, testsFolder } from '../harness/node';
import { sample } from '../operations/samples';
import { samples } from '../samples';
import { emptyIn, outputSchema } from './schema';
import { classesTable, operationsTable } from './table';

// What follows from the operations: the tables in README and docs/governance.md, and the output that n8n's editor shows before the first
// run, from which fields can be dragged. `npm run docs` writes all of them anew.

const ROOT = path.join(testsFolder, '..');
const writes = process.env.WRITE_DOCUMENTS === 'yes';

const jira = useJira();

test.each([
	['README.md', 'operations', operationsTable()],
	['docs/governance.md', 'classes', classesTable()],
])('%s has the table of %s', (name, kind, table) => {
	const file = path.join(ROOT, name);
	const [start, end] = [`<!-- ${kind} -->\n`, `<!-- /${kind} -->`];
	const text = fs.readFileSync(file, 'utf8');
	const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
	if (writes) fs.writeFileSync(file, `${text.slice(0, from)}${table}\n${text.slice(to)}`);
	const written = fs.readFileSync(file, 'utf8');
	expect(written.slice(from, written.indexOf(end))).toBe(`${table}\n`);
});

/** Lists cut short say by how much, which few ever do. */
const RARE = ['moreAllowedValues'];

const without = (names: string[], row: object) => Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));

/** What any address may answer has no fields of its own. */
const withSchema = operations.filter(({ id }) => !samples[id].anyAnswer);

test.each(withSchema.map(({ id }) => [id]))('%s gives what its schema says', async (id) => {
	const { fuller = {}, emptyInSeed = [] } = samples[id];
	const rows: object[] = [];
	for (const changed of [{}, fuller]) {
		jira.reset();
		const { error, items } = await runNode({ parameters: sample(id, { returnAll: true, ...changed }) });
		expect(error?.message).toBeUndefined();
		rows.push(...items.map(({ json }) => without(RARE, json)));
	}
	const schema = outputSchema(rows);
	const [first] = rows;
	// Whoever maps a field finds it in every row.
	for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(first));
	expect(emptyIn(schema)).toEqual(emptyInSeed);

	const file = path.join(ROOT, 'nodes', 'JiraSiesta', '__schema__', 'v1.0.0', `${id.replace(':', '/')}.json`);
	const known = fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as typeof schema) : undefined;
	const typed = (name: string) => (schema.properties![name].type === 'null' ? known?.properties?.[name] ?? { type: 'string' } : schema.properties![name]);
	const wanted = { ...schema, properties: Object.fromEntries(Object.keys(schema.properties!).map((name) => [name, typed(name)])) };
	if (writes) {
		fs.mkdirSync(path.dirname(file), { recursive: true });
		fs.writeFileSync(file, `${JSON.stringify(wanted, undefined, '\t')}\n`);
	}
	expect(known).toEqual(wanted);
});
