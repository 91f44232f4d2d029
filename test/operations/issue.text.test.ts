import { people, runNode, useJira } from '../harness';
import { key, name } from './values';

const jira = useJira({ documented: true });

const text = (value: string) => ({ type: 'text', text: value });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const heading = (title: string, level = 2) => ({ type: 'heading', attrs: { level }, content: [text(title)] });
const panel = { type: 'panel', attrs: { panelType: 'custom', panelColor: '#FFEBE6', panelIcon: ':fire:' }, content: [paragraph(text('Careful'))] };
const mention = paragraph(text('Ask '), { type: 'mention', attrs: { id: people.ben.accountId, text: '@Ben Okafor', accessLevel: '' } });
const media = { type: 'mediaSingle', attrs: { layout: 'center' }, content: [{ type: 'media', attrs: { type: 'file', id: '6e7c7f2c-dd7a-499c-bceb-6f32bfbf30b5', collection: '' } }] };
const cell = (type: string, value: string) => ({ type, attrs: { colwidth: [240] }, content: [paragraph(text(value))] });
const table = {
	type: 'table',
	attrs: { isNumberColumnEnabled: false, layout: 'default', localId: 'a1' },
	content: [{ type: 'tableRow', content: [cell('tableHeader', 'Host')] }, { type: 'tableRow', content: [cell('tableCell', 'db-1')] }],
};
const DOCUMENT = { type: 'doc', version: 1, content: [paragraph(text('Intro')), panel, heading('Cause'), mention, media, heading('Steps', 3), heading('Hosts'), table] };

const store = (description: object | null = DOCUMENT) => (jira.issue('OPS-2')!.fields.description = description);
const stored = () => jira.issue('OPS-2')!.fields.description.content;
const update = (updateFields: object) => ({ resource: 'issue', operation: 'update', issueKey: key('OPS-2'), updateFields });
const writes = () => jira.requests.filter(({ method }) => method !== 'GET');

