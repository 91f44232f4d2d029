// @ts-check
// `npm run scan`: the two lint legs of n8n's community scan (`npx @n8n/scan-community-package`)
// without the network: the sources, then what would be published. Its third check, where the
// published package was built, can only be made after publishing.
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { ensureDependencies, packTarball } from './lib/project.mjs';

await ensureDependencies();
const { analyzePackage, SOURCE_FILE_PATTERNS } = await import('@n8n/scan-community-package/scanner/scanner.mjs');

const tarball = await packTarball();
try {
	const folder = dirname(tarball.file);
	execFileSync('tar', ['-xzf', tarball.file, '-C', folder]);
	await leg('sources', ROOT, SOURCE_FILE_PATTERNS);
	await leg('package', join(folder, 'package'), ['**/*.js', 'package.json']);
} finally {
	await tarball.remove();
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {string[]} patterns
 */
async function leg(name, folder, patterns) {
	const { passed, message, details } = await analyzePackage(folder, patterns);
	console.log(`  ${passed ? '✓' : '✗'} n8n's community scan: ${name}`);
	if (passed) return;
	console.log(details ?? message);
	process.exitCode = 1;
}
