import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { RequestError, wordsOf } from '../client/errors/requestError';
import type { Operation, Plan, Write } from '../operation/operation';
import { safetyOf } from '../operation/safety';
import { recordProvenance } from '../policy/audit/provenance';
import type { ConfirmedItem } from '../policy/confirmation/confirm';
import { fieldsSetBy } from '../policy/confirmation/describe';
import type { Description } from '../policy/confirmation/describe';
import { mayRead, policyFor } from '../policy/policy';
import { issueOf } from '../shared/target';
import { nameOf, ownKeyOf } from '../targets';
import { outputItems } from './result';
import type { RunItem } from './run';
import { whatIsDone, writePart } from './writing';
import type { Writing } from './writing';

/** A write of which nothing has been sent yet. */
async function begin(
	operation: Operation,
	item: RunItem,
	plan: Plan,
	described?: Description,
	confirmed?: ConfirmedItem,
): Promise<Writing> {
	const { session } = item;
	const policy = await policyFor(session);
	const [first] = plan.prepared.targets;
	const named = issueOf(first);
	const own = named && mayRead(policy) ? ownKeyOf(session, named) : named;
	const issue = (described?.target.key as string | undefined) ?? own;
	return {
		operation,
		item,
		plan,
		policy,
		issue,
		issueId: described?.issueId,
		wrote: {
			decision: confirmed ? 'confirmed' : 'allowed',
			plan: confirmed?.plan,
			confirmedBy: confirmed?.confirmedBy,
			target: issue ?? nameOf(first),
			changes: described?.changes ?? fieldsSetBy(plan.request),
			traces: [],
			attempts: 0,
			outcome: 'failed',
		},
		parts: 0,
	};
}

/** What the item's Safety asks for beside the result. */
async function asked({ operation, item, wrote, done }: Writing, row: IDataObject): Promise<IDataObject> {
	if (!done) return {}; // an earlier execution has done it
	const { provenance = 'none', auditRecord } = safetyOf(item);
	return {
		...(provenance !== 'none' && {
			provenance: await recordProvenance(operation, item, wrote, String(row.key), provenance),
		}),
		...(auditRecord && { audit: done.record }),
	};
}

/** A failure after Jira's answer, which takes nothing back. */
function afterwards(error: Error, writing: Writing): Error {
	const { context, session } = writing.item;
	const { message, description: own } = wordsOf(error);
	const description = `${own} It failed after the write. Done in Jira: ${whatIsDone(writing)}.`.trim();
	return new RequestError(session.node, { message, description }, { done: true }, context.getItemIndex());
}

/**
 * Sends the write, once, with a record of it, and gives its output item.
 *
 * @param described the plan of the write, where one was made
 * @param confirmed what a code has confirmed
 * @throws RequestError, which knows whether Jira has carried the write out, or may have
 */
export async function carryOut(
	operation: Operation,
	item: RunItem,
	plan: Plan,
	described?: Description,
	confirmed?: ConfirmedItem,
): Promise<INodeExecutionData[]> {
	const writing = await begin(operation, item, plan, described, confirmed);
	const { prepared } = plan;
	const send: Write = async (part) => await writePart(writing, part);
	try {
		const row = await (operation.unlessDone ? operation.unlessDone(item, prepared, send) : send());
		const outputs = outputItems(operation, { row, prepared, item });
		const more = await asked(writing, row);
		return outputs.map((output) => ({ ...output, json: { ...output.json, ...more } }));
	} catch (error) {
		throw writing.done ? afterwards(error as Error, writing) : error;
	}
}
