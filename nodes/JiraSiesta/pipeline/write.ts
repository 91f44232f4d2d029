import type { INodeExecutionData } from 'n8n-workflow';

import { assertFresh, carryOutOnce, confirmation, proposal, replayed } from '../policy/confirmation/confirm';
import { checkedByMetadata, describe } from '../policy/confirmation/describe';
import type { Description } from '../policy/confirmation/describe';
import { inTurnOf, moment } from '../policy/confirmation/inTurn';
import { carryOut } from './carryOut';
import { assertStillAllowed } from './decided';
import type { Permitted } from './decided';
import type { Operation, Plan } from '../operation/operation';
import type { RunItem } from './run';
import { outputItem } from './result';
import { safetyOf } from '../operation/safety';
import { policyFor } from '../policy/policy';
import { queuesOf } from '../targets';
import { plan } from './plan';

/**
 * Carries a write out when its turn has come at everything that it changes.
 *
 * @param write told whether another write of its `turn` came in between
 */
async function inTurn<T>(
	{ context, session, site }: RunItem,
	plan: Plan,
	write: (changed: boolean) => Promise<T>,
): Promise<T> {
	const signal = context.getExecutionCancelSignal();
	const queued = async (changed: boolean) =>
		await queuesOf(plan.prepared.targets).reduceRight(
			(inner, queue) => async () => await session.turns.take(queue, inner, signal),
			async () => await write(changed),
		)();
	const { turn } = plan.prepared;
	return turn === undefined ? await queued(false) : await inTurnOf(`${site} ${turn}`, plan.since, queued, signal);
}

/**
 * The plan as it is right now. Items are prepared while those before them are still being written: without it, of two
 * additions to a text one would be lost.
 */
async function upToDate(item: RunItem, made: Plan, planAgain: () => Promise<Plan>): Promise<Plan> {
	const { session } = item;
	const isOver = queuesOf(made.prepared.targets).some((queue) => session.turns.isOver(queue, made.made));
	return made.prepared.readsPresent && isOver ? await planAgain() : made;
}

/** Carries out what a code confirms: nothing else, and only while the target is as the plan saw it. */
async function carryOutConfirmed(
	operation: Operation,
	item: RunItem,
	plan: Plan,
	code: string,
	decision: Permitted,
): Promise<INodeExecutionData[]> {
	const confirmed = await confirmation(operation, item, plan, code);
	return await carryOutOnce(confirmed, async () => {
		// Another process may have carried it out: what it created has the plan's ID as its mark.
		const minutes = Math.ceil((Date.now() / 1000 - confirmed.issued) / 60) + 1;
		const { verify } = operation;
		const row = verify?.mark && (await verify.find(item, plan.prepared, confirmed.plan, minutes));
		if (row) return [replayed(outputItem(operation, { row, prepared: plan.prepared, item }))];
		const now = async (present: Description) => {
			await assertFresh(item, confirmed, present);
			return await carryOut(operation, item, plan, present, confirmed);
		};
		const since = moment();
		const described = await describe(operation, item, plan, decision);
		if (described.turn === undefined) return await now(described);
		return await inTurnOf(
			`${item.site} ${described.turn}`,
			since,
			async (changed) => await now(changed ? await describe(operation, item, plan, decision) : described),
			item.context.getExecutionCancelSignal(),
		);
	});
}

/**
 * One item's write: as a plan, by a confirmation code, or at once. It happens once, also when "Retry On Fail" runs the
 * node again, and after the writes to the same issue before it.
 *
 * @param id by which a credential's exceptions name the operation
 * @param decision of the credential's owner
 */
export async function write(
	operation: Operation,
	id: string,
	item: RunItem,
	planned: Plan,
	decision: Permitted,
): Promise<INodeExecutionData[]> {
	const { context, session } = item;
	const { confirmationCode, dryRun, auditRecord: wantsRecord } = safetyOf(item);
	if (dryRun || (decision === 'confirm' && !confirmationCode)) {
		const status = dryRun ? 'dryRun' : 'confirmationRequired';
		const described = await checkedByMetadata(
			operation,
			item,
			planned,
			await describe(operation, item, planned, decision),
		);
		const json = await proposal(operation, item, planned, described, await policyFor(session), status);
		return [{ json, pairedItem: { item: context.getItemIndex() } }];
	}
	const planAgain = async () => {
		const again = await plan(operation, item);
		if (!confirmationCode) await assertStillAllowed(operation, id, item, again);
		return again;
	};
	const now = async (changed: boolean) => {
		const made = changed ? await planAgain() : planned;
		if (confirmationCode) return await carryOutConfirmed(operation, item, made, confirmationCode, decision);
		const current = await upToDate(item, made, planAgain);
		return await carryOut(
			operation,
			item,
			current,
			wantsRecord ? await describe(operation, item, current, decision) : undefined,
		);
	};
	// Repeating a change to what Jira has by now would make it twice.
	const repeatable = operation.idempotent && !planned.prepared.buildsOnPresent;
	const carryOutInTurn = async () => await inTurn(item, planned, now);
	return await session.tries.write(context.getItemIndex(), repeatable, carryOutInTurn);
}
