import { runNode, useJira } from '../harness';
import { sample } from './samples';

// Inputs that are too deep, too large, or named like parts of JavaScript: an error of the item, and n8n goes on.

const jira = useJira();

const written = () => jira.requests.filter(({ method, path }) => method !== 'GET' && !/search|bulkfetch|jql/.test(path));
const update = (updateFields: object) => sample('issue:update', { updateFields });
const doc = (...content: object[]) => ({ type: 'doc', version: 1, content });
const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const DEEP = 20_000;

/** The items beside it are carried out: what is wrong with one is its own error. */
async function besideAnother(parameters: object) {
	const { items, status } = await runNode({ parameters, input: [{ bad: true }, { bad: false }], onError: 'continueRegularOutput' });
	expect(status).toBe('success');
	expect(items).toHaveLength(2);
	expect(items[1].json.error).toBeUndefined();
	return items[0].json;
}
const ifBad = (bad: string, good: string) => `={{ $json.bad ? ${bad} : ${good} }}`;

test.each<[string, object]>([
	['lists in the text of Other Fields', update({ otherFields: ifBad(`'{"labels":' + '['.repeat(${DEEP}) + ']'.repeat(${DEEP}) + '}'`, `'{"labels":["a"]}'`) })],
	['objects in the text of Other Fields', update({ otherFields: ifBad(`'{"labels":'.repeat(${DEEP}) + '1' + '}'.repeat(${DEEP})`, `'{"labels":["a"]}'`) })],
	['a list as text in labels', update({ labels: ifBad(`'['.repeat(${DEEP}) + ']'.repeat(${DEEP})`, "'a'") })],
	['a document as text', update({ description: ifBad(`'{"type":"doc","version":1,"content":[' + '{"type":"blockquote","content":['.repeat(${DEEP}) + ']}'.repeat(${DEEP}) + ']}'`, "'a'"), allowLoss: true })],
	['quotes in Markdown', update({ description: ifBad(`'> '.repeat(${DEEP}) + 'x'`, "'a'"), allowLoss: true })],
	['lists in Markdown', update({ description: ifBad(`'- '.repeat(${DEEP}) + 'x'`, "'a'"), allowLoss: true })],
	['brackets in Markdown', update({ description: ifBad(`'['.repeat(${DEEP}) + 'x' + '](y)'.repeat(${DEEP})`, "'a'"), allowLoss: true })],
])('%s, nested 20,000 deep', async (_what, parameters) => {
	const json = await besideAnother(parameters);
	if (json.error === undefined) return; // more than enough levels are text
	expect(json.error).toMatch(/^'|^A value is nested too deeply$/);
	expect(json.message).toEqual(expect.any(String));
});

test('a document nested 2,000 deep', async () => {
	const deep = `${'{"type":"bulletList","content":[{"type":"listItem","content":['.repeat(2_000)}${JSON.stringify(paragraph('x'))}${']}]}'.repeat(2_000)}`;
	const parameters = update({ description: '={{ $json.document }}', allowLoss: true, textFormat: 'adf' });
	const { error } = await runNode({ parameters, input: [{ document: `{"type":"doc","version":1,"content":[${deep}]}` }] });
	expect(error?.message).toMatch(/nested more than 200 deep/);
	expect(written()).toEqual([]);
});

test.each<[string, object]>([
	['spans of a table', doc({ type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1e9, rowspan: 1e9 }, content: [paragraph('x')] }] }] })],
	['the order of a list', doc({ type: 'orderedList', attrs: { order: 1e9 }, content: [{ type: 'listItem', content: [paragraph('x')] }] })],
	['a level of a heading', doc({ type: 'heading', attrs: { level: 1e9 }, content: [{ type: 'text', text: 'x' }] })],
	['widths', doc({ type: 'table', attrs: { width: 1e308 }, content: [{ type: 'tableRow', content: [{ type: 'tableCell', attrs: { colwidth: [1e308, -1e308] }, content: [paragraph('x')] }] }] })],
])('%s of a billion, which Jira has: read as text', async (_what, description) => {
	jira.fail({ method: 'GET', path: '/rest/api/3/issue/OPS-2', status: 200, body: { id: '10002', key: 'OPS-2', fields: { description } } });
	const { items, error } = await runNode({ parameters: sample('issue:get') });
	expect(error).toBeUndefined();
	expect(String(items[0].json.description)).toContain('x');
	expect(String(items[0].json.description).length).toBeLessThan(20_000);
});

test.each<[string, object]>([
	['Limit', sample('issue:search', { limit: 1e308 })],
	['Results per Item', sample('issue:search', { returnAll: true, options: { groupSize: 1e308 } })],
	['Longest Wait', sample('issue:get', { requestOptions: { longestWait: 1e308 } })],
	['Timeout', sample('issue:get', { requestOptions: { timeout: 1e308 } })],
	['a number field', update({ otherFields: { Cost: 1e308 } })],
	['a number field as text', update({ otherFields: { Cost: '1e400' } })],
	['an estimate', update({ originalEstimate: `${'9'.repeat(400)}w` })],
	['an ordered list in Markdown', update({ description: '999999999999999999999. x', allowLoss: true })],
	['a table in Markdown', update({ description: `${'|a'.repeat(5_000)}|\n${'|-'.repeat(5_000)}|\n`, allowLoss: true })],
])('%s as large as can be: done, or refused in words', async (_what, parameters) => {
	const { error } = await runNode({ parameters });
	if (error) expect(error.message).toMatch(/^(?:'|More than|Cost|Original Estimate|Jira|The |Description|[A-Z][a-z]+ )/);
	expect(String(error?.message)).not.toMatch(/call stack|not a function|Invalid array length|RangeError|heap/i);
});

describe.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype'])('a value called %s', (name) => {
	test.each<[string, string]>([
		['a select', 'Severity'],
		['components', 'components'],
		['versions', 'fixVersions'],
		['a priority', 'priority'],
		['a person', 'reporter'],
		['a cascading select', 'Location'],
		['a parent', 'parent'],
	])('of %s is no value', async (_what, field) => {
		for (const value of [name, `{"${name}": {"id": "1"}}`]) {
			const { error } = await runNode({ parameters: update({ otherFields: `{"${field}": ${JSON.stringify(value)}}` }) });
			expect(error?.message).toMatch(/^'|matches nobody|is not valid|does not/);
			expect(error?.message).not.toMatch(/undefined|not a function|native code/);
		}
		expect(written().every(({ status }) => status === 400)).toBe(true);
		expect(({} as Record<string, unknown>).id).toBeUndefined();
	});

	test('is a label like any other', async () => {
		await runNode({ parameters: update({ labels: name }) });
		expect(written()[0].body).toEqual({ fields: { labels: [name] } });
	});
});
