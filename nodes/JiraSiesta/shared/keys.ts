/**
 * https://support.atlassian.com/jira-cloud-administration/docs/change-a-project-key: letters, digits, underscore.
 * Upper case in Jira; people type them in lower case, too.
 */
export const isProjectKey = (text: string) => /^[A-Z][A-Z0-9_]*$/i.test(text);

export const isIssueKey = (text: string) => /^[A-Z][A-Z0-9_]*-[1-9]\d*$/i.test(text);

/**
 * A text as whoever reads keys and numbers generously may read it: full-width and other digits as 0 to 9, look-alike
 * letters such as `ſ` as what they stand for, no plus before a number. For checks that must not be got around; what is
 * sent stays as it was given.
 */
export const generously = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/(?!\d)\p{Nd}/gu, (digit) => String(valueOf(digit)))
		.trim()
		.replace(/^\+(?=\d)/, '');

/** Digits stand in rows of ten in Unicode, 0 first. */
function valueOf(digit: string): number {
	const isDigit = (code: number) => /\p{Nd}/u.test(String.fromCodePoint(code));
	const code = digit.codePointAt(0)!;
	let value = 0;
	while (value < 9 && isDigit(code - value - 1)) value++;
	return value;
}
