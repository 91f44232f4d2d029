'use strict';

module.exports = globalThis[Symbol.for('n8n engine')].workflow;
