'use strict';

const Sequencer = require('@jest/test-sequencer').default;

/**
 * Files of tests that last longest. On a fresh clone jest knows no durations and begins with the largest files: one of
 * these, begun last, would leave the other core idle.
 */
const LONG = [
	'operations/matrix.test',
	'conformance/text.adf',
	'contract/policy',
	'conformance/text.markdown',
	'operations/issue.createMany',
	'operations/confirmation.test',
	'operations/parameters',
	'contract/contract',
	'package/package',
	'operations/records',
	'operations/faults',
	'unit/policy/cap',
	'documents/documents',
];

const rank = ({ path }) => {
	const at = LONG.findIndex((file) => path.includes(`/test/${file}`));
	return at < 0 ? LONG.length : at;
};

module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		return super.sort(tests).sort((one, other) => rank(one) - rank(other));
	}
};
