// @ts-check
import { createRequire } from 'node:module';
import { runScript } from './lib/lifetime.mjs';
import { takeFolder } from './lib/lock.mjs';
import { OWNER } from './n8n/n8nClient.mjs';
import { N8N_2, n8nInstall } from './n8n/n8nInstall.mjs';
import { cacheFolder } from './lib/paths.mjs';
import { ensureDependencies, packTarball } from './lib/project.mjs';
import { step } from './lib/progress.mjs';
import { failedNodes, reportOf } from './lib/runReport.mjs';
import { startStack } from './n8n/stack.mjs';
import { freshUserFolder } from './n8n/userFolder.mjs';
import { exampleWorkflows } from './e2e/workflows.mjs';

// `npm start`: the node in a real n8n, with an embedded Jira to play with. Works on a fresh clone,
// so nothing but Node's own modules may be imported at the top.

const PORTS = { n8n: 5678, jira: 8090 };

/** @param {import('./lib/lifetime.mjs').Lifetime} lifetime @param {string} userFolder */
async function prepare(lifetime, userFolder) {
	const tarball = await packTarball();
	lifetime.add(tarball.remove);
	const install = await n8nInstall(N8N_2);
	// Loaded here: on a fresh clone its packages are there only now.
	/** @type {typeof import('../test/sandbox/routes/bridge.js')} */
	const { v2Bridge } = createRequire(import.meta.url)('../test/sandbox/routes/bridge');
	const jira = { routes: [v2Bridge] };
	return await startStack({ lifetime, install, userFolder, tarball: tarball.file, ports: PORTS, jira });
}

/** @param {import('./lib/lock.mjs').Holder} holder @param {string} userFolder */
function alreadyRuns({ pid, n8n, jira }, userFolder) {
	const where = n8n ? `\n\n  Open      ${n8n}\n  Jira      ${jira}\n` : ' and is still starting.\n';
	console.log(`
Jira Siesta runs already (process ${pid})${where}
It uses ${userFolder}. End it with Ctrl-C where it was started, then start again.`);
	return 0;
}

/** @param {import('./lib/lifetime.mjs').Lifetime} lifetime */
async function demo(lifetime) {
	const userFolder = await cacheFolder('demo');
	const lock = await takeFolder(userFolder);
	if ('holder' in lock) return alreadyRuns(lock.holder, userFolder);
	lifetime.add(lock.release);
	await ensureDependencies();
	const { client, server, jira, credentials } = await prepare(lifetime, userFolder);
	lock.tell({ n8n: server.url, jira: jira.url });
	const present = await client.workflows();
	const open = [];
	for (const { workflow } of await exampleWorkflows()) {
		const known = present.find(({ name }) => name === workflow.name);
		const { id } = known ?? (await client.importWorkflow(workflow, credentials));
		open.push({ name: workflow.name, url: `${server.url}/workflow/${id}` });
	}
	const [first, ...others] = open;
	console.log(`
Jira Siesta runs in n8n ${N8N_2.version}.

  Open      ${first.url}
  Sign in   ${OWNER.email}   password  ${OWNER.password}

  1. Press "Execute workflow" at the bottom: it creates an issue, assigns it, reads it back and
     lists the project's open issues.
  2. Double-click a node to see its settings, what went in and what came out. Change something, press
     "Execute step".
  3. To use the node in a workflow of your own: "+", type "jira siesta". The credential
     "${credentials.jiraSiestaApi.name}" is ready.

  More workflows
${others.map(({ name, url }) => `    ${name}\n    ${url}`).join('\n')}

  Jira      ${jira.url}   embedded, no Atlassian account needed; it forgets everything at the end
            email  ${jira.account.email}   API token  ${jira.account.apiToken}
            for a credential of your own, of this node or of n8n's own Jira node
  Data      ${userFolder}   delete it to start over

Ctrl-C ends both.`);
	console.error(await server.exited);
	return 1;
}

/** @param {import('./lib/lifetime.mjs').Lifetime} lifetime */
async function once(lifetime) {
	await ensureDependencies();
	const { folder, remove } = await freshUserFolder();
	lifetime.add(remove);
	const { client, credentials } = await prepare(lifetime, folder);
	const [{ workflow }] = await exampleWorkflows();
	const imported = await client.importWorkflow(workflow, credentials);
	const result = await step(`running "${workflow.name}"`, () => client.execute(imported));
	console.log(`\n${reportOf(workflow, result)}\n`);
	const failed = failedNodes(result);
	if (result.status === 'success' && failed.length === 0) return 0;
	console.error(`The workflow ended with ${result.status}: ${result.error ?? failed.join(', ')}`);
	return 1;
}

await runScript(async (lifetime) => (process.argv.includes('--once') ? await once(lifetime) : await demo(lifetime)));
