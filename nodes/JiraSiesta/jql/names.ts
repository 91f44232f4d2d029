import { meaning, tokens } from './tokens';
import type { Token } from './tokens';

/** Fields whose values are issues; the arguments of functions beside them, such as linkedIssues(), are issues as well. */
const ISSUE_FIELDS = [
	'epic link',
	'id',
	'issue',
	'issuefunction',
	'issuekey',
	'key',
	'linkedissue',
	'parent',
	'parent link',
	'parentepic',
];

/** A custom field by its ID may be the Epic Link of the site. */
const CUSTOM = 'cf';

const ISSUE_KEYS = /(?<![\w:-])[A-Z][A-Z0-9_]*-[1-9]\d*(?![\w-])/gi;

const isText = ({ kind }: Token) => kind === 'word' || kind === 'string';

const isBetween = ({ kind, text }: Token) =>
	kind === 'order' || (kind === 'word' ? /^(?:and|or)$/i.test(text) : kind === 'sign' && /[&|]/.test(text));

/** The conditions of a query, e.g. `key in (A-1, A-2)`, whatever parentheses they are in. */
function conditions(jql: string): Token[][] {
	const found: Token[][] = [[]];
	for (const token of tokens(jql)) {
		if (isBetween(token)) found.push([]);
		else found.at(-1)!.push(token);
		if (token.kind === 'order') break; // nothing but fields and directions follows
	}
	return found;
}

/** Jira tells namesakes apart by their type: "Parent Link[Parent]". */
const fieldOf = (token: Token) =>
	meaning(token)
		.replace(/\s*\[.*\]$/, '')
		.trim()
		.toLowerCase();

/** The values of a condition that are issues. */
function issuesOf(condition: Token[]): string[] {
	const [field, ...values] = condition.filter(
		(token) => isText(token) && !(token.kind === 'word' && /^not$/i.test(token.text)),
	);
	if (!field || ![...ISSUE_FIELDS, CUSTOM].includes(fieldOf(field))) return [];
	return values.flatMap((value) => meaning(value).match(ISSUE_KEYS) ?? []);
}

/**
 * The issues that a query names by their keys, as values of fields that hold issues: `labels = iso-9001` names none.
 *
 * @throws InvalidInput for text that another reader could split differently
 */
export const issuesNamedIn = (jql: string): string[] => conditions(jql).flatMap(issuesOf);
