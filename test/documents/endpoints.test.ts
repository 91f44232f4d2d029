import ts from 'typescript';

import { fs, path, say, testsFolder } from '../harness/node';
import { documents } from '../sandbox/conformance/documents';

// docs/endpoints.md names every address of the node that Atlassian's documents do not have. The checks of requests see
// what tests send; this one sees what is written.

const ROOT = path.join(testsFolder, '..');

const sources = (folder: string): string[] =>
	fs
		.readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => path.join(ROOT, folder, name));

/** What an expression of a template stands for: one part of an address. */
const PART = '{}';

/** The text of a string or a template, what is worked out as {@link PART}; undefined for anything else. */
function textOf(node: ts.Node): string | undefined {
	if (ts.isStringLiteralLike(node)) return node.text;
	if (!ts.isTemplateExpression(node)) return undefined;
	return node.head.text + node.templateSpans.map(({ literal }) => PART + literal.text).join('');
}

/** Every text of a file that is an address on the site: a whole one, not the beginning of others. */
function addressesIn(file: string): string[] {
	const found: string[] = [];
	const visit = (node: ts.Node) => {
		const text = textOf(node);
		if (text !== undefined && /^\/[\w-]+\/[^\s?#]*[^/\s]$/.test(text)) found.push(text);
		else node.forEachChild(visit);
	};
	visit(ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest));
	return found;
}

const isPlaceholder = (segment: string) => segment.startsWith('{') || segment.includes(PART);

/** Whether an address may be that of a template: where either has a placeholder the other may have anything. */
const matches = (address: string[], template: string[]) =>
	address.length === template.length &&
	address.every((segment, at) => segment === template[at] || isPlaceholder(segment) || isPlaceholder(template[at]));

const source = documents();
if ('missing' in source) say(`The addresses are not checked: ${source.missing}\n`);

('missing' in source ? test.skip : test)('docs/endpoints.md names the addresses that no document has', () => {
	const { openapi } = source as { openapi: Array<{ paths: object }> };
	const templates = openapi.flatMap(({ paths }) => Object.keys(paths)).map((template) => template.split('/'));
	const addresses = new Set([...sources('nodes'), ...sources('credentials')].flatMap(addressesIn));
	expect(addresses.size).toBeGreaterThan(100);
	const unknown = [...addresses].filter((address) => {
		const segments = address.split('/');
		return !templates.some((template) => matches(segments, template));
	});
	const table = fs.readFileSync(path.join(ROOT, 'docs', 'endpoints.md'), 'utf8');
	const named = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, address]) => address);
	expect(unknown.sort()).toEqual(named.sort());
});
