// @ts-check
'use strict';

/** What several tests of the sandbox send. */

const WRONG_TOKEN = {
	authorization: `Basic ${Buffer.from('ana@example.com:old').toString('base64')}`,
};

/** The body that creates a bug in OPS, with more fields or others. */
const bug = (fields = {}) => ({
	fields: {
		project: { key: 'OPS' },
		issuetype: { name: 'Bug' },
		summary: 'Broken',
		customfield_10040: { value: 'Major' },
		...fields,
	},
});

module.exports = { WRONG_TOKEN, bug };
