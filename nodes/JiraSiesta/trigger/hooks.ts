import { sleep } from 'n8n-workflow';
import type { IHookFunctions, IPollFunctions } from 'n8n-workflow';

import { nodeFailure } from '../client/errors/nodeErrors';
import { Session } from '../client/session';
import { guard } from '../policy/guard';
import type { Asker } from './asker';
import { memoryOf } from './memory';
import type { Memory } from './memory';
import { register, unregister } from './registration';
import type { Wish } from './registration';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { secretFor, tagOf } from './owner';
import type { Owner } from './owner';

/** The most characters of a name that a person reads. */
const LONGEST_NAME = 150;

async function wishFor(
	{ session }: Asker,
	owner: Owner,
	{ events, filter, webhookName }: Settings,
	url: string,
): Promise<Wish> {
	const { name = '' } = owner.getWorkflow();
	const secret = await secretFor(session, owner);
	const shown = (webhookName || `n8n: ${name}`).slice(0, LONGEST_NAME);
	return { url, name: shown, tag: tagOf(owner), secret, events, filter };
}

/** How long a poll waits for n8n to say where its webhook is, in ms: n8n 2.x begins both at once. */
const SAYS_WITHIN = 2_000;
const SLICE = 50;

async function addressOf(memory: Memory): Promise<string | undefined> {
	for (let waited = 0; memory.url === undefined && waited < SAYS_WITHIN; waited += SLICE) await sleep(SLICE);
	return memory.url;
}

/**
 * Makes sure that Jira has the webhook: with each activation, and with each backup poll what was deleted, switched off or
 * changed in Jira comes back.
 *
 * @returns whether n8n has said by now where it waits for Jira
 */
export async function ensureRegistered(asker: Asker, context: IPollFunctions, settings: Settings): Promise<boolean> {
	const memory = memoryOf(context);
	const url = await addressOf(memory);
	if (url === undefined) return false;
	const [wish, site] = await Promise.all([wishFor(asker, context, settings, url), asker.session.site]);
	const { registered } = memory;
	await register(asker, wish, registered?.site === site && registered.secret === wish.secret);
	if (memory.url === undefined) {
		// The workflow was switched off meanwhile, and what was there then is gone; this has come after it.
		await unregister(asker, wish);
		return false;
	}
	memory.registered = { site, secret: wish.secret };
	return true;
}

const isTest = (context: IHookFunctions) => context.getMode() === 'manual';

const askerFor = (context: IHookFunctions): Asker => ({ context, session: new Session(context, guard) });

/**
 * n8n asks this before it opens the address. The webhook itself is the poll's: it comes at once, looks again later, and
 * tells a person what is wrong. A test has no poll that lasts.
 */
export async function webhookExists(context: IHookFunctions): Promise<boolean> {
	const url = String(context.getNodeWebhookUrl('default'));
	if (!isTest(context)) {
		memoryOf(context).url = url;
		return true;
	}
	try {
		const settings = await readSettings(context);
		const asker = askerFor(context);
		await register(asker, await wishFor(asker, context, settings, url), false);
		return true;
	} catch (error) {
		throw nodeFailure(error, context.getNode());
	}
}

/** n8n asks this where a workflow is no longer active, and before it opens the address anew. */
export async function takeWebhookAway(context: IHookFunctions): Promise<boolean> {
	const memory = memoryOf(context);
	const url = String(context.getNodeWebhookUrl('default'));
	const tag = tagOf(context);
	if (!isTest(context)) Object.assign(memory, { registered: undefined, url: undefined, polledAt: undefined });
	try {
		await unregister(askerFor(context), { url, tag });
	} catch (error) {
		// A workflow can always be switched off. What stays in Jira delivers to an address that is no more.
		const { message } = nodeFailure(error, context.getNode());
		context.logger.warn(`Jira Siesta Trigger could not delete its webhook in Jira, ${url}: ${message}`);
	}
	return true;
}
