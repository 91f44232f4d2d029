// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { activate, activateFully, executionsOf, stored } from '../e2e/trigger/activation.mjs';
import { Collector } from '../e2e/trigger/collector.mjs';
import { CREDENTIAL_NAME } from '../e2e/workflows.mjs';
import { restartN8n, startStack } from '../n8n/stack.mjs';
import { freshUserFolder } from '../n8n/userFolder.mjs';
import { happened, People } from './people.mjs';
import { startBeside, startQueue } from './queue.mjs';
import { badWeather, forger } from './weather.mjs';
import { ADDRESSES, soakWorkflow } from './workflow.mjs';

/** n8n's address in the world, as Jira knows it. */
const N8N = 'https://n8n.example.com';
const LONGEST_END = 120_000;

/** Between the end of all trouble and the count, at least, in ms: two polls. */
const QUIET = 21_000;

/** @typedef {'polling' | 'webhook' | 'builtIn'} Way builtIn: by n8n's own trigger, for comparison */
/** @typedef {{ told: number, at: number, how: 'SIGTERM' | 'SIGKILL' }} End of n8n, and when it was told to end, in ms */

/** How long what n8n has sent may take to come in, in ms. */
const SENT = 500;

/** What n8n says when what was under way has not ended in its own time, and it gives up. */
const GIVES_UP = /Shutdown timed out/;

/**
 * @typedef {object} Settings
 * @property {import('../n8n/n8nInstall.mjs').N8nInstall} install
 * @property {string} tarball
 * @property {Way[]} ways each with a workflow of its own, in one n8n
 * @property {number} duration ms
 * @property {number} perMinute changes
 * @property {number} breakEvery ms between two ends of n8n
 * @property {number} longestLag ms
 * @property {'' | 'worker' | 'webhook'} queue whether n8n runs workflows in a worker, and takes webhooks in a process of its own as well
 * @property {boolean} writesStaticData whether another node of the workflows writes static data all the time
 *
 * @typedef {object} Counted of one workflow
 * @property {string[]} lost
 * @property {string[]} brokenOff events of executions that n8n began and could not end
 * @property {string[]} doubled while n8n ran
 * @property {string[]} doubledAfterTerm
 * @property {string[]} doubledAfterKill
 * @property {number} echoes own writes that started the workflow
 * @property {number} state most bytes of static data
 * @property {number} failed executions
 *
 * @typedef {object} Result
 * @property {number} changes
 * @property {number} expected events of issues that are still there
 * @property {string[]} ends of n8n
 * @property {number} refused forged webhooks
 * @property {number} accepted forged webhooks
 * @property {number} own comments of n8n
 * @property {number} registered webhooks of our trigger in Jira
 * @property {number} registeredBuiltIn those of n8n's own
 * @property {Partial<Record<Way, Counted>>} by
 */

/**
 * When n8n stored an execution, and when it began it, in ms.
 *
 * @param {import('../n8n/n8nClient.mjs').N8nClient} client
 * @param {string} id
 */
async function timesOf(client, id) {
	const execution = await client.request('GET', `/executions/${id}`);
	const { createdAt, startedAt } = /** @type {{ createdAt: string, startedAt?: string }} */ (execution);
	return { stored: Date.parse(createdAt), begun: startedAt ? Date.parse(startedAt) : Infinity };
}

/**
 * As what an end counts for an execution. n8n takes webhooks while it ends: it may be gone before what it begins by then
 * has ended, and what it has stored and not begun it begins when it starts again.
 *
 * @param {End} end
 * @param {{ begun: number }} execution
 */
const endFor = ({ told, how }, { begun }) => (begun > told ? 'SIGKILL' : how);

/** A workflow that is watched, and what it was told. */
class Watched {
	largest = 0;

	/** @param {string} id @param {Collector} collector */
	constructor(id, collector) {
		this.id = id;
		this.collector = collector;
	}

	/** @param {import('../n8n/n8nClient.mjs').N8nClient} client */
	async measure(client) {
		const { staticData } = await stored(client, this.id);
		this.largest = Math.max(this.largest, JSON.stringify(staticData).length);
	}

