// @ts-check
'use strict';

const { clientFor } = require('./client');

/** What real answers have although the documents do not (R), or that their types forbid although it is there (R). */
const KNOWN = [
	// An ID or text is null where there is none; the account IDs of people stand beside it.
	/\/items\/\d+(\/(from|fromString|to|toString) must be string| .*'tmp(From|To)AccountId')$/,
	// A number in Atlassian's example, a text in its schema.
	/^answer\/issueChangeLogs\/\d+\/changeHistories\/\d+\/created must be string$/,
	/^answer\/(created|started|updated) must be string$/,
	// Has a schema for some errors only.
	/^answer must NOT have additional properties 'errorMessages'$/,
	/^answer\/errors must be array$/,
];

/**
 * A client whose answers are held against Atlassian's documents: a test asks for `findings` at its end.
 * @param {import('./sandbox').Sandbox} jira
 */
function checkedClientFor(jira) {
	const call = clientFor(jira);
	/** @type {string[]} */
	const findings = [];
	/** @type {typeof call} */
	const checked = async (method, path, body, headers) => {
		const answer = await call(method, path, body, headers);
		const found = jira.conformance
			.checkAnswer({ method, path: path.split('?')[0], status: answer.status, body: answer.body })
			.filter((one) => !KNOWN.some((pattern) => pattern.test(one)));
		findings.push(...found.map((one) => `${method} ${path}: ${one}`));
		return answer;
	};
	return { call: checked, findings };
}

module.exports = { checkedClientFor };
