import { tests } from 'commonmark-spec';

import { fromAdf, toAdf } from '../../nodes/JiraSiesta/text';
import { cjkFriendly } from '../../nodes/JiraSiesta/text/notation/flanking';
import { MarkdownIt } from '../../nodes/JiraSiesta/text/parse/parser';
import { problemOf } from '../../nodes/JiraSiesta/text/adf/validate';
import { asRead } from './asRead';

/** The examples of CommonMark 0.31.2; its text shows tabs as arrows. */
const EXAMPLES = tests.map(({ number, markdown, html }) => ({
	number,
	markdown: markdown.replaceAll('→', '\t'),
	html: html.replaceAll('→', '\t'),
}));

test("CommonMark's 652 examples are as before with the rule for Chinese, Japanese and Korean", () => {
	const parser = new MarkdownIt('commonmark').use(cjkFriendly);
	expect(EXAMPLES).toHaveLength(652);
	for (const { number, markdown, html } of EXAMPLES) {
		// The parser leaves no line in an empty quote.
		const rendered = parser.render(markdown).replace('<blockquote></blockquote>', '<blockquote>\n</blockquote>');
		expect([number, rendered]).toEqual([number, html]);
	}
});

test('each of them is a valid document, and comes back from its own Markdown', () => {
	for (const { number, markdown } of EXAMPLES) {
		const document = toAdf(markdown);
		const written = fromAdf(document);
		expect([number, problemOf(document)]).toEqual([number, undefined]);
		expect([number, fromAdf(toAdf(written))]).toEqual([number, written]);
		expect([number, asRead(toAdf(written))]).toEqual([number, asRead(document)]);
	}
});
