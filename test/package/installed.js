'use strict';

const { execFileSync, spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const ROOT = path.join(__dirname, '..', '..');

/** The folder of n8n-core on each line. */
const cores = {
	2.41: path.dirname(require.resolve('n8n-core/package.json', { paths: [ROOT] })),
	1.123: path.dirname(require.resolve('n8n-core-v1/package.json', { paths: [ROOT] })),
};

/** What the build and `npm pack` read. */
const INPUT = [
	...['nodes', 'credentials', 'icons', 'package.json', 'index.js', 'README.md', 'LICENSE.md'],
	...['tsconfig.json', 'tsconfig.build.json', 'gulpfile.js', '.npmrc'],
];

/**
 * Builds and packs the package as `npm publish` would, in a copy: `npm start` may be using dist/.
 *
 * @returns {{ file: string, remove: () => void }} the tarball, in a temporary folder
 */
function packed() {
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jira-siesta-packed-'));
	const remove = () => fs.rmSync(folder, { recursive: true, force: true });
	try {
		for (const name of INPUT.filter((each) => fs.existsSync(path.join(ROOT, each)))) {
			fs.cpSync(path.join(ROOT, name), path.join(folder, name), { recursive: true });
		}
		fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
		npm(folder, 'run', 'build');
		const [{ filename }] = JSON.parse(npm(folder, 'pack', '--json', '--ignore-scripts'));
		return { file: path.join(folder, filename), remove };
	} catch (error) {
		remove();
		throw error;
	}
}

function npm(cwd, ...args) {
	const options = { cwd, encoding: 'utf8', shell: process.platform === 'win32' };
	const { status, stdout, stderr } = spawnSync('npm', args, options);
	if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}\n${stderr}`);
	return stdout;
}

/**
 * Unpacks a tarball into a folder that has nothing else but the n8n-workflow of one line: what a
 * published package finds in n8n.
 *
 * @param {string} tarball
 * @param {'2.41' | '1.123'} line
 * @returns {{ folder: string, files: string[], core: string, remove: () => void }} the package's
 *   folder, its files relative to it, and the folder of the line's n8n-core
 */
function installed(tarball, line) {
	// The real path, because Node follows links and macOS links the folder for temporary files.
	const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'jira-siesta-installed-')));
	const folder = path.join(home, 'node_modules', 'n8n-nodes-jira-siesta');
	fs.mkdirSync(folder, { recursive: true });
	execFileSync('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const workflow = require.resolve('n8n-workflow/package.json', { paths: [cores[line]] });
	fs.symlinkSync(
		path.dirname(workflow),
		path.join(home, 'node_modules', 'n8n-workflow'),
		'junction',
	);
	return {
		folder,
		files: filesIn(folder),
		core: cores[line],
		remove: () => fs.rmSync(home, { recursive: true, force: true }),
	};
}

/** Files below a folder, relative to it, with `/`, sorted. */
function filesIn(folder) {
	return fs
		.readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
		.map((file) => file.split(path.sep).join('/'))
		.sort();
}

module.exports = { ROOT, filesIn, installed, packed };
