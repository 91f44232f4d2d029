'use strict';

const { waits } = require('../waits');

const { workflow } = globalThis[Symbol.for('n8n engine')];

module.exports = {
	...workflow,
	sleep: async (ms, ...rest) => {
		waits.asked += ms;
		await workflow.sleep(ms / waits.shorter, ...rest);
	},
};
