import type { INodeExecutionData, IPollFunctions, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { Session } from '../client/session';
import { guard } from '../policy/guard';
import { policyFor } from '../policy/policy';
import { asObject } from '../shared/objects';
import { assertMayPoll } from './activation';
import type { Asker } from './asker';
import { deliveryIn } from './delivery';
import type { Delivery } from './delivery';
import { given } from './give';
import { look } from './look';
import type { Look } from './look';
import { isDueInLog, memoryOf } from './memory';
import type { Memory } from './memory';
import { pollDone, runBeside } from './runs';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { secretFor } from './owner';
import { isSigned } from './signature';
import { after, merged, remembering, startAt, stateIn, statesOf } from './state';
import type { State } from './state';
import { save, saveAfterRun, takeBack } from './keep';
import { warnOfLoss } from './loss';
import { toldAlone } from './told';

/** Jira gives up on an answer that takes 20 s, and n8n answers for the whole time in between. */
const WEBHOOK = { http: { timeout: 8_000 }, longestWait: 1_000 };

/** How much of the time before an event is looked at where nothing is known of it, in ms. */
const BEFORE = 60_000;

/** The answer to what starts no workflow. Without a body n8n would say that it has started one. */
const done = (context: IWebhookFunctions, status: number): IWebhookResponseData => {
	context.getResponseObject().status(status).end();
	return { noWebhookResponse: true };
};

/** The answer to what cannot be given out now: a poll finds it, or else Jira is to deliver it again. */
const notNow = (context: IWebhookFunctions, { told }: Delivery) => done(context, told ? 503 : 200);

function refuse(context: IWebhookFunctions, memory: Memory): IWebhookResponseData {
	if (isDueInLog(memory, 'refusedAt')) {
		context.logger.warn('Jira Siesta Trigger refused a webhook that is not signed with its secret');
	}
	return done(context, 401);
}

type Webhook = { context: IWebhookFunctions; asker: Asker; settings: Settings; memory: Memory; delivery: Delivery };

/**
 * What this process knows. One that does not poll, such as n8n's webhook processors, knows what it has given out itself
 * and what is saved, and forgets what is further back than Look Back: nothing else moves its floor.
 */
function stateFor({ context, memory, settings, delivery: { at } }: Webhook, site: string): State {
	const [own] = statesOf(site, memory.context ? memory.state : memory.givenOut);
	if (memory.context && own) return own;
	const known = statesOf(site, own, stateIn(context.getWorkflowStaticData('node').state));
	if (memory.context) return known[0] ?? startAt(site, at - BEFORE);
	const state = known.length > 0 ? known.reduce(merged) : startAt(site, at - BEFORE);
	return after(state, { given: [], began: at, lookBack: settings.lookBack });
}

/** Whether a first poll is still to find out where to begin: it will find what a webhook tells as well. */
const isBeginning = ({ context, state, startsNowSince }: Memory) =>
	context !== undefined && (startsNowSince !== undefined || !(state && 'site' in state));

/** What a webhook tells, read from Jira as a poll reads it: the same events with the same IDs. */
async function found(webhook: Webhook, site: string): Promise<Look | undefined> {
	const { asker, settings, memory, delivery } = webhook;
	if (delivery.told) return await toldAlone(asker, settings, memory.notes, delivery.told);
	const { issues, worklogs, isFiltered } = delivery;
	if (issues.length + worklogs.length === 0) return undefined;
	const { floor } = stateFor(webhook, site);
	return await look(asker, settings, memory.notes, { since: floor.at, only: { issues, worklogs }, isFiltered });
}

/**
 * Starts the workflow. By the poll's own means where they are there: n8n 2.x saves no state with a webhook's items, and
 * on both lines it would be saved while the run is not yet stored. So it is saved with the answer to Jira, which delivers
 * again what is not answered.
 */
async function started(
	webhook: Webhook,
	outcome: { before: State; next: State },
	items: INodeExecutionData[],
	ids: string[],
): Promise<IWebhookResponseData> {
	const { context, memory } = webhook;
	const poll = memory.context as IPollFunctions | undefined;
	// At once: nobody else is to give it out. What is saved is that of the process that polls.
	if (!poll) {
		// Where this process is to poll, its first poll may look further back than Look Back.
		const [before = outcome.before] = statesOf(outcome.next.site, memory.givenOut);
		memory.givenOut = remembering(outcome.next, before);
		return { workflowData: [items] };
	}
	memory.state = outcome.next;
	const own = context.getWorkflowStaticData('node');
	for (const id of ids) memory.underWay.add(id);
	const batch = { items, takeBack: () => takeBack(memory, outcome) };
	let isBegun = false;
	try {
		isBegun = await runBeside(memory.runs, poll, batch, () => saveAfterRun(memory));
	} finally {
		for (const id of ids) memory.underWay.delete(id);
	}
	save(memory, own);
	return done(context, isBegun ? 200 : 503);
}

async function taken(webhook: Webhook): Promise<IWebhookResponseData> {
	const { context, asker, settings, memory, delivery } = webhook;
	await assertMayPoll(asker);
	const [site, policy] = await Promise.all([asker.session.site, policyFor(asker.session)]);
	const isTest = context.getMode() === 'manual';
	if (!isTest && isBeginning(memory)) return notNow(context, delivery);
	const seen = await found(webhook, site);
	if (!seen || seen.events.length === 0) return done(context, 200);
	if (!isTest) await pollDone(memory.runs);
	if (!isTest && isBeginning(memory)) return notNow(context, delivery);
	// From here on without a pause, as in a poll.
	const state = isTest ? startAt(site, delivery.at - BEFORE) : stateFor(webhook, site);
	const { items, next } = given(seen, state, settings, { policy, site, via: isTest ? 'test' : 'webhook' });
	if (items.length === 0) return done(context, 200);
	if (!isTest) {
		warnOfLoss(context.logger, memory, settings, state, next);
		const ids = seen.events.map(({ id }) => id).filter((id) => !Object.hasOwn(state.seen, id));
		return await started(webhook, { before: state, next }, items, ids);
	}
	// n8n drops what a test webhook gives and polls instead.
	memory.tested = items;
	return { workflowData: [items] };
}

/**
 * The secrets that Jira may sign with: of the present token, and the one that this process has last registered. Until
 * a renewed token is registered Jira has the old one, and does not deliver again what is refused.
 */
async function secretsOf(session: Session, context: IWebhookFunctions, { registered }: Memory): Promise<string[]> {
	const secret = await secretFor(session, context);
	const site = await session.site.catch(() => undefined);
	return registered && registered.site === site ? [secret, registered.secret] : [secret];
}

/** What Jira delivers to the trigger. */
export async function webhook(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const memory = memoryOf(context);
	const session = new Session(context, guard, WEBHOOK);
	const { rawBody } = context.getRequestObject() as { rawBody?: Uint8Array };
	const secrets = await secretsOf(session, context, memory);
	const { 'x-hub-signature': signature } = asObject(context.getHeaderData());
	if (!rawBody || !secrets.some((secret) => isSigned(rawBody, signature, secret))) return refuse(context, memory);
	const delivery = deliveryIn(rawBody);
	if (!delivery) return done(context, 200);
	try {
		const settings = await readSettings(context);
		return await taken({ context, asker: { context, session }, settings, memory, delivery });
	} catch (error) {
		context.logger.warn(`Jira Siesta Trigger could not take a webhook: ${(error as Error).message}`);
		return notNow(context, delivery);
	}
}
