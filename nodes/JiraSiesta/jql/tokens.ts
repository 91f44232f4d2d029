import { InvalidInput } from '../shared/invalidInput';

export type Token = { kind: 'order' | 'word' | 'string' | 'sign'; text: string; index: number };

/** Where a word ends in JQL. Look-alikes of these are letters to Jira, and so they are here. */
const STOP = '\\s"\'()[\\],=!<>~&|';

const TOKEN = new RegExp(
	[
		'(?<string>"[^"\\\\]*(?:\\\\[^][^"\\\\]*)*"',
		"'[^'\\\\]*(?:\\\\[^][^'\\\\]*)*')",
		`(?<order>order\\s+by(?![^${STOP}]))`,
		`(?<word>[^${STOP}]+)`,
		'[^]',
	].join('|'),
	'gi',
);

/**
 * What starts or ends a comment, a query or a string in some language. Jira reserves most of them.
 * A backslash escapes in unquoted text, too: `\"` opens no string there.
 */
const MISREAD = /[#;`\\]|\/[/*]|\*\/|--/;

/** Jira refuses them all, quoted or not; U+FFFF would end the query for its parser. */
const CONTROL = /[^\P{Cc}\t\n\r]|[\ufdd0-\ufdef\ufffe\uffff]/u;

export const refused = (problem: string, help: string) => new InvalidInput('JQL', problem, help);

/** @throws InvalidInput for a token that another reader could take for something else */
function assertPlain({ kind, text, index }: Token): void {
	const at = `at character ${index + 1}`;
	if (kind === 'word') {
		const [sign] = MISREAD.exec(text) ?? [];
		if (sign) throw refused(`has an unquoted ${sign} ${at}`, 'Put the value in quotes: "a#b".');
	} else if (text === '"' || text === "'") {
		throw refused(`has a quote ${at} that is never closed`, 'Close it, or write \\" in quotes.');
	}
}

/** More than any query that people write; a longer one is a list that belongs into several searches. */
const LONGEST = 100_000;

/**
 * The tokens of a query, without white space.
 *
 * @throws InvalidInput for text that another reader could split differently
 */
export function* tokens(jql: string): Generator<Token> {
	if (jql.length > LONGEST) throw refused(`is too long: ${jql.length} characters`, `Use at most ${LONGEST}.`);
	const control = CONTROL.exec(jql);
	if (control) throw refused(`has a control character at character ${control.index + 1}`, 'Remove it.');
	for (const { 0: text, index, groups = {} } of jql.matchAll(TOKEN)) {
		const kind = (['order', 'word', 'string'] as const).find((name) => groups[name] !== undefined) ?? 'sign';
		const token: Token = { kind, text, index };
		assertPlain(token);
		if (text.trim() !== '') yield token;
	}
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t' };

/** What a quoted token says, its escapes resolved; any other token as it is. */
export const meaning = ({ kind, text }: Token): string =>
	kind === 'string'
		? text
				.slice(1, -1)
				.replace(/\\(?:u([0-9a-f]{4})|([^]))/gi, (_escape, code?: string, char = '') =>
					code ? String.fromCharCode(parseInt(code, 16)) : (ESCAPES[String(char)] ?? String(char)),
				)
		: text;
