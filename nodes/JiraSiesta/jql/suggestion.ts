/** Values that Jira suggests for a field in a query: `fieldName`, `fieldValue`. */
export const SUGGESTIONS = '/rest/api/3/jql/autocompletedata/suggestions';

const NAMED: Record<string, string> = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };

/** What a suggestion is called: Jira marks what fits, and writes for a browser. */
export const plainly = (html: string) =>
	html
		.replace(/<\/?b>/gi, '')
		.replace(/&(?:#(\d{1,7})|([a-z]+));/g, (all, code?: string, name = '') =>
			code === undefined ? (NAMED[name as string] ?? all) : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
		);
