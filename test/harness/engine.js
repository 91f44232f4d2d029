'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** The n8n lines the package supports, and the installed n8n-core of each. */
const CORES = { 2.41: 'n8n-core', 1.123: 'n8n-core-v1' };

const engines = new Map();
const others = new Set(Object.keys(require.cache));
let inCache;

/**
 * n8n-core and n8n-workflow of one line, loaded once per process by Node itself. Jest's own module
 * registry would load the 2,000 files again for every test file, 8 s each time.
 *
 * @param {'2.41' | '1.123'} line
 * @returns {{ line: string, core: object, workflow: object, loaded: string[] }} `loaded`: the files
 */
function engineOf(line) {
	const engine = engines.get(line) ?? locate(line);
	engines.set(line, engine);
	if (inCache !== engine) swapCache(inCache, engine);
	inCache = engine;
	return engine;
}

function locate(line) {
	const corePath = require.resolve(CORES[line]);
	const workflowPath = require.resolve('n8n-workflow', { paths: [path.dirname(corePath)] });
	return {
		line,
		roots: [corePath, workflowPath],
		stash: [],
		get loaded() {
			return Object.keys(require.cache);
		},
		/** A file of n8n-core that it does not export. */
		internal: (file) => require(path.join(path.dirname(corePath), file)),
		get workflow() {
			return require(workflowPath);
		},
		get core() {
			return require.cache[corePath]?.exports ?? loadCore(corePath);
		},
	};
}

function loadCore(corePath) {
	prepareSettings();
	require('reflect-metadata');
	const core = require(corePath);
	// On 1.123 an interval of its SSH client keeps the process alive.
	const { SSHClientsManager } = require(
		path.join(path.dirname(corePath), 'execution-engine/ssh-clients-manager.js'),
	);
	const { Container } = require(require.resolve('@n8n/di', { paths: [path.dirname(corePath)] }));
	Container.get(SSHClientsManager).cleanupTimer.unref();
	return core;
}

/**
 * n8n reads them when its first context is made. Its log would repeat every expected error: it goes to a file. Not
 * "silent", at which n8n puts every message for debugging together.
 */
function prepareSettings() {
	if (process.env.N8N_ENCRYPTION_KEY === 'test') return;
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jira-siesta-test-'));
	process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
	process.env.N8N_USER_FOLDER = folder;
	process.env.N8N_ENCRYPTION_KEY = 'test';
	Object.assign(process.env, { N8N_LOG_LEVEL: 'error', N8N_LOG_OUTPUT: 'file', N8N_LOG_FILE_LOCATION: path.join(folder, 'n8n.log') });
}

/**
 * Both lines share modules such as axios and change their defaults while loading. Each line
 * therefore gets its own copies, as in a server that runs one of them.
 */
function swapCache(from, to) {
	if (from) {
		from.stash = [...reachable(from.roots)].filter(([id]) => !others.has(id));
		for (const [id] of from.stash) delete require.cache[id];
	}
	for (const [id, module] of to.stash) require.cache[id] = module;
}

function reachable(roots) {
	const found = new Map();
	const queue = roots.map((id) => require.cache[id]).filter(Boolean);
	for (const module of queue) {
		if (found.has(module.id)) continue;
		found.set(module.id, module);
		queue.push(...module.children);
	}
	return found;
}

module.exports = { engineOf };
