/**
 * A value as a JQL string literal, so that quotes, backslashes and keywords in it can never change the query.
 * https://support.atlassian.com/jira-software-cloud/docs/jql-reserved-characters
 */
export const quote = (value: string) =>
	`"${value.replace(/[\\"]/g, '\\$&').replace(/\r/g, '\\r').replace(/\n/g, '\\n')}"`;

/** A term that finds issues whose field has a text somewhere, as far as Jira compares texts: loosely. */
export const hasPhrase = (field: string, text: string) => `${field} ~ ${quote(`"${text.replace(/["\\]/g, ' ')}"`)}`;

/**
 * A term that finds issues whose summary has words starting like the given ones; undefined without any word.
 * Characters with a meaning in Jira's text search are left out.
 * https://support.atlassian.com/jira-software-cloud/docs/search-syntax-for-text-fields
 */
export function summaryContains(text: string): string | undefined {
	const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
	const terms = words.map((word) => `summary ~ ${quote(`${word}*`)}`);
	return terms.length > 0 ? terms.join(' AND ') : undefined;
}
