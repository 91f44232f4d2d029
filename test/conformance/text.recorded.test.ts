import { fromAdf, unsupportedIn, toAdf } from '../../nodes/JiraSiesta/text';
import type { AdfDocument, AdfNode } from '../../nodes/JiraSiesta/text';
import { problemOf } from '../../nodes/JiraSiesta/text/adf/validate';
import { fs, path, process, testsFolder } from '../harness/node';
import { asRead } from './asRead';

/** Documents of real sites and of Atlassian's own references. They are not ours to pass on: read in place. */
const folder = path.join(process.env.JIRA_RECORDED_DIR ?? path.resolve(testsFolder, '../../shared/recorded'), 'adf');
const isThere = fs.existsSync(folder);
const recorded = isThere ? describe : describe.skip;

type Recorded = { name: string; body: AdfDocument };
const documents = isThere
	? fs.readdirSync(folder).flatMap((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as Recorded[])
	: [];

const wordsIn = ({ text = '', content = [] }: AdfNode): string[] => [...(text.match(/[\p{L}\p{N}]+/gu) ?? []), ...content.flatMap(wordsIn)];

recorded(`documents of real sites (${isThere ? `${documents.length} found` : `${folder} not found`})`, () => {
	test('each is read and written as a valid document, and no word of a valid one is lost', () => {
		expect(documents.length).toBeGreaterThan(200);
		for (const { name, body } of documents) {
			const markdown = fromAdf(body) ?? '';
			const again = toAdf(markdown);
			expect([name, problemOf(again)]).toEqual([name, undefined]);
			if (problemOf(body) !== undefined) continue;
			expect([name, wordsIn({ ...body }).filter((word) => !markdown.includes(word))]).toEqual([name, []]);
		}
	});

	test('the second reading of a valid one equals the first, and what loses nothing comes back as it was', () => {
		let lossless = 0;
		for (const { name, body } of documents.filter(({ body: document }) => problemOf(document) === undefined)) {
			const markdown = fromAdf(body);
			const again = toAdf(markdown);
			expect([name, fromAdf(again)]).toEqual([name, markdown]);
			if (unsupportedIn(body).length > 0) continue;
			lossless += 1;
			expect([name, asRead(again)]).toEqual([name, asRead(body)]);
		}
		expect(lossless).toBeGreaterThan(30);
	});

	test('a node that the schema no longer has shows its title', () => {
		const cards = documents.filter(({ body }) => JSON.stringify(body).includes('"applicationCard"') && /"title":\{"text":"\w/.test(JSON.stringify(body)));
		expect(cards.length).toBeGreaterThan(0);
		for (const { body } of cards) {
			const [, title] = /"title":\{"text":"([\w ]+)/.exec(JSON.stringify(body)) as RegExpExecArray;
			expect(fromAdf(body)).toContain(title);
		}
	});
});
