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
		/** n8n's own trigger beside it, whose figures are only shown. */
		'built-in': { type: 'boolean', default: false },
		minutes: { type: 'string', default: '30' },
		changes: { type: 'string', default: '5000' },
		short: { type: 'boolean', default: false },
		/** n8n in queue mode: `worker`, with one worker; `webhook`, with a process for webhooks besides. Nothing is ended. */
		queue: { type: 'string', default: '' },
	},
});

const MINUTE = 60_000;
const minutes = Number(options.minutes);
const form = options.short
	? { duration: 1.25 * MINUTE, perMinute: 240, breakEvery: 20_000, longestLag: 15_000, writesStaticData: true }
	: {
			duration: minutes * MINUTE,
			perMinute: Number(options.changes) / minutes,
			breakEvery: 3 * MINUTE,
			longestLag: 180_000,
			writesStaticData: true,
		};

/** @type {Array<import('./soak/soak.mjs').Way>} */
const WAYS = ['polling', 'webhook'];
/** @type {Array<import('./soak/soak.mjs').Way>} */
const BUILT_IN = ['builtIn'];
const LINES = options.short ? [N8N_2] : [N8N_2, N8N_1];

/** @param {object} figures lists are told by their length */
const told = (figures) =>
	Object.entries(figures)
		.map(([name, value]) => `${name} ${Array.isArray(value) ? value.length : value}`)
		.join(', ');

/**
 * @param {import('./soak/soak.mjs').Counted} counted
 * @param {boolean} mayDouble where a process of its own takes webhooks: it shares no memory with the one that polls
 */
function assertSound({ lost, doubled, doubledAfterTerm, echoes, state }, mayDouble) {
	const faults = [
		lost.length > 0 && `lost: ${lost.slice(0, 5).join(' ')}`,
		!mayDouble && doubled.length > 0 && `twice while n8n ran: ${doubled.slice(0, 5).join(' ')}`,
		doubledAfterTerm.length > 0 && `twice without a kill: ${doubledAfterTerm.slice(0, 5).join(' ')}`,
		echoes > 0 && `${echoes} own writes have started the workflow`,
		state >= 300_000 && `a state of ${state} bytes`,
	].filter(Boolean);
	if (faults.length > 0) throw new Error(faults.join('; '));
}

await runScript(async (lifetime) => {
	const checks = new Checks();
	const tarball = await packTarball();
	lifetime.add(tarball.remove);
	/** @type {Array<import('./soak/soak.mjs').Way>} */
	const ways = [...WAYS.filter((way) => way.startsWith(options.by)), ...(options['built-in'] ? BUILT_IN : [])];
	for (const line of options.line ? [N8N_2, N8N_1].filter(({ version }) => version.startsWith(options.line)) : LINES) {
		const own = new Lifetime(lifetime.signal);
		lifetime.add(() => own.end());
		/** @type {import('./soak/soak.mjs').Result | undefined} */
		let result;
		await checks.check(`${line.version}`, async () => {
			const queue = /** @type {'' | 'worker' | 'webhook'} */ (options.queue);
			const breakEvery = queue ? form.duration : form.breakEvery;
			const install = await n8nInstall(line);
			result = await soak({ ...form, breakEvery, queue, ways, install, tarball: tarball.file }, own);
			const { by, expected, registered, ...figures } = result;
			const { refused, accepted } = figures;
			if (accepted > 0) throw new Error(`${accepted} forged webhooks were accepted`);
			if (by.webhook && refused === 0) throw new Error('no forged webhook was refused');
			if (expected === 0) throw new Error('nothing has happened');
			if (by.webhook && registered !== 1) throw new Error(`${registered} webhooks in Jira`);
			return told({ ...figures, expected, registered });
		});
		for (const [way, counted] of Object.entries(result?.by ?? {})) {
			console.log(`   ${line.version} ${way}: ${told(counted)}`);
			if (way === 'builtIn') continue;
			await checks.check(`${line.version} ${way}`, () => {
				const mayDouble = way === 'webhook' && options.queue === 'webhook';
				assertSound(counted, mayDouble);
				return `nothing lost, nothing twice but after a kill${mayDouble ? ' and by the backup poll' : ''}, no own write came back`;
			});
		}
		await own.end();
	}
	console.log(`soak: ${checks.passed} passed, ${checks.failed} failed`);
	return checks.failed === 0 ? 0 : 1;
});
