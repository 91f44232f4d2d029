// @ts-check
'use strict';

/** @typedef {import('./issue').Issue} Issue */
/** @typedef {{ at: number, updatedAt: number, fields: Record<string, any> }} Version of an issue, since a time in ms */

/** How long a version is kept that has been replaced, in ms: no lag is longer. */
const KEPT = 10 * 60_000;

/** Hands the issue to the index, as it is now. @param {Issue} issue @param {number} [at] ms */
function indexIssue(issue, at = Date.now()) {
	const { versions, updatedAt, fields } = issue;
	issue.indexedAt = at;
	versions.push({ at, updatedAt, fields: { ...fields } });
	while (versions.length > 1 && versions[1].at < at - KEPT) versions.shift();
}

/**
 * The issue as an index shows it that lags behind: as it was before, and not at all where it is too new.
 *
 * @param {Issue} issue
 * @param {number} until ms; what has happened since then is not indexed yet
 * @returns {Issue | undefined}
 */
function indexedIssue(issue, until) {
	if (issue.indexedAt <= until) return issue;
	const version = issue.versions.filter(({ at }) => at <= until).at(-1);
	return version && { ...issue, updatedAt: version.updatedAt, fields: version.fields };
}

module.exports = { indexIssue, indexedIssue };
