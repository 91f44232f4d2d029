import { runNode, useJira } from '../harness';

const jira = useJira();

const getMany = (issueKeys: unknown, more: object = {}) => ({ resource: 'issue', operation: 'getManyByKeys', issueKeys, output: 'simplified', ...more });
const keysOf = async (issueKeys: unknown, more: object = {}) => (await runNode({ parameters: getMany(issueKeys, more) })).items.map(({ json }) => json.key);
const fetches = () => jira.requests.filter(({ path }) => path.endsWith('/bulkfetch'));

test('issues in the order in which they were asked for, each once', async () => {
	expect(await keysOf('OPS-3, ops-1,OPS-2, OPS-1')).toEqual(['OPS-3', 'OPS-1', 'OPS-2']);
});

test.each([
	['a list', '={{ ["OPS-2", "OPS-1"] }}'],
	['addresses', () => `${jira.url}/browse/OPS-2, ${jira.url}/browse/OPS-1`],
	['IDs', () => [jira.issue('OPS-2')!.id, jira.issue('OPS-1')!.id].join(', ')],
])('%s', async (_what, given) => {
	expect(await keysOf(typeof given === 'string' ? given : given())).toEqual(['OPS-2', 'OPS-1']);
});

test('one that is not there has its place and says so', async () => {
	const { items } = await runNode({ parameters: getMany('OPS-2, OPS-99999, NOPE-1, OPS-1') });
	expect(items.map(({ json }) => [json.key, json.found])).toEqual([['OPS-2', undefined], ['OPS-99999', false], ['NOPE-1', false], ['OPS-1', undefined]]);
	expect(items[1]).toEqual({ json: { key: 'OPS-99999', found: false }, pairedItem: { item: 0 } });
});

test('a moved issue has the place of the key it was asked by', async () => {
	const now = jira.issue('WEB-90')!.key;
	expect(await keysOf('OPS-99999, WEB-90, OPS-3')).toEqual(['OPS-99999', now, 'OPS-3']);
	expect(await keysOf(`OPS-3, WEB-90, ${now}`)).toEqual(['OPS-3', now]);
});

test('as many as one likes, a hundred at a time', async () => {
	const keys = jira.addIssues('OPS', 250).map(({ key }) => key).reverse();
	expect(await keysOf(`={{ ${JSON.stringify(keys)} }}`)).toEqual(keys);
	expect(fetches().map(({ body }) => body.issueIdsOrKeys.length)).toEqual([100, 100, 50]);
	expect(jira.requests).toHaveLength(3);
});

test('fields and parts are chosen as for one issue', async () => {
	const { items } = await runNode({ parameters: getMany('OPS-2', { output: 'raw', options: { fields: 'summary', expand: 'renderedFields' } }) });
	expect(Object.keys(items[0].json.fields as object)).toEqual(['summary']);
	expect(items[0].json).toHaveProperty('renderedFields');
	expect(jira.findings).toEqual([]);
});

test('of a closed project as if it were not there', async () => {
	const credential = { projectAccess: 'restricted', fullProjects: 'WEB' };
	const ids = [jira.issue('OPS-2')!.id, jira.issue('WEB-1')!.id];
	for (const given of [`OPS-2, WEB-1`, ids.join(', ')]) {
		const { items } = await runNode({ parameters: getMany(given), credential });
		expect(items.map(({ json }) => json.found)).toEqual([false, undefined]);
		expect(JSON.stringify(items[0])).not.toContain('summary');
	}
});

test.each([
	['={{ "" }}', "'Issues' is empty"],
	['OPS-1, what', "'Issues' is not an issue key: 'what'"],
])('refused before anything is sent: %s', async (given, message) => {
	const { error } = await runNode({ parameters: getMany(given) });
	expect(error?.message).toBe(message);
	expect(jira.requests).toEqual([]);
});
