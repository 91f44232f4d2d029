// @ts-check
import assert from 'node:assert/strict';
import { mkdir, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium, openBrowser } from './e2e/browser.mjs';
import { Checks } from './e2e/checks.mjs';
import { checkEditor } from './e2e/editorChecks.mjs';
import { assertSuccess, checkExample } from './e2e/exampleChecks.mjs';
import { Lifetime, runScript } from './lib/lifetime.mjs';
import { itemsOf } from './n8n/n8nClient.mjs';
import { N8N_1, N8N_2, n8nInstall } from './n8n/n8nInstall.mjs';
import { checkFlow } from './e2e/flowChecks.mjs';
import { idOf, OPERATIONS } from './e2e/operations.mjs';
import { ROOT } from './lib/paths.mjs';
import { loadingTrouble } from './n8n/n8nServer.mjs';
import { askOracle } from './e2e/oracle.mjs';
import { packTarball } from './lib/project.mjs';
import { withPublicAddress } from './n8n/publicAddress.mjs';
import { restartN8n, startStack } from './n8n/stack.mjs';
import { freshUserFolder } from './n8n/userFolder.mjs';
import { checkTrigger } from './e2e/trigger/checks.mjs';
import { exampleWorkflows, SUBJECT, workflowOf } from './e2e/workflows.mjs';

// `npm run e2e`: the packed tarball in real n8n servers of both lines, against the embedded Jira.
// One line per check, a count at the end.

const { values: options } = parseArgs({
	options: {
		/** Renew docs/images. Without it the pictures go to a temporary folder. */
		photos: { type: 'boolean', default: false },
		/** Only the line whose version begins so. */
		line: { type: 'string', default: '' },
		/** Only the parts whose name matches, as the last lines of a run name them: `'trigger|panels'`. */
		part: { type: 'string', default: '' },
		'no-browser': { type: 'boolean', default: false },
	},
});

/** @param {Checks} checks @param {import('./n8n/stack.mjs').Stack} stack @param {string} line */
async function checkOperations(checks, { client, credentials, jira }, line) {
	await checks.check(`${line} operations`, async () => {
		const offered = Object.keys((await client.operationNames()) ?? {}).sort();
		assert.deepEqual(OPERATIONS.map(idOf).sort(), offered, 'not one check per operation');
		return `${offered.length}, each with a check`;
	});
	for (const { resource, operation, parameters, check } of OPERATIONS) {
		await checks.check(`${line} ${resource} ${operation}`, async () => {
			jira.site.reset(); // samples are about the seed
			const workflow = workflowOf(`${resource} ${operation}`, {
				resource,
				operation,
				...parameters(jira),
			});
			const result = await client.execute(await client.importWorkflow(workflow, credentials));
			assertSuccess(result);
			return check(itemsOf(result, SUBJECT), jira);
		});
	}
}

/** @param {Checks} checks @param {import('./n8n/stack.mjs').Stack} stack @param {string} line @param {string} userFolder */
async function checkBrowser(checks, stack, line, userFolder) {
	const photos = options.photos ? join(ROOT, 'docs', 'images') : await mkdtemp(join(tmpdir(), 'jira-siesta-photos-'));
	await mkdir(photos, { recursive: true });
	/** @type {() => Promise<void>} */
	let close = async () => {};
	await checks.check(`${line} editor`, async () => {
		const browser = await openBrowser(await chromium());
		close = browser.close;
		const examples = await exampleWorkflows();
		const { page } = browser;
		await checkEditor({ page, stack, userFolder, checks, line, photos, examples });
		return `pictures in ${photos}`;
	});
	checks.evidence = undefined;
	await close();
}

/**
 * @param {Checks} checks
 * @param {import('./n8n/n8nInstall.mjs').N8nLine} line
 * @param {string} tarball
 * @param {Lifetime} lifetime
 * @returns {Promise<import('./lib/sandbox.mjs').Sandbox>} the embedded Jira, for what it logged
 */
async function checkLine(checks, line, tarball, lifetime) {
	const install = withPublicAddress(await n8nInstall(line));
	const { folder, remove } = await freshUserFolder();
	lifetime.add(remove);
	const stack = await startStack({ lifetime, install, userFolder: folder, tarball });
	const name = line.version;
	await checks.part(`${name} operations`, () => checkOperations(checks, stack, name));
	await checks.part(`${name} examples`, async () => {
		for (const example of await exampleWorkflows()) {
			await checks.check(`${name} example ${example.file}`, () => checkExample(stack, example));
		}
	});
	await checks.part(`${name} flow`, () => checkFlow(checks, stack, name));
	await checks.part(`${name} trigger`, () =>
		checkTrigger(checks, stack, name, async () => {
			await restartN8n({ stack, lifetime, install, userFolder: folder });
			return stack;
		}),
	);
	if (line === N8N_2 && !options['no-browser']) {
		stack.jira.site.reset(); // lists offer what was changed last: the checks above have made hundreds of issues
		await checkBrowser(checks, stack, name, folder);
	}
	await checks.check(`${name} log`, () => {
		const log = stack.server.log();
		const trouble = loadingTrouble(log);
		assert.deepEqual(trouble, [], trouble.join(' '));
		return `nothing about loading the node in ${log.split('\n').length} lines`;
	});
	const { findings, conformance } = stack.jira;
	await checks.check(`${name} conformance`, () => {
		assert.deepEqual(findings, [], findings.join(' '));
		return conformance.skipped ? `skipped, ${conformance.skipped}` : `${conformance.checked} requests`;
	});
	return stack.jira;
}

await runScript(async (lifetime) => {
	const checks = new Checks(new RegExp(options.part));
	await checks.part('oracle', () => checks.check('oracle', askOracle));
	const tarball = await packTarball();
	lifetime.add(tarball.remove);
	let checked = 0;
	let findings = 0;
	for (const line of [N8N_2, N8N_1].filter(({ version }) => version.startsWith(options.line))) {
		const own = new Lifetime(lifetime.signal);
		lifetime.add(() => own.end());
		try {
			const jira = await checkLine(checks, line, tarball.file, own);
			checked += jira.conformance.checked;
			findings += jira.findings.length;
		} catch (error) {
			await checks.check(`${line.version} run`, () => Promise.reject(error));
		} finally {
			await own.end();
		}
	}
	console.log(`conformance: ${checked} requests checked, ${findings} findings`);
	console.log(`time: ${checks.times()}`);
	console.log(`e2e: ${checks.passed} passed, ${checks.failed} failed`);
	return checks.failed === 0 ? 0 : 1;
});