describe('an edit leaves everything else as it is, byte for byte', () => {
	beforeEach(() => store());

	test('append', async () => {
		const { items, error } = await runNode({ parameters: update({ description: 'Seen **again**', descriptionMode: 'append' }) });
		expect(error).toBeUndefined();
		expect(JSON.stringify(stored().slice(0, -1))).toBe(JSON.stringify(DOCUMENT.content));
		expect(stored().at(-1)).toEqual(paragraph(text('Seen '), { ...text('again'), marks: [{ type: 'strong' }] }));
		expect(jira.requests.map(({ method, query }) => [method, query])).toEqual([['GET', { fields: 'description' }], ['PUT', {}]]);
		expect(items[0].json).toMatchObject({ descriptionMode: 'append', updatedFields: ['description'] });
	});

	test('prepend', async () => {
		await runNode({ parameters: update({ description: 'First', descriptionMode: 'prepend' }) });
		expect(JSON.stringify(stored())).toBe(JSON.stringify([paragraph(text('First')), ...DOCUMENT.content]));
	});

	test('replace a section, up to the next heading of its level', async () => {
		await runNode({ parameters: update({ description: 'Fixed by\n\n- a restart', descriptionMode: 'replaceSection', heading: ' hosts ' }) });
		expect(JSON.stringify(stored().slice(0, 7))).toBe(JSON.stringify(DOCUMENT.content.slice(0, 7)));
		expect(stored().slice(7).map(({ type }: { type: string }) => type)).toEqual(['paragraph', 'bulletList']);
	});

	test('a section is not replaced when that would lose a picture, unless it is allowed', async () => {
		const change = { description: 'x', descriptionMode: 'replaceSection', heading: 'Cause' };
		const { error } = await runNode({ parameters: update(change) });
		expect(error?.message).toMatch(/^'Description' would lose what the new text does not have: media/);
		expect(writes()).toEqual([]);
		await runNode({ parameters: update({ ...change, allowLoss: true }) });
		expect(JSON.stringify(stored())).toBe(JSON.stringify([...DOCUMENT.content.slice(0, 3), paragraph(text('x')), ...DOCUMENT.content.slice(6)]));
	});

	test.each<[string, object, string]>([
		['empty', { description: ' \n' }, "'Description' is empty: there is nothing to put under 'Cause'"],
		['missing', {}, "'Description' is empty: there is nothing to put under 'Cause'"],
	])('a section without a text (%s) is refused, other fields or not', async (_what, text, message) => {
		const { error } = await runNode({ parameters: update({ ...text, descriptionMode: 'replaceSection', heading: 'Cause', labels: 'a' }) });
		expect(error?.message).toBe(message);
		expect(writes()).toEqual([]);
	});

	test('a heading that is not there is refused with those that are', async () => {
		const { error } = await runNode({ parameters: update({ description: 'x', descriptionMode: 'replaceSection', heading: 'Effect' }) });
		expect(error?.message).toBe("'Heading' is not in the text: 'Effect'");
		expect(error?.description).toBe("The headings are 'Cause', 'Steps', 'Hosts'.");
		expect(writes()).toEqual([]);
	});

	test('of ten additions to one issue in one run none is lost', async () => {
		jira.latency = 10;
		const input = Array.from({ length: 10 }, (_, n) => ({ n }));
		const { error } = await runNode({ parameters: update({ description: '=Note {{ $json.n }}', descriptionMode: 'append' }), input });
		expect(error).toBeUndefined();
		expect(stored().slice(DOCUMENT.content.length)).toEqual(input.map(({ n }) => paragraph(text(`Note ${n}`))));
	});

	test('a plan shows the text as it is going to be', async () => {
		const { items } = await runNode({ parameters: { ...update({ description: 'Seen again', descriptionMode: 'append' }), safety: { dryRun: true } } });
		const [{ field, before, after }] = items[0].json.changes as Array<{ field: string; before: string; after: unknown }>;
		expect([field, after]).toEqual(['Description', [{ unchanged: before }, 'Seen again']]);
		expect(writes()).toEqual([]);
	});

	test('an empty description takes an addition, too', async () => {
		store(null);
		await runNode({ parameters: update({ description: 'x', descriptionMode: 'append' }) });
		expect(stored()).toEqual([paragraph(text('x'))]);
	});
});

describe('a full replacement', () => {
	test('that would lose something is refused with the list', async () => {
		store();
		const { error } = await runNode({ parameters: update({ description: 'New' }) });
		expect(error?.message).toMatch(/^'Description' would lose what the new text does not have: panel with a colour or icon of its own, media 6e7c7f2c\S+, mention @Ben Okafor$/);
		expect(error?.description).toContain("'Allow Loss'");
		expect(writes()).toEqual([]);
	});

	test('with Allow Loss goes through, without reading', async () => {
		store();
		await runNode({ parameters: update({ description: 'New', allowLoss: true }) });
		expect(jira.requests.map(({ method }) => method)).toEqual(['PUT']);
		expect(stored()).toEqual([paragraph(text('New'))]);
	});

	test('that would lose what Markdown has a notation for is refused as well, unless the new text has it', async () => {
		store({ ...DOCUMENT, content: [mention, { ...panel, attrs: { panelType: 'info' } }] });
		const { error } = await runNode({ parameters: update({ description: 'New' }) });
		expect(error?.message).toBe(`'Description' would lose what the new text does not have: mention @Ben Okafor, panel "Careful"`);
		expect(writes()).toEqual([]);
		const kept = await runNode({ parameters: update({ description: `> [!NOTE]\n> New, @[Ben](accountid:${people.ben.accountId})` }) });
		expect(kept.error).toBeUndefined();
		expect(stored()).toHaveLength(1);
	});

	test('by a document that keeps it loses nothing', async () => {
		store();
		const description = JSON.stringify({ ...DOCUMENT, content: [paragraph(text('New')), ...DOCUMENT.content.slice(1)] });
		const { error } = await runNode({ parameters: update({ description, textFormat: 'adf' }) });
		expect(error).toBeUndefined();
		expect(stored()[0]).toEqual(paragraph(text('New')));
	});

	test.each(['\n', '   ', '\t\n '])('by %j changes nothing: the text stays', async (description) => {
		store();
		const { error } = await runNode({ parameters: update({ description, summary: 'New' }) });
		expect(error).toBeUndefined();
		expect(writes()[0].body).toEqual({ fields: { summary: 'New' } });
		expect((await runNode({ parameters: update({ description }) })).error?.message).toBe("'Update Fields' changes nothing");
		expect(stored()).toEqual(DOCUMENT.content);
	});

	test('of any other rich text is looked at as well', async () => {
		jira.issue('OPS-2')!.fields.customfield_10048 = { type: 'doc', version: 1, content: [media] };
		const { error } = await runNode({ parameters: update({ otherFields: { 'Root cause': 'New' } }) });
		expect(error?.message).toMatch(/^'Root cause' would lose what the new text does not have: media/);
	});

	test('of nothing but the summary reads nothing', async () => {
		store();
		await runNode({ parameters: update({ summary: 'New' }) });
		expect(jira.requests.map(({ method }) => method)).toEqual(['PUT']);
	});
});

