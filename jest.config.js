/** One jest project per kind of test; those of the engine run once per supported n8n line. */
const project = (displayName, line, folders) => ({
	displayName,
	// Not the default, the whole folder: the 40,000 files of node_modules would be indexed.
	roots: ['nodes', 'credentials', 'test'].map((folder) => `<rootDir>/${folder}`),
	testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.{ts,js}`),
	testEnvironment: '<rootDir>/test/harness/environment.js',
	testEnvironmentOptions: { line },
	moduleNameMapper: { '^(n8n-workflow|n8n-core)$': '<rootDir>/test/harness/shims/$1.js' },
	// Types are checked by `npm run typecheck`.
	transform: {
		'\\.ts$': ['ts-jest', { diagnostics: false }],
		'/test/sandbox/(?!useCheckedJira|.*\\.test\\.js$).*\\.js$': '<rootDir>/test/harness/byNode.js',
	},
});

const ENGINE = ['harness', 'contract', 'behaviour', 'operations', 'pickers', 'trigger'];

module.exports = {
	// For two cores, of which jest would leave one idle: while one worker's tests wait, another's go on.
	maxWorkers: 3,
	testSequencer: '<rootDir>/test/harness/sequencer.js',
	// Jest's 5 s are not enough for a test that waits for Jira's limits on a busy machine.
	testTimeout: 30_000,
	projects: [
		project('unit', '2.41', ['unit', 'conformance', 'sandbox', 'documents']),
		project('engine 2.41', '2.41', ENGINE),
		project('engine 1.123', '1.123', ENGINE),
		project('package', '2.41', ['package']),
	],
};
