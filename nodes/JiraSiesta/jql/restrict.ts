import { quote } from './quote';
import { refused, tokens } from './tokens';

/** Project keys. Jira refuses the whole query when it does not know one of them. */
export type Projects = { only?: string[]; not?: string[] };

type Parts = { terms: string; order?: string };

const OPENED_BY: Record<string, string> = { ')': '(', ']': '[' };

/**
 * Reads only as much as has to be known to put the terms in parentheses that nothing in them can
 * close. Whether the terms mean anything is for Jira to say.
 */
function split(jql: string): Parts {
	const open: string[] = [];
	let order: { start: number; end: number } | undefined;
	for (const { kind, text, index } of tokens(jql)) {
		const at = `at character ${index + 1}`;
		if (kind === 'order') {
			if (open.length > 0) {
				throw refused(`has ORDER BY in parentheses ${at}`, 'Put ORDER BY at the end.');
			}
			if (order) throw refused(`has a second ORDER BY ${at}`, 'Separate fields by commas.');
			order = { start: index, end: index + text.length };
		} else if (text === '(' || text === '[') {
			open.push(text);
		} else if (kind === 'sign' && text in OPENED_BY && open.pop() !== OPENED_BY[text]) {
			throw refused(`has a ${text} ${at} that closes nothing`, 'Remove it, or open it before.');
		}
		// Only fields and directions are valid here; nothing else gets out of the parentheses.
		if (order && /^[()=!<>~&|]$/.test(text)) {
			throw refused(`has ${text} after ORDER BY ${at}`, 'Put conditions before ORDER BY.');
		}
	}
	if (open.length > 0) throw refused(`has a ${open[0]} that is never closed`, 'Close it.');
	return order
		? { terms: jql.slice(0, order.start).trim(), order: jql.slice(order.end).trim() }
		: { terms: jql.trim() };
}

const list = (keys: string[]) => `(${keys.map(quote).join(', ')})`;

/**
 * The user's query with further conditions, in the user's order. Whatever the text, no issue that does not meet them can
 * match.
 *
 * @throws {InvalidInput} for text that another reader could split differently
 */
export function narrow(jql: string, conditions: string[]): string {
	const { terms, order } = split(jql);
	const where = (terms === '' ? conditions : [...conditions, `(${terms})`]).join(' AND ');
	return order === undefined ? where : `${where} ORDER BY ${order}`;
}

/** @throws {InvalidInput} for a query with an order, where there is none to be had */
export function assertUnordered(jql: string): void {
	if (split(jql).order === undefined) return;
	throw refused('has an ORDER BY', 'Leave it out: events come in the order in which they happened.');
}

/**
 * The user's query confined to projects, or kept away from them, in the user's order. Whatever the
 * text, no issue outside can match. Without any project to name, the text as it is.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-reserved-characters
 *
 * @throws {InvalidInput} for text that another reader could split differently, and when `only` is
 *   empty: JQL cannot say that nothing is allowed
 */
export function restrict(jql: string, { only, not = [] }: Projects): string {
	if (only?.length === 0) {
		throw refused('can find nothing: no project is allowed', 'Ask the owner of the credential.');
	}
	const ours = [
		...(only ? [`project in ${list(only)}`] : []),
		...(not.length > 0 ? [`project not in ${list(not)}`] : []),
	];
	return ours.length === 0 ? jql : narrow(jql, ours);
}