describe('the format of a text', () => {
	const create = (parameters: object) => ({ resource: 'issue', operation: 'create', projectKey: key('OPS'), issueType: name('Task'), summary: 'x', ...parameters });
	const sent = () => writes()[0].body.fields;

	test('is Markdown without a choice, for every rich text', async () => {
		await runNode({ parameters: create({ description: '# Title', additionalFields: { environment: '- a', otherFields: { 'Root cause': '`b`' } } }) });
		expect(sent().description.content[0]).toEqual(heading('Title', 1));
		expect(sent().environment.content[0].type).toBe('bulletList');
		expect(sent().customfield_10048.content[0].content[0]).toEqual({ ...text('b'), marks: [{ type: 'code' }] });
	});

	test('plain text', async () => {
		await runNode({ parameters: create({ description: '# Title', additionalFields: { textFormat: 'plain' } }) });
		expect(sent().description.content).toEqual([paragraph(text('# Title'))]);
	});

	test('ADF, as text or as an object', async () => {
		await runNode({ parameters: create({ description: JSON.stringify(DOCUMENT), additionalFields: { textFormat: 'adf' } }) });
		await runNode({ parameters: create({ description: '={{ $json }}' }), input: [DOCUMENT] });
		for (const { body } of writes()) expect(body.fields.description).toEqual(DOCUMENT);
	});

	test.each(['{', '[]', 'text', '{"type":"doc","version":1,"content":[{"type":"text","text":""}]}'])('ADF that is none: %s', async (description) => {
		const { error } = await runNode({ parameters: create({ description, additionalFields: { textFormat: 'adf' } }) });
		expect(error?.message).toMatch(/^'Description' is not a valid document: /);
		expect(jira.requests).toEqual([]);
	});
});

test('a text within the limit that is over it in the form Jira stores: why, and what to do', async () => {
	const description = 'a\n'.repeat(4_000);
	const { error } = await runNode({ parameters: update({ description }) });
	expect(error?.message).toBe('Description: The text is too long (CONTENT_LIMIT_EXCEEDED)');
	expect(error?.description).toMatch(/Description has \d{5,6} characters/);
	expect(error?.description).toMatch(/Shorten it/);
});

test('a Markdown text that is nothing but a document is one', async () => {
	const document = { type: 'doc', version: 1, content: [paragraph(text('As ADF'))] };
	const { error } = await runNode({ parameters: update({ description: JSON.stringify(document), allowLoss: true }) });
	expect(error).toBeUndefined();
	expect(stored()).toEqual(document.content);
});
