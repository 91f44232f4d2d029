'use strict';

const { SHORTER } = require('../waits');

const { workflow } = globalThis[Symbol.for('n8n engine')];

module.exports = {
	...workflow,
	sleep: async (ms, ...rest) => await workflow.sleep(ms / (globalThis[SHORTER] ?? 1), ...rest),
};
