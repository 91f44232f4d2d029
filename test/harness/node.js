'use strict';

// What a test needs of Node itself. n8n's lint, which also reads the tests in TypeScript, allows a community node none of it.

module.exports = {
	childProcess: require('node:child_process'),
	crypto: require('node:crypto'),
	diagnosticsChannel: require('node:diagnostics_channel'),
	fs: require('node:fs'),
	http: require('node:http'),
	inspector: require('node:inspector'),
	os: require('node:os'),
	path: require('node:path'),
	process,
	stream: require('node:stream'),
	/** The folder of all tests. */
	testsFolder: require('node:path').join(__dirname, '..'),
	/** Says something that no assertion does, such as why a test was skipped. */
	say: (text) => process.stderr.write(`${text}\n`),
};
