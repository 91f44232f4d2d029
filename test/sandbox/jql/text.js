// @ts-check
'use strict';

/** @param {string} text */
const literal = (text) => text.replace(/[.+^${}()|[\]\\/]/g, '\\$&');

/**
 * Jira's `~`: every word must occur, `*` and `?` stand inside a word, `"…"` asks for a phrase.
 * @param {string} query
 * @returns {(text: string) => boolean}
 */
function textMatcher(query) {
	const phrases = [...query.matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase.trim());
	const words = query.replace(/"[^"]*"/g, ' ').split(/[^\p{L}\p{N}*?_.@-]+/u);
	const patterns = [...phrases, ...words].filter(Boolean).map((part) => {
		const pattern = literal(part)
			.replace(/\*/g, '[\\p{L}\\p{N}_]*')
			.replace(/\?/g, '[\\p{L}\\p{N}_]');
		return new RegExp(`(?<![\\p{L}\\p{N}_])${pattern}(?![\\p{L}\\p{N}_])`, 'iu');
	});
	return (text) => patterns.length > 0 && patterns.every((pattern) => pattern.test(text));
}

module.exports = { textMatcher };
