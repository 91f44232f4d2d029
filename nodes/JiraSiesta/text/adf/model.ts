/**
 * What ADF allows where, in a table of our own. Atlassian's rules:
 * https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/ and the JSON schema
 * linked there; test/conformance/text.adf.test.ts holds this table against that schema.
 */
const words = (list: string) => list.split(' ').filter((word) => word !== '');

const INLINE = 'text date emoji hardBreak inlineCard mention placeholder status inlineExtension mediaInline';
const LISTS = 'bulletList orderedList';
const MEDIA = 'mediaSingle mediaGroup';
/** What an expand and the body of a macro hold. */
const BODY = `paragraph panel blockquote ${LISTS} rule heading codeBlock ${MEDIA} decisionList taskList table
	blockCard embedCard extension`.replace(/\s+/g, ' ');

type Content = { kinds: ReadonlySet<string>; min: number; max: number; required: boolean };

const content = (kinds: string, min = 0, max = Infinity, required = min > 0): Content => ({
	kinds: new Set(words(kinds)),
	min,
	max,
	required,
});

/** The children each node takes; a node that is missing here takes none. */
export const CONTENT: Readonly<Record<string, Content>> = {
	doc: content(`${BODY} expand bodiedExtension layoutSection syncBlock bodiedSyncBlock`, 0, Infinity, true),
	paragraph: content(INLINE),
	heading: content(INLINE),
	blockquote: content(`paragraph ${LISTS} codeBlock ${MEDIA} extension`, 1),
	bulletList: content('listItem', 1),
	orderedList: content('listItem', 1),
	listItem: content(`paragraph ${LISTS} taskList mediaSingle codeBlock extension`, 1),
	taskList: content('taskItem taskList blockTaskItem', 1),
	taskItem: content(INLINE),
	blockTaskItem: content('paragraph extension', 1),
	decisionList: content('decisionItem', 1),
	decisionItem: content(INLINE),
	codeBlock: content('text'),
	panel: content(`paragraph heading ${LISTS} blockCard ${MEDIA} codeBlock taskList rule decisionList extension`, 1),
	expand: content(`${BODY} nestedExpand`, 1),
	nestedExpand: content(
		`paragraph heading ${MEDIA} codeBlock ${LISTS} taskList decisionList rule panel blockquote extension`,
		1,
	),
	table: content('tableRow', 1),
	tableRow: content('tableCell tableHeader', 0, Infinity, true),
	...Object.fromEntries(
		['tableCell', 'tableHeader'].map((cell) => [
			cell,
			content(
				`paragraph panel blockquote ${LISTS} rule heading codeBlock ${MEDIA} decisionList taskList blockCard
				embedCard extension nestedExpand`.replace(/\s+/g, ' '),
				1,
			),
		]),
	),
	mediaSingle: content('media caption', 1, 2),
	mediaGroup: content('media', 1),
	caption: content('text hardBreak mention emoji date placeholder inlineCard status'),
	bodiedExtension: content(BODY, 1),
	layoutSection: content('layoutColumn', 2, 3),
	layoutColumn: content(`${BODY} expand bodiedExtension`, 1),
	bodiedSyncBlock: content(
		`paragraph blockCard blockquote ${LISTS} codeBlock decisionList embedCard expand heading layoutSection
		${MEDIA} panel rule table taskList`.replace(/\s+/g, ' '),
		1,
	),
};

/** Whether a node may stand directly in another. */
export const allows = (parent: string, child: string): boolean => CONTENT[parent]?.kinds.has(child) ?? false;

const EXTENSION = ['dataConsumer fragment'];
const ALIGNED = ['fontSize alignment', 'fontSize indentation'];

/** The marks of a node, by its parent (`*` any other): each entry is one set that may stand together. */
const MARKS: Readonly<Record<string, Readonly<Record<string, string[]>>>> = {
	text: {
		'*': ['link em strong strike subsup underline textColor annotation backgroundColor', 'code link annotation'],
		codeBlock: [],
	},
	paragraph: {
		'*': ['fontSize'],
		doc: ALIGNED,
		layoutColumn: ALIGNED,
		bodiedSyncBlock: ALIGNED,
		tableCell: ['fontSize alignment'],
		tableHeader: ['fontSize alignment'],
		blockquote: [],
	},
	heading: Object.fromEntries(
		['doc', 'layoutColumn', 'bodiedSyncBlock', 'tableCell', 'tableHeader'].map((parent) => [
			parent,
			['alignment', 'indentation'],
		]),
	),
	codeBlock: { doc: ['breakout'] },
	expand: { doc: ['breakout'] },
	layoutSection: { '*': ['breakout'] },
	syncBlock: { '*': ['breakout'] },
	bodiedSyncBlock: { '*': ['breakout'] },
	table: { '*': ['fragment'] },
	extension: { '*': EXTENSION },
	bodiedExtension: { '*': EXTENSION },
	inlineExtension: { '*': EXTENSION },
	media: { '*': ['dataConsumer link annotation border'] },
	mediaInline: { '*': ['dataConsumer link annotation border'] },
	mediaSingle: { '*': ['link'] },
};

/** The sets of marks a node may carry there; undefined when it has no marks at all, not even an empty list. */
export const marksOf = (type: string, parent: string): string[][] | undefined => {
	const sets = MARKS[type];
	return sets && (sets[parent] ?? sets['*'] ?? []).map(words);
};
