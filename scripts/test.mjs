// @ts-check
// `npm test`: all jest projects. Arguments go on to jest: `npm test -- -t create`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './lib/paths.mjs';
import { ensureDependencies } from './lib/project.mjs';

await ensureDependencies();

const jest = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
// What a test leaves behind is soon garbage: with room for more of it Node cleans up less often. Jest's workers get it, too.
const child = spawn(process.execPath, ['--max-semi-space-size=64', jest, ...process.argv.slice(2)], {
	cwd: ROOT,
	stdio: 'inherit',
});
child.on('close', (code) => {
	process.exitCode = code ?? 1;
});
