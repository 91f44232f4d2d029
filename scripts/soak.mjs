// @ts-check
import { parseArgs } from 'node:util';
import { Checks } from './e2e/checks.mjs';
import { Lifetime, runScript } from './lib/lifetime.mjs';
import { packTarball } from './lib/project.mjs';
import { N8N_1, N8N_2, n8nInstall } from './n8n/n8nInstall.mjs';
import { soak } from './soak/soak.mjs';

// `npm run soak`: the trigger in a real n8n, while people work in the embedded Jira, which is limited, slow, late and away,
// and n8n is ended and killed. Nothing may be lost, and nothing may come twice but after a kill.
// `npm run soak -- --short` takes three minutes.

const { values: options } = parseArgs({
	options: {
		/** Only the line whose version begins so. */
		line: { type: 'string', default: '' },
		/** Only this way: polling or webhook. */
		by: { type: 'string', default: '' },
		minutes: { type: 'string', default: '30' },
		changes: { type: 'string', default: '5000' },
		short: { type: 'boolean', default: false },
	},
});

const MINUTE = 60_000;
const minutes = Number(options.minutes);
const form = options.short
	? { duration: 1.25 * MINUTE, perMinute: 240, breakEvery: 25_000, longestLag: 15_000 }
	: {
			duration: minutes * MINUTE,
			perMinute: Number(options.changes) / minutes,
			breakEvery: 3 * MINUTE,
			longestLag: 180_000,
		};

/** @type {Array<'polling' | 'webhook'>} */
const WAYS = ['polling', 'webhook'];
/** The short form takes one line and both ways in turn. */
const LINES = options.short && options.line === '' ? [N8N_2] : [N8N_2, N8N_1];

/** @param {import('./soak/soak.mjs').Result} result */
const told = ({ lost, brokenOff, doubled, ...figures }) =>
	`${Object.entries(figures)
		.map(([name, value]) => `${name} ${value}`)
		.join(', ')}, lost ${lost.length}, broken off by n8n ${brokenOff.length}, doubled ${doubled.length}`;

/** @param {import('./soak/soak.mjs').Result} result */
function assertSound(
	{ lost, doubled, killed, echoes, largest, accepted, registered, expected },
	/** @type {string} */ deliverBy,
) {
	const faults = [
		lost.length > 0 && `lost: ${lost.slice(0, 5).join(' ')}`,
		doubled.length > 0 && killed === 0 && `twice without a kill: ${doubled.slice(0, 5).join(' ')}`,
		echoes > 0 && `${echoes} own writes have started the workflow`,
		largest >= 300_000 && `a state of ${largest} bytes`,
		accepted > 0 && `${accepted} forged webhooks were accepted`,
		deliverBy === 'webhook' && registered !== 1 && `${registered} webhooks in Jira`,
		expected === 0 && 'nothing has happened',
	].filter(Boolean);
	if (faults.length > 0) throw new Error(faults.join('; '));
}

await runScript(async (lifetime) => {
	const checks = new Checks();
	const tarball = await packTarball();
	lifetime.add(tarball.remove);
	for (const line of LINES.filter(({ version }) => version.startsWith(options.line))) {
		for (const deliverBy of WAYS.filter((way) => way.startsWith(options.by))) {
			const own = new Lifetime(lifetime.signal);
			lifetime.add(() => own.end());
			await checks.check(`${line.version} ${deliverBy}`, async () => {
				const install = await n8nInstall(line);
				const result = await soak({ ...form, install, tarball: tarball.file, deliverBy }, own);
				console.log(`   ${told(result)}`);
				assertSound(result, deliverBy);
				return told(result);
			});
			await own.end();
		}
	}
	console.log(`soak: ${checks.passed} passed, ${checks.failed} failed`);
	return checks.failed === 0 ? 0 : 1;
});
