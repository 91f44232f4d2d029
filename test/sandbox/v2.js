// @ts-check
'use strict';

const { doc, isDocument, plainText } = require('./adf');

const V2 = '/rest/api/2';
const V3 = '/rest/api/3';

/**
 * An answer of v3 as v2 has it: texts where documents are, links to itself.
 * @param {any} value @returns {any}
 */
function toV2(value) {
	if (typeof value === 'string') return value.replace(V3, V2);
	if (Array.isArray(value)) return value.map(toV2);
	if (value === null || typeof value !== 'object') return value;
	if (isDocument(value)) return plainText(value).trimEnd();
	return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toV2(one)]));
}

/** A text of v2 or of service management as a document; its marks stay as they are. @param {string} text */
const toDocument = (text) => doc(...text.split('\n').filter(Boolean));

module.exports = { V2, V3, toV2, toDocument };
