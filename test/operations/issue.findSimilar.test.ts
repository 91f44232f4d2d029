import { runNode, useJira } from '../harness';
import { key } from './values';

const jira = useJira();

const similar = (similarTo: string, more: object = {}) => ({ resource: 'issue', operation: 'findSimilar', projectKey: key('OPS'), similarTo, returnAll: true, output: 'simplified', ...more });
const found = async (similarTo: string, more: object = {}) => (await runNode({ parameters: similar(similarTo, more) })).items.map(({ json }) => [json.summary, json.score]);

beforeEach(() => {
	jira.addIssues('OPS', 3, (n) => ({ summary: ['Printer on floor three jams', 'Printer jams', 'Coffee machine leaks'][n - 1] }));
});

test('the most alike come first, by the share of words in both', async () => {
	expect(await found('printer jams!')).toEqual([
		['Printer jams', 1],
		['Printer on floor three jams', 0.5],
	]);
});

test('as many as are wanted', async () => {
	expect(await found('Printer jams', { returnAll: false, limit: 1 })).toEqual([['Printer jams', 1]]);
});

test('only of the project, and only open ones where that is wanted', async () => {
	jira.site.changeIssue(jira.issues().find(({ fields }) => fields.summary === 'Printer jams')!, { status: jira.site.status('Done') });
	expect(await found('Printer jams', { options: { openOnly: true } })).toEqual([['Printer on floor three jams', 0.5]]);
	expect(await found('Printer jams', { projectKey: key('WEB') })).toEqual([]);
});

test('words that could change the query are words', async () => {
	expect(await found('printer" OR project = HR AND (jams')).toEqual(expect.arrayContaining([['Printer jams', expect.any(Number)]]));
	expect(jira.findings).toEqual([]);
});

test('without a word nothing is sent', async () => {
	const { error } = await runNode({ parameters: similar('a !') });
	expect(error?.message).toBe("'Similar To' has no word of three letters or more");
	expect(jira.requests).toEqual([]);
});
