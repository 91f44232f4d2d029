const { deepStrictEqual } = require('node:assert');
const { existsSync, readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, series, src, task } = require('gulp');

/** What tsc leaves: pictures, and the output schemas n8n's editor reads. */
const ASSETS = ['{icons,nodes,credentials}/**/*.{svg,png}', 'nodes/**/__schema__/**/*.json'];

// `encoding: false` keeps gulp 5 from reading pictures as text.
const assets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

/** The one file that imports a library: n8n allows a verified node no dependency at run time. */
const LIBRARY = 'dist/nodes/JiraSiesta/text/parse/parser.js';

async function library() {
	const { metafile, outputFiles } = await esbuild.build({
		entryPoints: [LIBRARY],
		bundle: true,
		format: 'cjs',
		platform: 'neutral',
		mainFields: ['module', 'main'],
		target: 'es2022',
		metafile: true,
		write: false,
	});
	const licences = packagesOf(Object.keys(metafile.inputs)).map(licence).join('\n\n');
	writeFileSync(LIBRARY, `/*\n${licences.replaceAll('*/', '* /')}\n*/\n${outputFiles[0].text}`);
}

/** The folders of the packages that files belong to, and of those a file was bundled from before. */
function packagesOf(files) {
	const found = new Set();
	for (const file of files) {
		const [folder] = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? [];
		if (!folder) continue;
		found.add(folder);
		// markdown-it brings a part of `entities` like that.
		for (const [, name] of readFileSync(file, 'utf8').matchAll(/#region (node_modules\/[^/]+)/g)) {
			found.add([join(folder, name), name].find(existsSync));
		}
	}
	return [...found];
}

/** Each licence demands that its text is passed on. */
function licence(folder) {
	const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
	const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
	if (!file) throw new Error(`${name} comes without the text of its licence`);
	return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
}

/** The file whose one list names every operation: as it is, it would load the whole node with the credential. */
const PERMISSION_FIELDS = 'dist/credentials/permissionFields.js';

/** Puts the list in the place of the code that makes it. */
async function permissionFields() {
	const made = require(join(__dirname, PERMISSION_FIELDS)).permissionFields;
	const text = JSON.stringify(made, null, '\t');
	deepStrictEqual(JSON.parse(text), made, 'The fields of the permissions are more than data');
	writeFileSync(PERMISSION_FIELDS, `"use strict";\nexports.permissionFields = ${text};\n`);
}

task('build:assets', series(library, parallel(assets, permissionFields)));
