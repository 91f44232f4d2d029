import fc from 'fast-check';

import '../../harness/random';
import { restrict, type Projects } from '../../../nodes/JiraSiesta/jql/restrict';
import { InvalidInput } from '../../../nodes/JiraSiesta/shared/invalidInput';
import { prepare, JqlGap, JqlSyntaxError } from '../../sandbox/jql';
import { parse } from '../../sandbox/jql/parse';
import { Site, type Issue } from '../../sandbox/site';

const site = new Site();
site.open('http://127.0.0.1');
const seed = site.issues.filter(({ project }) => project.visible);

const scope = fc.constantFrom(
	{ only: ['OPS'] },
	{ only: ['WEB'] },
	{ only: ['OPS', 'WEB'] },
	{ not: ['HR'] },
	{ not: ['OPS', 'HR'] },
	{ only: ['OPS', 'HR'], not: ['HR'] },
);
const isInside =
	({ only, not }: Projects) =>
	({ project: { key } }: Issue) =>
		(only?.includes(key) ?? true) && !not?.includes(key);

/** Issues in the order of the answer; undefined where the sandbox cannot read the query. */
function found(jql: string): Issue[] | undefined {
	try {
		const query = prepare(jql, site);
		return query.sort(seed.filter(query.test));
	} catch (error) {
		expect([JqlSyntaxError, JqlGap]).toContain((error as Error).constructor);
		return undefined;
	}
}

/** The terms that hold for every issue found, as the sandbox's parser sees them. */
function conditions(jql: string): unknown[] {
	try {
		const { where } = parse(jql);
		return where && 'and' in where ? where.and : [where];
	} catch {
		return [];
	}
}

/** A string that ends elsewhere for whoever reads its quotes or escapes differently. */
const literal = fc
	.tuple(
		fc.array(fc.constantFrom('a', ' ', '(', ')', '\\"', "\\'", '\\\\', '\\u0022', 'QUOTE'), {
			maxLength: 5,
		}),
		fc.constantFrom('"', "'"),
	)
	.map(([parts, quote]) => {
		const text = parts.join('').replaceAll('QUOTE', quote === '"' ? "'" : '"');
		return `${quote}${text}${quote}`;
	});
const plain = fc.constantFrom(
	'project = OPS',
	'project != OPS',
	'project in (HR, "WEB")',
	'key in (OPS-1, HR-1, WEB-2)',
	'key > OPS-3',
	'assignee IS EMPTY',
	'assignee = currentUser()',
	'creator in (currentUser())',
	'created >= -10d',
	'updated < startOfDay(-1)',
	'labels not in ("incident", report)',
	'status = "To Do"',
	"summary ~ 'work*'",
	'summary ~ "x) OR (project = HR"',
	'summary !~ "say \\"ORDER BY\\" \'("',
	'text ~ "# // /* -- ;"',
	'"Severity" = \'Major\'',
	'cf[10040] is not empty',
	'issue.property["a(b"].c = "1"',
	'project = "Website \\"relaunch\\" AND more"',
);
const term = fc.oneof(
	plain,
	literal.map((text) => `summary !~ ${text}`),
);
const space = fc.constantFrom(' ', ' ', '\n', '\t ');
const { where } = fc.letrec<{ where: string }>((tie) => ({
	where: fc.oneof(
		{ maxDepth: 4, withCrossShrink: true },
		term,
		fc
			.tuple(
				tie('where'),
				space,
				fc.constantFrom('AND', 'or', 'OR', '&&', '||', '|'),
				space,
				tie('where'),
			)
			.map((parts) => parts.join('')),
		fc
			.tuple(fc.constantFrom('NOT ', '!', 'not\n', ''), tie('where'))
			.map(([not, inner]) => `${not}(${inner})`),
	),
}));
const order = fc
	.tuple(
		fc.constantFrom('ORDER BY', 'order by', 'Order\n\tBy'),
		fc.uniqueArray(
			fc.constantFrom(
				'key',
				'created DESC',
				'priority asc',
				'"summary" DESC',
				'updated',
				'project',
				'cf[10040]',
			),
			{ minLength: 1, maxLength: 3 },
		),
	)
	.map(([by, fields]) => `${by} ${fields.join(', ')}`);
