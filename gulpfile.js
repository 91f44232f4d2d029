const { dest, src, task } = require('gulp');

/** What tsc leaves: pictures, and the output schemas n8n's editor reads. */
const ASSETS = ['{icons,nodes,credentials}/**/*.{svg,png}', 'nodes/**/__schema__/**/*.json'];

// `encoding: false` keeps gulp 5 from reading pictures as text.
task('build:assets', () => src(ASSETS, { base: '.', encoding: false }).pipe(dest('dist')));
