// @ts-check
import { cp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BUILT_IN_CREDENTIAL, measure, TASKS } from './bench/contest.mjs';
import { fileThrough, manyFilesThrough } from './bench/files.mjs';
import { runScript } from './lib/lifetime.mjs';
import { N8N_2, n8nInstall } from './n8n/n8nInstall.mjs';
import { readJson, ROOT } from './lib/paths.mjs';
import { packTarball, sourceOf } from './lib/project.mjs';
import { step } from './lib/progress.mjs';
import { costHead, costPerItem } from './bench/cost.mjs';
import { besideMany, loadTime, memoryFor, underRateLimit } from './bench/solo.mjs';
import { startStack } from './n8n/stack.mjs';
import { markdownTable, table } from './lib/table.mjs';
import { freshUserFolder } from './n8n/userFolder.mjs';

// `npm run bench`: Jira Siesta beside n8n's own Jira node, the same work on the same embedded Jira
// in the same n8n, turn by turn, and beside a bare node that does the least. Prints tables and writes docs/benchmarks.md.

const { values: options } = parseArgs({
	options: {
		/** Only these parts, and nothing is written: memory, contest, limits, files, cost. */
		only: { type: 'string', multiple: true, default: [] },
		/** An older version, as git knows it, whose cost of an input item is measured turn by turn with this one's. */
		against: { type: 'string' },
		/** After a warm-up; fewer tell whether the bench works, not how fast a node is. */
		rounds: { type: 'string', default: '3' },
	},
});

/** @param {string} part */
const isWanted = (part) => options.only.length === 0 || options.only.includes(part);

/** @typedef {import('./bench/contest.mjs').Measurement} Measurement */

const ROUNDS = Number(options.rounds);
const HEAD = ['Work', 'Node', 'Time', 'Requests', 'At once', 'Jira Siesta ÷ it'];
const RIGHT = [2, 3, 4, 5];
/** @type {Array<[import('./bench/contest.mjs').Contestant, string]>} */
const NODES = [
	['siesta', 'Jira Siesta'],
	['single', 'Jira Siesta by Create'],
	['builtIn', "n8n's Jira node"],
	['floor', 'a bare node'],
];
const LARGE_MB = 300;
/** In memory a file is a text in the item, and n8n stores no text of 512 MB. */
const LARGE_IN_MEMORY_MB = 100;
const ALONE = ['What', 'Measured'];
const COST = costHead(options.against);
const COST_RIGHT = COST.map((_, column) => column).slice(1);

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
- **A bare node** (scripts/bench/floor) sends the same requests, ten at once, with n8n's own helper and one expression, and does nothing else: no node can be faster.
- **Requests** are those that reached Jira, **At once** is the most that were open at the same moment.
- **Create Many** sends 50 issues in one request, for which the embedded Jira takes no longer than for one.
- The embedded Jira takes a fixed time for each request (${latencies}) gives at most 100 issues with every field at once (keys alone up to 5,000, as Atlassian documents), and answers as many requests as come together, so what is measured is how a node deals with a distant server, not Jira itself.

## Alone

${markdownTable(ALONE, alone)}

- Memory is that of the whole n8n process, just started, which keeps every item of the execution as well.
- Each 429 holds all requests for 1 to 2 s, the node's own back-off: it is the least that is waited, whatever Jira asks for. Without them the creates take some 8 s.

## Cost of an input item without HTTP

${markdownTable(COST, cost, { right: COST_RIGHT })}

- An input item with one value that is refused before anything is sent: n8n's engine and the node's checks, with the making of the error; the best of three runs of 1,000 items.
- n8n's engine evaluates an expression twice for each item before the node is called, and once more when the node reads it; where operations have different fields of the same name, twice for each of those fields.
- **÷** is the ratio of those with one expression.${options.against ? ` ${options.against} ran in an n8n of its own, turn by turn; the ratio of the bare node tells how exact it is.` : ''}

