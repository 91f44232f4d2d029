// @ts-check
'use strict';

/** ID, name, what the issue that the link comes from does, and what is done to the other. */
const LINK_TYPES = [
	['10000', 'Blocks', 'blocks', 'is blocked by'],
	['10001', 'Cloners', 'clones', 'is cloned by'],
	['10002', 'Duplicate', 'duplicates', 'is duplicated by'],
	['10003', 'Relates', 'relates to', 'relates to'],
	['10004', 'Problem/Incident', 'causes', 'is caused by'],
];

/** @param {string} baseUrl */
const linkTypes = (baseUrl) =>
	LINK_TYPES.map(([id, name, outward, inward]) => ({
		id,
		name,
		inward,
		outward,
		self: `${baseUrl}/rest/api/3/issueLinkType/${id}`,
	}));

module.exports = { linkTypes };
