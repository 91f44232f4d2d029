// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * @typedef {import('../../n8n/n8nClient.mjs').N8nClient} N8nClient
 * @typedef {import('../../n8n/n8nClient.mjs').WorkflowJson & { id: string, versionId?: string, staticData?: Record<string, any> | null, active?: boolean }} Stored
 */

/** @param {N8nClient} client @param {string} id @returns {Promise<Stored>} */
export const stored = async (client, id) => /** @type {Stored} */ (await client.request('GET', `/workflows/${id}`));

/** Activates a workflow as the editor does: 2.x publishes its present version. @param {N8nClient} client @param {string} id */
export async function activate(client, id) {
	const { versionId } = await stored(client, id);
	if (client.major === 1) await client.request('PATCH', `/workflows/${id}`, { active: true, versionId });
	else await client.request('POST', `/workflows/${id}/activate`, { versionId });
}

/** Executions of a page, the newest first. */
const PAGE = 100;

/** Within which a trigger that n8n activates in the background has begun, in ms. */
const BEGINS_WITHIN = 60_000;

/**
 * Activates a workflow, and waits until its trigger has begun: 2.x says that it is active before that.
 *
 * @param {N8nClient} client
 * @param {string} id
 */
export async function activateFully(client, id) {
	await activate(client, id);
	for (const end = Date.now() + BEGINS_WITHIN; Date.now() < end; await sleep(300)) {
		const { staticData } = await stored(client, id);
		if (JSON.stringify(staticData ?? {}).includes('"cursor"')) return;
	}
	throw new Error('the trigger has not begun');
}

/** @param {N8nClient} client @param {string} id */
export async function deactivate(client, id) {
	if (client.major === 1) await client.request('PATCH', `/workflows/${id}`, { active: false });
	else await client.request('POST', `/workflows/${id}/deactivate`, {});
}

/**
 * Saves a workflow that is active, and publishes what is saved.
 *
 * @param {N8nClient} client
 * @param {string} id
 * @param {(workflow: Stored) => Partial<Stored>} change
 */
export async function republish(client, id, change) {
	const workflow = await stored(client, id);
	const { nodes, connections, settings, versionId } = { ...workflow, ...change(workflow) };
	await client.request('PATCH', `/workflows/${id}`, { nodes, connections, settings, versionId, active: true });
	if (client.major > 1) await activate(client, id);
}

/**
 * @param {N8nClient} client
 * @param {string} workflowId
 * @returns {Promise<Array<{ id: string, status: string }>>} newest first
 */
export async function executionsOf(client, workflowId) {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	/** @type {Array<{ id: string, status: string }>} */
	const all = [];
	for (let from = ''; ; ) {
		const page = await client.request('GET', `/executions?filter=${filter}&limit=${PAGE}${from}`);
		const { results, nextCursor } = /** @type {{ results: typeof all, nextCursor?: string | null }} */ (page);
		all.push(...results);
		const last = client.major === 1 && results.length === PAGE ? results.at(-1)?.id : undefined;
		if (!nextCursor && !last) return all;
		from = nextCursor ? `&cursor=${encodeURIComponent(nextCursor)}` : `&lastId=${last}`;
	}
}