const query = fc
	.tuple(fc.option(where, { nil: '' }), space, fc.option(order, { nil: '' }))
	.map((parts) => parts.join(''));

test('a query that Jira can read finds what it found before, less what is outside, in its order', () => {
	let some = 0;
	fc.assert(
		fc.property(query, scope, (jql, projects) => {
			const all = found(jql);
			const inside = all?.filter(isInside(projects));
			if (inside?.length) some++;
			expect(all).toBeDefined();
			expect(found(restrict(jql, projects))).toEqual(inside);
		}),
		{ numRuns: 2000 },
	);
	expect(some).toBeGreaterThan(500);
});

const fragment = fc.oneof(
	term,
	order,
	fc.constantFrom(
		...[
			'(',
			')',
			'((',
			'))',
			'[',
			']',
			'"',
			"'",
			'\\',
			'\\"',
			"\\'",
			'\\\\',
			' ',
			'\n',
			',',
			'=',
			'!',
			'|',
			'&',
		],
		...[
			' OR ',
			' AND ',
			' NOT ',
			' ORDER BY ',
			' order ',
			' by ',
			'x',
			'1',
			'ORDER\u00a0BY',
			'OR\u200bDER BY',
		],
		...[
			'#',
			';',
			'//',
			'/*',
			'*/',
			'--',
			'`',
			'\0',
			'\v',
			'\u2028',
			'\uffff',
			'“',
			'”',
			'＂',
			'（',
			'）',
			'\u02bc',
		],
		...[
			') OR (project = HR',
			') OR project = HR OR (',
			' OR project = HR',
			'" OR project = HR OR "',
		],
		...['" ) OR (summary ~ "', "' ) OR (summary ~ '", '\\") OR project = HR OR (summary ~ \\"'],
		...[
			'issue in linkedIssues("HR-1")',
			') ORDER BY key',
			' ORDER BY key) OR (project = HR',
			'\\u0029',
			'\\u0022',
		],
	),
);
const soup = fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join(''));
const noise = fc
	.array(fc.constantFrom(...'"\'\\()[]=!~,;#/*-`| \nabORDERBYorderby'), { maxLength: 40 })
	.map((chars) => chars.join(''));
/** Queries with a text in between that closes what was opened around them, and opens it again. */
const breakout = fc
	.tuple(
		where,
		fc.constantFrom(
			') OR (',
			') || (',
			')or\n(',
			') OR project = HR OR (',
			' AND "x" = ") OR (" OR ',
		),
		where,
	)
	.map((parts) => parts.join(''));
/** A text with something put in, or cut out. */
const damaged = fc
	.tuple(
		fc.oneof(query, breakout),
		fc.array(fc.tuple(fc.nat(), fragment, fc.nat(3)), { minLength: 1, maxLength: 3 }),
	)
	.map(([jql, cuts]) =>
		cuts.reduce((text, [at, put, length]) => {
			const start = at % (text.length + 1);
			return text.slice(0, start) + put + text.slice(start + length);
		}, jql),
	);
const hostile = fc.oneof(
	soup,
	noise,
	breakout,
	damaged,
	fc.tuple(query, soup).map((parts) => parts.join('')),
);

test('whatever the text, no issue outside is found', () => {
	const seen = { refused: 0, unreadable: 0, read: 0, unguarded: 0 };
	fc.assert(
		fc.property(hostile, scope, (jql, projects) => {
			const isOutside = (issue: Issue) => !isInside(projects)(issue);
			const ours = restrict('', projects);
			if (found(`${ours} AND (${jql})`)?.some(isOutside)) seen.unguarded++;
			let narrowed: string;
			try {
				narrowed = restrict(jql, projects);
			} catch (error) {
				expect(error).toBeInstanceOf(InvalidInput);
				seen.refused++;
				return;
			}
			const all = conditions(narrowed);
			if (all.length === 0) {
				seen.unreadable++;
				return;
			}
			seen.read++;
			const first = conditions(ours);
			expect(all.slice(0, first.length)).toEqual(first);
			expect(found(narrowed)?.filter(isOutside) ?? []).toEqual([]);
		}),
		{ numRuns: 8000 },
	);
	// Otherwise the attacks were none.
	expect(seen.unguarded).toBeGreaterThan(300);
	expect(seen.read).toBeGreaterThan(500);
});
