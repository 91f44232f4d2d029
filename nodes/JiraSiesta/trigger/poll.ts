import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { nodeFailure } from '../client/errors/nodeErrors';
import { Session } from '../client/session';
import { guard } from '../policy/guard';
import { policyFor } from '../policy/policy';
import type { Policy } from '../policy/policy';
import { assertMayPoll, assertUsable } from './activation';
import type { Asker } from './asker';
import { leavesNoTrace } from './events';
import { isPassing } from './faults';
import { ensureRegistered } from './hooks';
import { keep, saveAfterRun, saveByRun, saveCursor, takeBack } from './keep';
import { look, newNotes } from './look';
import { given, noteRead } from './give';
import { warnOfLoss } from './loss';
import { isDueInLog, memoryOf } from './memory';
import type { Memory } from './memory';
import { budgetOf, isByPerson, isScheduled } from './moment';
import type { Via } from './output';
import { runAlone } from './runs';
import { readSettings } from './settings';
import type { Settings } from './settings';
import { isNew, merged, startAt, stateIn, statesOf, withSeen } from './state';
import type { State } from './state';
import { testRun } from './testRun';
import { tellTrouble } from './trouble';

const MINUTE = 60_000;

/** A poll that has taken longer is taken for lost, in ms. */
const LONGEST_POLL = 10 * MINUTE;

/** How far back a trigger begins that has lost its state, in ms. */
const LOST = 60 * MINUTE;

/** A poll answers a timer, not a person: it rather comes again than waits. */
export const POLLING = { http: { timeout: MINUTE }, longestWait: 30_000 };

/** The part of the time n8n gives a poll in which Jira is read. */
const READING = 0.6;

type Poll = {
	context: IPollFunctions;
	memory: Memory;
	asker: Asker;
	settings: Settings;
	site: string;
	isFirst: boolean;
};

/** What is known of the time before on this site: in memory, and in what n8n has kept. */
function knownState({ memory, site }: Poll): State | undefined {
	const own = statesOf(site, memory.state, stateIn(memory.staticData?.state));
	return own.length > 0 ? own.reduce(merged) : undefined;
}

/** Since when a trigger waits for Jira for the first time, in ms by n8n's clock. */
function waitingSince({ memory }: Pick<Poll, 'memory'>): number | undefined {
	const kept = memory.state ?? stateIn(memory.staticData?.state);
	return kept && 'waitingSince' in kept ? kept.waitingSince : undefined;
}

/**
 * The state of a trigger that is to begin where it began to wait for Jira. The wait is as long by either clock.
 *
 * @param now by Jira's clock, in ms
 * @param since by n8n's own, in ms
 */
const startSince = (site: string, now: number, since: number) => startAt(site, now - Math.max(0, Date.now() - since));

/** Where a trigger begins that knows of no time before. */
function firstState(poll: Poll, now: number): State {
	const { context, site } = poll;
	const since = waitingSince(poll);
	if (since !== undefined) return startSince(site, now, since);
	if (isByPerson(context)) return startAt(site, now);
	context.logger.warn('Jira Siesta Trigger: its state is lost. It begins an hour ago: events may come again.');
	return startAt(site, now - LOST);
}

/** The state that a poll begins with, where it is `now` by Jira's clock (ms). */
function beginning(poll: Poll, now: number): State {
	const { startsNowSince } = poll.memory;
	if (startsNowSince !== undefined) return startSince(poll.site, now, startsNowSince);
	return knownState(poll) ?? firstState(poll, now);
}

/** Puts the state in place that a poll begins with; the first of an activation holds the settings against Jira. */
async function begin(poll: Poll): Promise<void> {
	const { asker, settings, memory, site, isFirst } = poll;
	const isToTry = isFirst || memory.startsNowSince !== undefined || !knownState(poll);
	const now = isToTry ? await assertUsable(asker, settings, memory.notes) : 0;
	// Only now: webhooks may have given out something meanwhile.
	const state = beginning(poll, now);
	const [givenOut] = statesOf(site, memory.givenOut);
	keep(memory, givenOut ? withSeen(state, givenOut) : state);
	Object.assign(memory, { givenOut: undefined, startsNowSince: undefined });
}

