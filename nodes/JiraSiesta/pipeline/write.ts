import type { INodeExecutionData } from 'n8n-workflow';

import { assertFresh, carryOutOnce, confirmation, proposal, replayed } from '../policy/confirmation/confirm';
import { checkedByMetadata, describe } from '../policy/confirmation/describe';
import type { Description } from '../policy/confirmation/describe';
import { inTurnOf, moment } from '../policy/confirmation/inTurn';
import { carryOut } from './carryOut';
import type { Operation, Plan } from '../operation/operation';
import type { RunItem } from './run';
import { outputItem } from './result';
import { safetyOf } from '../operation/safety';
import { policyFor } from '../policy/policy';

/** Carries out what a code confirms: nothing else, and only while the target is as the plan saw it. */
async function carryOutConfirmed(
	operation: Operation,
	item: RunItem,
	plan: Plan,
	code: string,
	decision: 'allowed' | 'confirm',
): Promise<INodeExecutionData[]> {
	const confirmed = await confirmation(operation, item, plan, code);
	return await carryOutOnce(confirmed, async () => {
		// Another process may have carried it out: what it created has the plan's ID as its mark.
		const minutes = Math.ceil((Date.now() / 1000 - confirmed.issued) / 60) + 1;
		const row = await operation.marker?.find(item, plan.prepared, confirmed.plan, minutes);
		if (row) return [replayed(outputItem(operation, { row, prepared: plan.prepared, item }))];
		const now = async (present: Description) => {
			await assertFresh(item, confirmed, present);
			return await carryOut(operation, item, plan, present, confirmed);
		};
		const since = moment();
		const described = await describe(operation, item, plan, decision);
		if (described.issueId === undefined) return await now(described);
		return await inTurnOf(
			`${item.site} ${described.issueId}`,
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
 * @param decision of the credential's owner
 */
export async function write(
	operation: Operation,
	item: RunItem,
	plan: Plan,
	decision: 'allowed' | 'confirm',
): Promise<INodeExecutionData[]> {
	const { context, session } = item;
	const { confirmationCode, dryRun, auditRecord: wantsRecord } = safetyOf(item);
	if (dryRun || (decision === 'confirm' && !confirmationCode)) {
		const status = dryRun ? 'dryRun' : 'confirmationRequired';
		const described = await checkedByMetadata(item, plan, await describe(operation, item, plan, decision));
		const json = await proposal(operation, item, plan, described, await policyFor(session), status);
		return [{ json, pairedItem: { item: context.getItemIndex() } }];
	}
	const now = async () => {
		if (confirmationCode) return await carryOutConfirmed(operation, item, plan, confirmationCode, decision);
		return await carryOut(
			operation,
			item,
			plan,
			wantsRecord ? await describe(operation, item, plan, decision) : undefined,
		);
	};
	const issueKey = plan.prepared.path?.issueKey;
	// Repeating a change to what Jira has by now would make it twice.
	const repeatable = operation.idempotent && !plan.prepared.buildsOnPresent;
	return await session.tries.write(context.getItemIndex(), repeatable, async () =>
		issueKey ? await session.turns.take(issueKey, now, context.getExecutionCancelSignal()) : await now(),
	);
}
