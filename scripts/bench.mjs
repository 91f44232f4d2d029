// @ts-check
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { BUILT_IN_CREDENTIAL, measure, TASKS } from './bench/contest.mjs';
import { runScript } from './lib/lifetime.mjs';
import { N8N_2, n8nInstall } from './n8n/n8nInstall.mjs';
import { readJson, ROOT } from './lib/paths.mjs';
import { packTarball } from './lib/project.mjs';
import { step } from './lib/progress.mjs';
import { costPerItem, loadTime, memoryFor, underRateLimit } from './bench/solo.mjs';
import { startStack } from './n8n/stack.mjs';
import { markdownTable, table } from './lib/table.mjs';
import { freshUserFolder } from './n8n/userFolder.mjs';

// `npm run bench`: Jira Siesta beside n8n's own Jira node, the same work on the same embedded Jira
// in the same n8n, turn by turn. Prints a table and writes docs/benchmarks.md.

/** @typedef {import('./bench/contest.mjs').Measurement} Measurement */

const ROUNDS = 3;
const HEAD = ['Work', 'Node', 'Time', 'Requests', 'At once', 'Times faster'];
const RIGHT = [2, 3, 4, 5];
const ALONE = ['What', 'Measured'];
const COST = ['Operation', 'Values typed in', 'One expression'];

/** @param {Measurement[]} measurements @returns {Measurement} the one in the middle by time */
const median = (measurements) => [...measurements].sort((a, b) => a.ms - b.ms)[Math.floor(measurements.length / 2)];

/** @param {string} folder @returns {Promise<string>} */
async function versionIn(folder) {
	return String(/** @type {{ version?: string }} */ (await readJson(join(folder, 'package.json')))?.version);
}

/**
 * @param {import('./n8n/n8nInstall.mjs').N8nInstall} install
 * @param {string[][]} rows beside n8n's own node
 * @param {string[][]} alone what only this node is measured for
 * @param {string[][]} cost of an input item, by operation
 */
async function report(install, rows, alone, cost) {
	const nodesBase = join(install.folder, 'node_modules', 'n8n-nodes-base');
	const [{ model }] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const latencies = TASKS.map(({ name, latency }) => `${name.toLowerCase()}: ${latency} ms`).join('; ');
	return `# Benchmarks

Jira Siesta beside n8n's own Jira node: the same work on the same embedded Jira in the same n8n, turn by turn. Written by \`npm run bench\`.

${markdownTable(HEAD, rows, { right: RIGHT })}

- **Time** is that of the node alone, as n8n records it; the middle one of ${ROUNDS} rounds after a warm-up.
- **Requests** are those that reached Jira, **At once** is the most that were open at the same moment.
- The embedded Jira takes a fixed time for each request (${latencies}) gives at most 100 issues with every field at once (keys alone up to 5,000, as Atlassian documents), and answers as many requests as come together, so what is measured is how a node deals with a distant server, not Jira itself.

## Alone

${markdownTable(ALONE, alone)}

- Memory is that of the whole n8n process, just started, which keeps every item of the execution as well.
- Each 429 holds all requests for 1 to 2 s, the node's own back-off: it is the least that is waited, whatever Jira asks for. Without them the creates take some 8 s.

## Cost of an input item without HTTP

${markdownTable(COST, cost, { right: [1, 2] })}

- An input item with one value that is refused before anything is sent: n8n's engine and the node's checks, with the making of the error; the best of three runs of 1,000 items.
- n8n's engine evaluates an expression twice for each item before the node is called, and once more when the node reads it; where operations have different fields of the same name, twice for each of those fields.

Measured on ${new Date().toISOString().slice(0, 10)}: n8n-nodes-jira-siesta ${await versionIn(ROOT)}, n8n ${install.version} with n8n-nodes-base ${await versionIn(nodesBase)}, Node ${install.runtime.version}; ${cpus().length} cores (${model.trim()}), ${memory} GiB, ${type()} ${release()}.
`;
}

await runScript(async (lifetime) => {
	const tarball = await packTarball();
	lifetime.add(tarball.remove);
	const install = await n8nInstall(N8N_2);
	const { folder, remove } = await freshUserFolder();
	lifetime.add(remove);
	const { v2Routes } = createRequire(import.meta.url)('../test/sandbox/routes/v2');
	const settings = { routes: [v2Routes] };
	const stack = await startStack({
		lifetime,
		install,
		userFolder: folder,
		tarball: tarball.file,
		jira: settings,
	});
	const { email, apiToken } = stack.jira.account;
	stack.credentials[BUILT_IN_CREDENTIAL] = await stack.client.saveCredential(BUILT_IN_CREDENTIAL, 'Built-in', {
		email,
		apiToken,
		domain: stack.jira.url,
	});

	// First, while n8n is fresh: later its memory is what other work has left.
	const memory = [
		await step('memory, 10,000 issues', () => memoryFor(stack, 10_000)),
		await step('memory, 100,000 issues', () => memoryFor(stack, 99_900)),
	];
	const rows = [];
	for (const task of TASKS) {
		/** @type {Record<'siesta' | 'builtIn', Measurement[]>} */
		const taken = { siesta: [], builtIn: [] };
		for (let round = 0; round <= ROUNDS; round++) {
			for (const which of /** @type {const} */ (['siesta', 'builtIn'])) {
				const label = `${task.name}, ${which === 'siesta' ? 'Jira Siesta' : "n8n's node"}, ${round || 'warm-up'}`;
				const measurement = await step(label, () => measure(stack, task, which));
				if (round > 0) taken[which].push(measurement);
			}
		}
		const [siesta, builtIn] = [median(taken.siesta), median(taken.builtIn)];
		const cells = (/** @type {Measurement} */ { ms, requests, inFlight }) => [
			`${(ms / 1000).toFixed(2)} s`,
			String(requests),
			String(inFlight),
		];
		rows.push([
			`${task.name} (${task.latency} ms per request)`,
			'Jira Siesta',
			...cells(siesta),
			(builtIn.ms / siesta.ms).toFixed(1),
		]);
		rows.push(['', "n8n's Jira node", ...cells(builtIn), '']);
	}
	const alone = [await step('rate limits', () => underRateLimit(stack)), ...memory, loadTime(install, folder)];
	const cost = await step('cost of an item', () => costPerItem(stack));
	console.log(
		`\n${table(HEAD, rows, { right: RIGHT })}\n${table(ALONE, alone)}\n${table(COST, cost, { right: [1, 2] })}`,
	);
	await writeFile(join(ROOT, 'docs', 'benchmarks.md'), await report(install, rows, alone, cost));
	console.log('Written to docs/benchmarks.md');
	return 0;
});