	/**
	 * The events of executions that did not come to an end, by what n8n has stored of them.
	 *
	 * @param {import('../n8n/n8nClient.mjs').N8nClient} client
	 */
	async brokenOff(client) {
		const ids = new Set();
		const executions = await executionsOf(client, this.id);
		const failed = executions.filter(({ status }) => status !== 'success');
		for (const { id } of failed) {
			const { data } = /** @type {{ data: string }} */ (await client.request('GET', `/executions/${id}`));
			const found = String(data).matchAll(/127\.0\.0\.1:\d+:(created|change|comment|worklog):\d+/g);
			for (const [event] of found) ids.add(event);
		}
		return { ids, failed: failed.length };
	}

	/**
	 * What came again, by what has ended n8n since one of the two was stored: what n8n had stored and not begun it runs when
	 * it starts again.
	 *
	 * @param {import('../n8n/n8nClient.mjs').N8nClient} client
	 * @param {End[]} ends
	 */
	async #doubles(client, ends) {
		/** @type {Map<string, import('../e2e/trigger/collector.mjs').Told>} */
		const last = new Map();
		/** @type {Pick<Counted, 'doubled' | 'doubledAfterTerm' | 'doubledAfterKill'>} */
		const doubles = { doubled: [], doubledAfterTerm: [], doubledAfterKill: [] };
		for (const told of this.collector.told) {
			const { deliveryId, came, via } = told;
			const before = last.get(deliveryId);
			last.set(deliveryId, told);
			if (before === undefined) continue;
			const times = await Promise.all([before, told].map(({ execution }) => timesOf(client, String(execution))));
			const [first] = times.sort((a, b) => a.stored - b.stored);
			const between = ends.filter(({ at }) => first.stored < at && at < came).map((end) => endFor(end, first));
			const list = between.includes('SIGKILL')
				? 'doubledAfterKill'
				: between.length > 0
					? 'doubledAfterTerm'
					: 'doubled';
			doubles[list].push(`${deliveryId} (${via} ${(came - before.came) / 1000} s after ${before.via})`);
		}
		return doubles;
	}

	/**
	 * @param {import('../n8n/n8nClient.mjs').N8nClient} client
	 * @param {End[]} ends
	 * @param {string[]} expected
	 * @param {Set<string>} own
	 * @returns {Promise<Counted>}
	 */
	async count(client, ends, expected, own) {
		await this.measure(client);
		const counts = this.collector.counts();
		const missing = expected.filter((one) => !counts.has(one));
		const { ids, failed } = await this.brokenOff(client);
		return {
			lost: missing.filter((one) => !ids.has(one)),
			brokenOff: missing.filter((one) => ids.has(one)),
			...(await this.#doubles(client, ends)),
			echoes: [...counts.keys()].filter((one) => own.has(one)).length,
			...{ state: this.largest, failed },
		};
	}
}

/** @param {import('../lib/sandbox.mjs').Sandbox} jira @returns {Set<string>} the events of what n8n has written */
function ownEvents({ url, site, account }) {
	const all = site.issues.flatMap(({ comments }) => comments);
	const own = all.filter(({ author }) => author.accountId === account.accountId);
	return new Set(own.map(({ id }) => `${new URL(url).host}:comment:${id}`));
}

/** @param {import('../lib/sandbox.mjs').Sandbox} jira @param {string} name how the names of a trigger's webhooks begin */
const registeredBy = (jira, name) => jira.webhooks.all.filter((one) => one.name.startsWith(name)).length;

/** @param {import('../n8n/stack.mjs').Stack} stack */
async function builtInCredential({ client, jira: { url, account } }) {
	const data = { email: account.email, apiToken: account.apiToken, domain: url };
	const type = 'jiraSoftwareCloudApi';
	return { [type]: await client.saveCredential(type, CREDENTIAL_NAME, data) };
}

/**
 * Ends n8n. Where it gives up on an end in order it is as if it was killed.
 *
 * @param {import('../n8n/n8nServer.mjs').N8nServer} server
 * @param {End['how']} signal
 * @returns {Promise<End>}
 */
async function ended(server, signal) {
	const told = Date.now();
	process.kill(Number(server.pid), signal);
	await server.exited;
	await sleep(SENT); // what it has sent may still come in
	return { told, at: Date.now(), how: GIVES_UP.test(server.log()) ? 'SIGKILL' : signal };
}

