'use strict';

const vm = require('node:vm');
const { TestEnvironment: NodeEnvironment } = require('jest-environment-node');
const { engineOf } = require('./engine');

const MAIN = vm.createContext();
const { runInContext } = vm.Script.prototype;

// Jest asks for a context to run files in and offers no way to say "the one we are in".
vm.Script.prototype.runInContext = function (context, options) {
	return context === MAIN
		? this.runInThisContext(options)
		: runInContext.call(this, context, options);
};

/**
 * Runs tests in Node's own context instead of a separate one, so that the node under test and an
 * n8n-core loaded by Node agree on what an Error, an Array or a Promise is (`instanceof`).
 * `testEnvironmentOptions.line` chooses the n8n line.
 */
class EngineEnvironment extends NodeEnvironment {
	constructor(config, context) {
		super(config, context);
		const { console, process } = globalThis;
		this.restore = { console, exit: process.exit };
		this.global = globalThis;
		this.moduleMocker = new this.moduleMocker.constructor(globalThis);
		this.fakeTimers = null;
		this.fakeTimersModern = new this.fakeTimersModern.constructor({
			config: config.projectConfig,
			global: globalThis,
		});
		globalThis[Symbol.for('require by Node')] = require;
		globalThis[Symbol.for('n8n engine')] = engineOf(
			config.projectConfig.testEnvironmentOptions.line,
		);
	}

	getVmContext() {
		return MAIN;
	}

	async teardown() {
		await super.teardown();
		globalThis.console = this.restore.console;
		process.exit = this.restore.exit;
		// Jest leaves the state of each file in the global object, under a symbol of its own, and all modules of the file hang on it.
		for (const key of Object.getOwnPropertySymbols(globalThis)) {
			if (key.description === 'JEST_STATE_SYMBOL') delete globalThis[key];
		}
	}
}

module.exports = EngineEnvironment;
