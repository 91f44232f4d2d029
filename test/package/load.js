'use strict';

// node load.js <n8n-core> <package folder>: loads a package with n8n's own loader and prints, as
// JSON, what n8n then knows of it and which of the package's files ran.
const path = require('node:path');

const [core, folder] = process.argv.slice(2);
require(require.resolve('reflect-metadata', { paths: [core] }));
const { PackageDirectoryLoader } = require(core);

async function main() {
	const loader = new PackageDirectoryLoader(folder);
	await loader.loadAll();
	const loaded = Object.keys(require.cache)
		.filter((file) => file.startsWith(folder + path.sep))
		.map((file) => path.relative(folder, file));
	const told = JSON.stringify({ types: loader.types, known: loader.known, loaded });
	// More than a pipe takes at once: an exit before it has all been taken would cut it.
	await new Promise((done) => process.stdout.write(told, done));
}

main().then(
	() => process.exit(0),
	(error) => {
		console.error(error);
		process.exit(1);
	},
);