/**
 * Lets people work, the weather be bad and n8n be ended again and again, and counts what the workflows were told.
 *
 * @param {Settings} settings
 * @param {import('../lib/lifetime.mjs').Lifetime} lifetime
 * @returns {Promise<Result>}
 */
export async function soak(settings, lifetime) {
	const { tarball, ways, duration, perMinute, breakEvery, longestLag } = settings;
	const queue = settings.queue && (await startQueue(lifetime));
	const env = { ...settings.install.env, WEBHOOK_URL: `${N8N}/`, EXECUTIONS_DATA_PRUNE: 'false', ...(queue || {}) };
	const install = { ...settings.install, env };
	const { folder, remove } = await freshUserFolder();
	lifetime.add(remove);
	const stack = await startStack({ lifetime, install, userFolder: folder, tarball });
	const { jira } = stack;
	jira.worklogDelay = Math.min(60_000, longestLag);
	jira.webhookRoutes = { [N8N]: stack.server.url };
	if (queue) await startBeside({ command: 'worker', install, userFolder: folder }, lifetime);
	if (settings.queue === 'webhook') {
		const { url } = await startBeside({ command: 'webhook', install, userFolder: folder }, lifetime);
		jira.webhookRoutes = { [N8N]: url };
	}
	/** @type {Map<Way, Watched>} */
	const watched = new Map();
	const credentials = { ...stack.credentials, ...(ways.includes('builtIn') && (await builtInCredential(stack))) };
	for (const way of ways) {
		const collector = await new Collector().start();
		lifetime.add(() => collector.close());
		const { id } = await stack.client.importWorkflow(
			soakWorkflow(collector.url, way, settings.writesStaticData),
			credentials,
		);
		if (way === 'builtIn') await activate(stack.client, id);
		else await activateFully(stack.client, id);
		watched.set(way, new Watched(id, collector));
	}
	await sleep(1_500); // Jira's clock has whole seconds
	const since = Date.now();
	const stop = new AbortController();
	const people = new People(jira, perMinute);
	Object.assign(jira, { webhookDelay: 5_000, webhookDoubles: 0.1, webhookLosses: 0.1 });
	const busy = [people.work(stop.signal), badWeather(jira, { longestLag, every: 5_000 }, stop.signal)];
	const url = jira.webhookRoutes[N8N];
	const forging = forger(`${url}${ADDRESSES.webhook}`, [`${url}${ADDRESSES.builtIn}`], stop.signal);
	/** @type {End[]} */
	const ends = [];
	for (const end = Date.now() + duration; Date.now() + breakEvery < end; ) {
		await sleep(breakEvery);
		for (const one of watched.values()) await one.measure(stack.client);
		ends.push(await ended(stack.server, ends.length % 2 === 1 ? 'SIGKILL' : 'SIGTERM'));
		// Jira is away when n8n comes back.
		jira.fail({ path: /search|webhooks/, status: 503, times: 4 });
		await restartN8n({ stack, lifetime, install, userFolder: folder });
	}
	await sleep(breakEvery);
	stop.abort();
	await Promise.all(busy);
	const { refused, accepted } = await forging;
	jira.worklogDelay = 0;
	await jira.webhooks.settled();
	const expected = happened(jira, since);
	const isComplete = (/** @type {Watched} */ { collector }) => {
		const counts = collector.counts();
		return expected.every((one) => counts.has(one));
	};
	const quiet = sleep(QUIET);
	for (const end = Date.now() + LONGEST_END; Date.now() < end; await sleep(1_000)) {
		if ([...watched].every(([way, one]) => way === 'builtIn' || isComplete(one))) break;
	}
	await quiet;
	const own = ownEvents(jira);
	/** @type {Result['by']} */
	const by = {};
	for (const [way, one] of watched) by[way] = await one.count(stack.client, ends, expected, own);
	return {
		...{
			changes: people.done,
			expected: expected.length,
			ends: ends.map(({ how }) => how),
			...{ refused, accepted },
			by,
		},
		...{
			own: own.size,
			registered: registeredBy(jira, 'n8n: '),
			registeredBuiltIn: registeredBy(jira, 'n8n-webhook:'),
		},
	};
}
