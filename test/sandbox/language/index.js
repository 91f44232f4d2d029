// @ts-check
'use strict';

const { es } = require('./es');

/**
 * What a site in another language says otherwise. What is missing stays English, as much does in Jira.
 * @typedef {object} Dictionary
 * @property {string} locale
 * @property {Record<string, string>} names of types, statuses, priorities and resolutions
 * @property {Record<string, string>} fields
 * @property {[RegExp, string][]} errors
 *
 * @typedef {'en' | 'es'} Language
 */

/** @type {Record<Language, Dictionary>} */
const DICTIONARIES = { en: { locale: 'en_GB', names: {}, fields: {}, errors: [] }, es };

/** The words of a site. @param {Language} language */
function wordsOf(language) {
	const { locale, names, fields, errors } = DICTIONARIES[language];
	/** @param {string} text */
	const error = (text) => {
		// Errors of bulk operations are no texts.
		if (typeof text !== 'string') return text;
		const known = errors.find(([pattern]) => pattern.test(text));
		return known ? text.replace(...known) : text;
	};
	return {
		locale,
		/** @param {string} text */
		name: (text) => names[text] ?? text,
		/** @param {string} text */
		field: (text) => fields[text] ?? text,
		/** @param {any} body of an answer: its `errorMessages` and `errors` are Jira's words, the rest is not */
		errorBody: (body) => ({
			...body,
			...(body.errorMessages && { errorMessages: body.errorMessages.map(error) }),
			...(body.errors &&
				!Array.isArray(body.errors) && {
					errors: Object.fromEntries(
						Object.entries(body.errors).map(([key, text]) => [key, error(text)]),
					),
				}),
		}),
	};
}

module.exports = { wordsOf };
