// @ts-check
import { parseArgs } from 'node:util';
import { chromium, openBrowser } from './e2e/browser.mjs';
import { Editor } from './e2e/editor.mjs';
import { JOBS } from './e2e/jobs/index.mjs';
import { doJob } from './e2e/jobs/job.mjs';
import { runScript } from './lib/lifetime.mjs';
import { N8N_2, n8nInstall } from './n8n/n8nInstall.mjs';
import { watchClicks } from './e2e/person.mjs';
import { packTarball } from './lib/project.mjs';
import { startStack } from './n8n/stack.mjs';
import { markdownTable } from './lib/table.mjs';
import { freshUserFolder, installedPackage } from './n8n/userFolder.mjs';

// `npm run jobs`: thirteen jobs of a newcomer in n8n's editor, against the embedded Jira, and what
// stood in the way: clicks, scrolls, red texts, runs that failed, and what made a person think.

/** A laptop's window. */
const WINDOW = { width: 1500, height: 950 };

const { values: options } = parseArgs({
	options: {
		/** Another version of the package, as `npm pack` makes it; without it this one is packed. */
		tarball: { type: 'string' },
		/** The examples of that version. */
		examples: { type: 'string' },
		/** Only the jobs of these numbers. */
		job: { type: 'string', multiple: true },
	},
});

await runScript(async (lifetime) => {
	const packed = options.tarball ? { file: options.tarball, remove: () => {} } : await packTarball();
	lifetime.add(packed.remove);
	const install = await n8nInstall(N8N_2);
	const { folder, remove } = await freshUserFolder();
	lifetime.add(remove);
	const stack = await startStack({ lifetime, install, userFolder: folder, tarball: packed.file });
	const { page, close } = await openBrowser(await chromium());
	lifetime.add(close);
	/** @type {import('./e2e/person.mjs').Person | undefined} */
	let person;
	await watchClicks(page, () => person);
	await page.setViewportSize(WINDOW);
	const editor = new Editor(page, stack.server.url);
	await editor.signIn();
	const around = {
		...{ editor, stack, examples: options.examples, folder: installedPackage(folder) },
		begins: (/** @type {typeof person} */ one) => (person = one),
	};

	const outcomes = [];
	for (const [index, job] of JOBS.entries()) {
		const number = index + 1;
		if (options.job && !options.job.includes(String(number))) continue;
		const outcome = await doJob(job, around);
		outcomes.push({ number, ...outcome });
		console.log(`${number} ${job.name}: ${outcome.trouble || 'done'}`);
		for (const text of outcome.red) console.log(`    red: ${text}`);
		for (const text of outcome.hesitations) console.log(`    hm: ${text}`);
	}
	const cells = outcomes.map(({ number, name, trouble, counts, red, hesitations }) => [
		...[number, name, trouble ? 'no' : 'yes', counts.clicks, counts.scrolls],
		...[red.length, counts.failedRuns, hesitations.length],
	]);
	const sum = (/** @type {number} */ column) => cells.reduce((total, row) => total + Number(row[column]), 0);
	const done = outcomes.filter(({ trouble }) => !trouble).length;
	const total = ['', 'All', `${done} of ${outcomes.length}`, ...[3, 4, 5, 6, 7].map(sum)];
	const head = ['', 'Job', 'Done', 'Clicks', 'Scrolls', 'Red texts', 'Failed runs', 'Hesitations'];
	console.log(`\n${markdownTable(head, [...cells, total], { right: [3, 4, 5, 6, 7] })}`);
	return done === outcomes.length ? 0 : 1;
});
