'use strict';

const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');
const { ROOT, filesIn, installed, packed } = require('./installed');
const { references, requests } = require('./syntax');

/** Refused by n8n's scan, or not there in n8n Cloud. */
const FORBIDDEN =
	/^(process|global|globalThis|console|fs|eval|Function|__dirname|__filename|(set|clear)(Timeout|Interval|Immediate))$/;

let tarball;
let published;
let manifest;
beforeAll(() => {
	tarball = packed();
	published = installed(tarball.file, '2.41');
	manifest = JSON.parse(fs.readFileSync(path.join(published.folder, 'package.json'), 'utf8'));
}, 120_000);
afterAll(() => {
	published?.remove();
	tarball?.remove();
});

const read = (file) => fs.readFileSync(path.join(published.folder, file), 'utf8');
const scripts = () => published.files.filter((file) => file.endsWith('.js'));

test('holds the compiled sources, the icons and what npm demands, nothing else', () => {
	const sources = ['nodes', 'credentials', 'icons'].flatMap((folder) =>
		filesIn(path.join(ROOT, folder)).map((file) => `dist/${folder}/${file}`),
	);
	const built = sources.map((file) => file.replace(/\.ts$/, '.js'));
	expect(published.files).toEqual(
		[...built, 'LICENSE.md', 'README.md', 'index.js', 'package.json'].sort(),
	);
});

test('installs nothing beside itself', () => {
	for (const kind of ['dependencies', 'optionalDependencies', 'bundleDependencies', 'overrides']) {
		expect(manifest[kind]).toBeUndefined();
	}
	expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
});

test('requires n8n-workflow and the one module of Node that n8n allows, nothing else', () => {
	const outside = scripts()
		.flatMap((file) => requests(path.join(published.folder, file)))
		.filter((request) => !request.startsWith('.'));
	expect(new Set(outside)).toEqual(new Set(['n8n-workflow', 'crypto']));
});

test('passes on the licence of the library that is bundled', () => {
	const [licences] = read('dist/nodes/JiraSiesta/text/parse/parser.js').split('*/');
	for (const name of ['markdown-it', 'linkify-it', 'entities']) {
		expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+$`, 'm'));
	}
});

test('keeps off the process, the file system, timers and the console', () => {
	const found = scripts().flatMap((file) =>
		references(path.join(published.folder, file))
			.filter(({ name, free }) => free && FORBIDDEN.test(name))
			.map(({ name, line }) => `${file}:${line} ${name}`),
	);
	expect(found).toEqual([]);
});

test('names the node and the credential it holds', () => {
	const { n8n, main } = manifest;
	expect(n8n.n8nNodesApiVersion).toBe(1);
	expect(published.files).toContain(main);
	const entries = scripts().filter((file) => /\.(node|credentials)\.js$/.test(file));
	expect([...n8n.credentials, ...n8n.nodes].sort()).toEqual(entries);
});

test('the credential is loaded without the node', () => {
	const entry = path.join(published.folder, 'dist/credentials/JiraSiestaApi.credentials.js');
	const script = `require(${JSON.stringify(entry)}); process.stdout.write(JSON.stringify(Object.keys(require.cache)))`;
	const loaded = JSON.parse(
		execFileSync(process.execPath, ['-e', script], { encoding: 'utf8', env: { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') } }),
	).filter((file) => file.includes('/dist/nodes/') && !file.includes('node_modules'));
	expect(loaded.map((file) => file.split('/dist/nodes/JiraSiesta/')[1].split('/')[0])).not.toEqual(
		expect.arrayContaining([expect.stringMatching(/^(text|fields|resources|pipeline)$/)]),
	);
	expect(loaded.length).toBeLessThan(20);
});

describe.each(['2.41', '1.123'])('loaded by n8n %s from a clean folder', (line) => {
	let place;
	let types;
	let known;
	let loaded;

	beforeAll(() => {
		if (!tarball) return;
		place = installed(tarball.file, line);
		const printed = execFileSync(
			process.execPath,
			[path.join(__dirname, 'load.js'), place.core, place.folder],
			{ cwd: place.folder, encoding: 'utf8', maxBuffer: 100_000_000 },
		);
		({ types, known, loaded } = JSON.parse(printed));
	}, 60_000);
	afterAll(() => place?.remove());

	test('the nodes and their credential are known and belong together', () => {
		expect(types.nodes.map(({ name }) => name)).toEqual(['jiraSiesta', 'jiraSiestaTrigger']);
		expect(types.credentials.map(({ name }) => name)).toEqual(['jiraSiestaApi']);
		expect(known.nodes.jiraSiesta.className).toBe('JiraSiesta');
		expect(known.nodes.jiraSiestaTrigger.className).toBe('JiraSiestaTrigger');
		expect(known.credentials.jiraSiestaApi.supportedNodes).toEqual(['jiraSiesta', 'jiraSiestaTrigger']);
	});

	test('the icons are in the package', () => {
		for (const { iconUrl } of [...types.nodes, ...types.credentials]) {
			for (const url of typeof iconUrl === 'string' ? [iconUrl] : Object.values(iconUrl)) {
				const [, , ...file] = url.split('/');
				expect(url).toBe(['icons', 'n8n-nodes-jira-siesta', ...file].join('/'));
				expect(place.files).toContain(file.join('/'));
			}
		}
	});

	test('the nodes are filed under categories and link their documentation', () => {
		for (const { codex } of types.nodes) {
			expect(codex.categories).toContain('Development');
			expect(codex.resources.primaryDocumentation[0].url).toMatch(/^https:/);
			expect(codex.resources.credentialDocumentation[0].url).toMatch(/^https:/);
		}
	});

	test('n8n takes the trigger for one that polls and adds when to', () => {
		const [{ polling, properties }] = types.nodes.filter(({ name }) => name === 'jiraSiestaTrigger');
		expect(polling).toBe(true);
		expect(properties.map(({ name }) => name)).toEqual(expect.arrayContaining(['pollTimes', 'events']));
	});

	test('n8n takes it for declarative and adds its settings for requests', () => {
		const names = types.nodes[0].properties.map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['resource', 'operation', 'requestOptions']));
	});

	test('every published file is used', () => {
		const typesOnly = (file) =>
			read(file)
				.replace(/"use strict";|.*__esModule.*/g, '')
				.trim() === '';
		const idle = scripts().filter((file) => !loaded.includes(file) && !typesOnly(file));
		expect(idle).toEqual([manifest.main]);
	});
});
