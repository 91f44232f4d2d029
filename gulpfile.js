const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join, sep } = require('node:path');
const esbuild = require('esbuild');
const { dest, parallel, src, task } = require('gulp');

/** What tsc leaves: pictures, and the output schemas n8n's editor reads. */
const ASSETS = ['{icons,nodes,credentials}/**/*.{svg,png}', 'nodes/**/__schema__/**/*.json'];

// `encoding: false` keeps gulp 5 from reading pictures as text.
const assets = () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist'));

/** The one file that imports a library: n8n allows a verified node no dependency at run time. */
const LIBRARY = 'dist/nodes/JiraSiesta/text/parser.js';

async function library() {
	if (!existsSync(LIBRARY)) return;
	const options = { bundle: true, format: 'cjs', platform: 'neutral', target: 'es2022' };
	const { metafile } = await esbuild.build({
		...options,
		entryPoints: [LIBRARY],
		mainFields: ['module', 'main'],
		metafile: true,
		write: false,
	});
	await esbuild.build({
		...options,
		entryPoints: [LIBRARY],
		mainFields: ['module', 'main'],
		outfile: LIBRARY,
		allowOverwrite: true,
		banner: { js: `/*\n${licences(Object.keys(metafile.inputs))}\n*/` },
	});
}

/** The licence texts of the packages the files belong to: each demands to be passed on. */
function licences(files) {
	const packages = files
		.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.split(sep).join('/'))?.[0])
		.filter(Boolean);
	return [...new Set(packages)]
		.map((folder) => {
			const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
			const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
			if (!file) throw new Error(`${name} comes without its licence text`);
			return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
		})
		.join('\n\n')
		.replaceAll('*/', '* /');
}

task('build:assets', parallel(assets, library));