/** One look at Jira, from where the last one ended. */
async function lookAgain(poll: Poll, policy: Policy, via: Via): Promise<void> {
	const { context, memory, asker, settings, site } = poll;
	const { notes } = memory;
	await begin(poll);
	const state = () => memory.state as State;
	const deadline = Date.now() + budgetOf(context) * READING;
	const found = await look(asker, settings, notes, {
		since: state().floor.at,
		isOver: () => Date.now() > deadline,
	});
	if (!found.complete && isDueInLog(memory, 'unfinishedAt')) {
		context.logger.warn('Jira Siesta Trigger has not seen all that has changed: the next poll goes on with the rest.');
	}
	// Without a pause: what a webhook gives out meanwhile is in the state by then.
	const take = () => {
		const before = state();
		const { items, next, isAll } = given(found, before, settings, { policy, site, via });
		keep(memory, next);
		warnOfLoss(context.logger, memory, settings, before, next);
		if (isAll) noteRead(notes, found);
		const undo = () => {
			takeBack(memory, { before, next });
			saveByRun(memory);
		};
		return { items, takeBack: undo };
	};
	if (found.events.some((event) => isNew(state(), event))) {
		await runAlone(memory.runs, context, take, () => saveAfterRun(memory));
	} else {
		take();
	}
}

/**
 * @returns whether Jira has the webhook; the trouble, where what only a webhook tells of is missed by it
 * @throws trouble that does not pass, where a person has just asked for it
 */
async function lookAfterWebhook({ context, memory, asker, settings, isFirst }: Poll): Promise<boolean | Error> {
	return await ensureRegistered(asker, context, settings).catch(async (error: Error) => {
		if (isFirst && isByPerson(context) && !isPassing(error)) return await Promise.reject(error);
		if ([...settings.events].some(leavesNoTrace)) return error;
		if (!isDueInLog(memory, 'unregisteredAt')) return false;
		const { message } = nodeFailure(error, context.getNode());
		context.logger.warn(`Jira Siesta Trigger has no webhook in Jira, and polls only: ${message}`);
		return false;
	});
}

async function pollOnce(context: IPollFunctions, memory: Memory, isFirst: boolean): Promise<void> {
	const settings = await readSettings(context);
	// A change of a workflow that is active is no new activation.
	if (isFirst && context.getActivationMode() === 'activate') {
		memory.startsNowSince = settings.startsNow ? Date.now() : undefined;
	}
	const byWebhook = settings.deliverBy === 'webhook';
	const sinceLast = Date.now() - (memory.polledAt ?? 0);
	// A clock that was set back must not keep it from polling.
	if (byWebhook && !isFirst && sinceLast >= 0 && sinceLast < settings.backupPoll) return;
	const session = new Session(context, guard, POLLING);
	const asker = { context, session };
	await assertMayPoll(asker);
	const site = await session.site;
	const poll = { context, memory, asker, settings, site, isFirst };
	const isReady = byWebhook && (await lookAfterWebhook(poll));
	await lookAgain(poll, await policyFor(session), byWebhook ? 'backupPoll' : 'poll');
	if (isReady instanceof Error) throw isReady;
	// Where it was switched off meanwhile, the next activation is to see to its webhook at once.
	if (isReady && memory.url !== undefined) memory.polledAt = Date.now();
}

/** What a test webhook has told, once. */
function tested(memory: Memory): INodeExecutionData[] | undefined {
	const items = memory.tested;
	memory.tested = undefined;
	return items;
}

/**
 * Starts the workflow with what has happened in Jira since the last poll, the oldest first.
 *
 * @returns what a test is to show; else null: it starts the workflow itself, to know when the run has ended
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const memory = memoryOf(context);
	if (context.getMode() === 'manual') return [tested(memory) ?? (await testRun(context))];
	const isFirst = memory.context !== context && !(memory.context && isScheduled(context));
	if (isFirst) Object.assign(memory, { notes: newNotes(), trouble: undefined, polledAt: undefined });
	// n8n begins the next poll whether the last has ended or not.
	else if (Date.now() < memory.busyUntil) return null;
	Object.assign(memory, { context, staticData: context.getWorkflowStaticData('node') });
	const busyUntil = Date.now() + LONGEST_POLL;
	memory.busyUntil = busyUntil;
	try {
		await pollOnce(context, memory, isFirst);
		memory.trouble = undefined;
	} catch (error) {
		const isNewTrigger = memory.state === undefined && stateIn(memory.staticData?.state) === undefined;
		const failure = nodeFailure(error, context.getNode());
		tellTrouble(context, memory, failure, isFirst);
		if (isFirst && isNewTrigger && isByPerson(context)) keep(memory, { v: 1, waitingSince: Date.now() });
	} finally {
		if (memory.busyUntil === busyUntil) memory.busyUntil = 0;
	}
	if (isFirst && !isScheduled(context)) await saveCursor(context);
	return null;
}