Measured on ${new Date().toISOString().slice(0, 10)}: n8n-nodes-jira-siesta ${await versionIn(ROOT)}, n8n ${install.version} with n8n-nodes-base ${await versionIn(nodesBase)}, Node ${install.runtime.version}; ${cpus().length} cores (${model.trim()}), ${memory} GiB, ${type()} ${release()}.
`;
}

await runScript(async (lifetime) => {
	const tarball = await packTarball();
	lifetime.add(tarball.remove);
	const install = await n8nInstall(N8N_2);
	const { v2Routes } = createRequire(import.meta.url)('../test/sandbox/routes/v2');

	/** @param {Record<string, string>} [environment] @param {string} [file] the node's tarball */
	const start = async (environment, file = tarball.file) => {
		const { folder, remove } = await freshUserFolder();
		lifetime.add(remove);
		await cp(join(ROOT, 'scripts', 'bench', 'floor'), join(folder, '.n8n', 'custom'), { recursive: true });
		const jira = { routes: [v2Routes] };
		const stack = await startStack({ lifetime, install, userFolder: folder, tarball: file, jira, environment });
		const { email, apiToken } = stack.jira.account;
		stack.credentials[BUILT_IN_CREDENTIAL] = await stack.client.saveCredential(BUILT_IN_CREDENTIAL, 'Built-in', {
			email,
			apiToken,
			domain: stack.jira.url,
		});
		return { stack, folder };
	};
	const { stack, folder } = await start();

	// First, while n8n is fresh: later its memory is what other work has left.
	const files = [];
	if (isWanted('files')) {
		const few = await start({ N8N_DEFAULT_BINARY_DATA_MODE: 'default' });
		files.push(
			await step('a large file', () => fileThrough(stack, LARGE_MB, "on disk (n8n 2's default)")),
			await step('many files', () => manyFilesThrough(stack)),
			await step('a large file in memory', () => fileThrough(few.stack, LARGE_IN_MEMORY_MB, 'in memory')),
		);
		await few.stack.server.stop();
	}
	const memory = isWanted('memory')
		? [
				await step('memory, 10,000 issues', () => memoryFor(stack, 10_000)),
				await step('memory, 100,000 issues', () => memoryFor(stack, 99_900)),
			]
		: [];
	const rows = [];
	for (const task of isWanted('contest') ? TASKS : []) {
		const nodes = NODES.filter(([which]) => task[which]);
		/** @type {Record<string, Measurement[]>} */
		const taken = Object.fromEntries(nodes.map(([which]) => [which, []]));
		for (let round = 0; round <= ROUNDS; round++) {
			for (const [which, name] of nodes) {
				const label = `${task.name}, ${name}, ${round || 'warm-up'}`;
				const measurement = await step(label, () => measure(stack, task, which));
				if (round > 0) taken[which].push(measurement);
			}
		}
		const ours = median(taken.siesta).ms;
		for (const [which, name] of nodes) {
			const { ms, requests, inFlight } = median(taken[which]);
			rows.push([
				which === 'siesta' ? `${task.name} (${task.latency} ms per request)` : '',
				name,
				`${(ms / 1000).toFixed(2)} s`,
				String(requests),
				String(inFlight),
				which === 'siesta' ? '' : String(Number((ours / ms).toPrecision(2))),
			]);
		}
	}
	const limits = isWanted('limits')
		? [
				await step('rate limits', () => underRateLimit(stack)),
				await step('beside a large run', () => besideMany(stack)),
			]
		: [];
	const alone = [...limits, ...memory, ...files, loadTime(install, folder)];
	const cost = [];
	if (isWanted('cost')) {
		const stacks = [stack];
		if (options.against) {
			const source = await sourceOf(options.against);
			lifetime.add(source.remove);
			const older = await packTarball(source.folder);
			lifetime.add(older.remove);
			stacks.push((await start({}, older.file)).stack);
		}
		cost.push(...(await step('cost of an item', () => costPerItem(stacks))));
	}
	console.log(
		`\n${table(HEAD, rows, { right: RIGHT })}\n${table(ALONE, alone)}\n${table(COST, cost, { right: COST_RIGHT })}`,
	);
	if (options.only.length > 0) return 0;
	await writeFile(join(ROOT, 'docs', 'benchmarks.md'), await report(install, rows, alone, cost));
	console.log('Written to docs/benchmarks.md');
	return 0;
});
