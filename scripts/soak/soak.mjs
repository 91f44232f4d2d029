// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { activate, executionsOf, stored } from '../e2e/trigger/activation.mjs';
import { Collector } from '../e2e/trigger/collector.mjs';
import { restartN8n, startStack } from '../n8n/stack.mjs';
import { freshUserFolder } from '../n8n/userFolder.mjs';
import { happened, People } from './people.mjs';
import { badWeather, forger } from './weather.mjs';
import { soakWorkflow } from './workflow.mjs';

/** n8n's address in the world, as Jira knows it. */
const N8N = 'https://n8n.example.com';
/** n8n polls within ten seconds of its start; what has come by then is all that comes. */
const SETTLED = 25_000;
const LONGEST_END = 120_000;

/**
 * @typedef {object} Settings
 * @property {import('../n8n/n8nInstall.mjs').N8nInstall} install
 * @property {string} tarball
 * @property {'polling' | 'webhook'} deliverBy
 * @property {number} duration ms
 * @property {number} perMinute changes
 * @property {number} breakEvery ms between two ends of n8n
 * @property {number} longestLag ms
 *
 * @typedef {object} Result
 * @property {number} changes
 * @property {number} expected events of issues that are still there
 * @property {string[]} lost
 * @property {string[]} brokenOff events of executions that n8n began and could not end
 * @property {string[]} doubled
 * @property {number} terminated
 * @property {number} killed
 * @property {number} forged
 * @property {number} accepted of what was forged
 * @property {number} own comments of n8n
 * @property {number} echoes own comments that started the workflow
 * @property {number} largest bytes of the state
 * @property {number} registered webhooks of the trigger in Jira
 * @property {number} failed executions
 */

/** The events of executions that did not come to an end, by what n8n has stored of them. @param {any} client @param {string} id */
async function brokenOff(client, id) {
	const ids = [];
	for (const { id: execution, status } of await executionsOf(client, id)) {
		if (status === 'success') continue;
		const { data } = /** @type {{ data: string }} */ (await client.request('GET', `/executions/${execution}`));
		for (const [found] of String(data).matchAll(/127\.0\.0\.1:\d+:(created|change|comment|worklog):\d+/g))
			ids.push(found);
	}
	return new Set(ids);
}

/**
 * Lets people work, the weather be bad and n8n be ended again and again, and counts what the workflow was told.
 *
 * @param {Settings} settings
 * @param {import('../lib/lifetime.mjs').Lifetime} lifetime
 * @returns {Promise<Result>}
 */
export async function soak(settings, lifetime) {
	const { tarball, deliverBy, duration, perMinute, breakEvery, longestLag } = settings;
	const install = { ...settings.install, env: { ...settings.install.env, WEBHOOK_URL: `${N8N}/` } };
	const { folder, remove } = await freshUserFolder();
	lifetime.add(remove);
	const stack = await startStack({ lifetime, install, userFolder: folder, tarball });
	const { jira } = stack;
	const collector = await new Collector().start();
	lifetime.add(() => collector.close());
	jira.worklogDelay = Math.min(60_000, longestLag);
	jira.webhookRoutes = { [N8N]: stack.server.url };
	const { id } = await stack.client.importWorkflow(soakWorkflow(collector.url, deliverBy), stack.credentials);
	await activate(stack.client, id);
	await sleep(3_000);
	const since = Date.now();
	const stop = new AbortController();
	const people = new People(jira, perMinute);
	Object.assign(jira, { webhookDelay: 5_000, webhookDoubles: 0.1, webhookLosses: 0.1 });
	const address = () => `${stack.server.url}/webhook/c0000000-0000-4000-8000-000000000001/jira`;
	const busy = [
		people.work(stop.signal),
		badWeather(jira, { longestLag, every: 5_000 }, stop.signal),
		deliverBy === 'webhook' ? forger(address, stop.signal) : Promise.resolve(0),
	];
	let [terminated, killed, largest] = [0, 0, 0];
	for (const end = Date.now() + duration; Date.now() < end; ) {
		await sleep(Math.min(breakEvery, Math.max(0, end - Date.now())));
		if (Date.now() >= end) break;
		const { staticData } = await stored(stack.client, id);
		largest = Math.max(largest, JSON.stringify(staticData).length);
		if (terminated > killed) {
			process.kill(Number(stack.server.pid), 'SIGKILL');
			await stack.server.exited;
			killed++;
		} else {
			await stack.server.stop();
			terminated++;
		}
		// Jira is away when n8n comes back.
		jira.fail({ path: /search|webhooks/, status: 503, times: 4 });
		await restartN8n({ stack, lifetime, install, userFolder: folder });
	}
	stop.abort();
	const [, , forged] = await Promise.all(busy);
	jira.worklogDelay = 0;
	await jira.webhooks.settled();
	const expected = happened(jira, since);
	const has = () => collector.counts();
	for (const end = Date.now() + LONGEST_END; Date.now() < end; await sleep(1_000)) {
		const counts = has();
		if (expected.every((one) => counts.has(one))) break;
	}
	await sleep(SETTLED);
	const counts = has();
	const missing = expected.filter((one) => !counts.has(one));
	const begun = missing.length > 0 ? await brokenOff(stack.client, id) : new Set();
	const own = jira.site.issues
		.flatMap(({ comments }) => comments)
		.filter(({ author }) => author.accountId === jira.account.accountId);
	const ownIds = new Set(own.map((one) => `${new URL(jira.url).host}:comment:${one.id}`));
	const { staticData } = await stored(stack.client, id);
	const executions = await executionsOf(stack.client, id);
	return {
		...{ changes: people.done, expected: expected.length, terminated, killed, forged: Number(forged) },
		lost: missing.filter((one) => !begun.has(one)),
		brokenOff: missing.filter((one) => begun.has(one)),
		doubled: [...counts].filter(([, times]) => times > 1).map(([one]) => one),
		accepted: collector.told.filter(({ deliveryId }) => deliveryId.includes(':deleted:')).length,
		...{ own: own.length, echoes: [...counts.keys()].filter((one) => ownIds.has(one)).length },
		largest: Math.max(largest, JSON.stringify(staticData).length),
		registered: jira.webhooks.all.length,
		failed: executions.filter(({ status }) => status !== 'success').length,
	};
}
