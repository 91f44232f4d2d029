import { createHash } from 'crypto';
import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { fs, path, process, testsFolder } from '../harness/node';
import { explain } from '../../nodes/JiraSiesta/client/errors/explain';

// What a person reads for each recorded error of a real site. The recordings lie beside the checkout and are never
// copied into it: a row names one by its hash.

const folder = process.env.JIRA_RECORDED_DIR ?? path.resolve(testsFolder, '../../shared/recorded');
const file = path.join(folder, 'errors.json');
const there = fs.existsSync(file);

type Recorded = { method: string; path: string; status: number; headers: IDataObject; requestBody?: unknown; body: unknown };
const recorded = there ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Recorded[]) : [];

const nameOf = ({ method, path: address, status, body }: Recorded) =>
	createHash('sha256').update(JSON.stringify([method, address, status, body])).digest('hex').slice(0, 8);

const site = 'https://acme.atlassian.net';

function read({ method, path: address, status, headers, requestBody, body }: Recorded) {
	const [url, query] = address.split('?');
	const sent = requestBody !== null && typeof requestBody === 'object' ? (requestBody as IDataObject) : undefined;
	const request = {
		method: method as IHttpRequestMethods,
		url,
		qs: query ? Object.fromEntries(new URLSearchParams(query)) : undefined,
		body: sent,
		repeatable: method === 'GET' || url.includes('/search'),
		writes: method !== 'GET' && !url.includes('/search'),
	};
	return explain(request, { status, headers, body }, site);
}

/** In place of a message: that it is Jira's own. */
const OWN = 'in the words of Jira';
const REFUSED = /^Jira refused the credentials(: |$)/;

/** [message, how the hint begins, the recordings] */
const TABLE: Array<[string | RegExp, string, string]> = [
	[
		OWN,
		"Check the value. Jira gives the same answer when the credential's account may not see it.",
		'f938b297 793e9270 7e81e651 629416d8 e8df18a0 2be46f5e',
	],
	[
		OWN,
		"Try the query in Jira's own issue search, which marks what it does not understand.",
		'20a80661 b8b09db2 bf6afe35 098abb2d d91198ce 8df6facb ae39bb18 587afd6e fb346e24 5fc28f4b ' +
			'05da0372 a99922d0 5f03e6e2 b788bf0c',
	],
	[
		OWN,
		'Jira has removed this interface. Update this node to its newest version.',
		'0ea0bdd4',
	],
	[
		OWN,
		'Correct what Jira names, in the fields of the node or in the data of the item.',
		'230df980 70453032 f9ba32e3 64114720 6bd9c472 41401a3c c1eab20b 8d1726c2 76439976 238f4be8 ' +
			'a2e7f3b7 9e9ca4cc 0063cac3 8bde650d 3d3d5f8b a1d39b93 b02797a0 356b6926',
	],
	[
		OWN,
		"Jira does not have this interface. Check the 'Site URL' in the credential, and update this node to its newest version.",
		'fc36e89e a9da7fa3 626ede53',
	],
	[
		OWN,
		"'Get Create Fields' and 'Get Edit Fields' list the fields of the screen and what they take.",
		'b88e18ab b32942eb 79b0a574 c7b734b0 27bc4f59 58715a16 bf471124 0d58b315 6e4e56b0 55dce2e1 ' +
			'1d17650e f24f857a cbff06e6 e5cafbc9 1be05661',
	],
	[
		'There is no Jira site at https://acme.atlassian.net',
		"Check the 'Site URL' in the credential. Atlassian shows the same page for a site that is suspended or not available at the moment.",
		'607bfb5e be51152b ec880d8c',
	],
	[
		REFUSED,
		'Check the email and the API token in the credential: tokens expire after a year at the latest, and tokens made with scopes do not work here.',
		'92a852d2 d4017f33 f405c8c8 0ac3b0a3',
	],
	[
		OWN,
		'Check the email and the API token in the credential: tokens expire after a year at the latest, and tokens made with scopes do not work here.',
		'dffde304',
	],
	[
		OWN,
		"The credential's account lacks this permission. Ask a Jira administrator, or use another account.",
		'5b5ada5c 59d21835',
	],
	[
		'Jira refused the input and gives no reason (INVALID_INPUT)',
		'Mostly it is a rich text that Jira does not take.',
		'ae2c92c1',
	],
	[
		'Jira is limiting the rate of requests',
		"Try again later or with fewer items, or let the node wait longer: 'Longest Wait (Seconds)' in its settings.",
		'44069950 f4881c0a',
	],
	[
		OWN,
		'',
		'13dd660c',
	],
	[
		'Jira failed (HTTP 500)',
		'Try again in a few minutes.',
		'0f448e24',
	],
	[
		'Something in front of Jira blocked the request',
		'Check proxies and firewalls between n8n and Jira.',
		'0f94b9bd',
	],
];

const rows = TABLE.flatMap(([message, hint, names]) => names.split(' ').map((name) => [name, message, hint] as const));
const when = there ? describe : describe.skip;

when(`recorded errors${there ? '' : `: skipped, ${file} is not there`}`, () => {
	const byName = new Map(recorded.map((one) => [nameOf(one), one]));

	test('each has its row, and each row its recording', () => {
		expect(rows.map(([name]) => name).sort()).toEqual([...byName.keys()].sort());
	});

	test.each(rows)('%s: %s, %s', (name, message, hint) => {
		const one = byName.get(name)!;
		const told = read(one);
		if (message === OWN) {
			const { errorMessages = [], errors = {}, detail, error_description: described, error } = one.body as Record<string, never>;
			const texts = [...(errorMessages as string[]), ...Object.values<string>(errors)];
			const all = texts.length > 0 ? texts : [detail ?? described ?? error];
			let at = 0;
			for (const text of all) {
				// Ids in quotes stand for names there.
				const words = String(text).replace(/'(\w+)' cannot be set/, '').slice(-40);
				const found = told.message.indexOf(words, at);
				expect(found).toBeGreaterThanOrEqual(0);
				at = found + words.length;
				expect(told.message.slice(at - 1)).toMatch(/^.$|^.; |^[.!?] /);
			}
		} else {
			expect(told.message).toMatch(message);
		}
		expect(told.description.startsWith(hint)).toBe(true);
		expect(told.description.slice(hint.length)).toMatch(/^ ?[^]*\(HTTP \d{3}, [A-Z]+ [^]*\)$/);
	});
});
