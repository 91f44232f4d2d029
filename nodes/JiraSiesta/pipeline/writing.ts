import type { IDataObject } from 'n8n-workflow';

import { Interrupted } from '../client/concurrency/limit';
import { failedAfter } from '../client/errors/requestError';
import { accepted, requestJira } from '../client/request';
import type { JiraAnswer, JiraRequest } from '../client/types';
import { writesOf } from '../operation/operation';
import type { Operation, Part, Plan, Prepared } from '../operation/operation';
import { safetyOf } from '../operation/safety';
import { auditRecord, failureOf, logAudit, sending } from '../policy/audit/audit';
import type { Wrote } from '../policy/audit/audit';
import { countWrite } from '../policy/audit/writeQuota';
import { mayRead } from '../policy/policy';
import type { Policy } from '../policy/policy';
import { redacted } from '../policy/scope/redact';
import { asRow } from '../shared/objects';
import { issueOf } from '../shared/target';
import { nameOf } from '../targets';
import { sendAll } from './ahead';
import { rememberWritten } from './freshRead';
import { requestOf } from './plan';
import type { RunItem } from './run';
import { recoverable } from './writeRecovery';

/** An item's write under way, which goes out in one part or in several. */
export type Writing = {
	operation: Operation;
	item: RunItem;
	plan: Plan;
	policy: Policy;
	/** The key of the issue that it is about; undefined for one that it makes, and for anything else. */
	issue?: string;
	/** The ID of that issue, where it is known. */
	issueId?: string;
	/** What the records of its parts have in common, with the traces of those that are done. */
	wrote: Wrote;
	/** How many parts have been sent. */
	parts: number;
	/** What the part that was done last was about, and its record; undefined while none is. */
	done?: { target: string; record?: IDataObject };
};

/** What has been done of it, in words. */
export const whatIsDone = ({ operation, done }: Writing) => `${operation.name} ${String(done?.target)}`;

/** The request of a part. Where it must not be sent twice, it can find out for itself what it did. */
function requestOfPart({ operation, item, plan, wrote, parts }: Writing, now: Prepared, part?: Part): JiraRequest {
	const idempotent = part?.idempotent ?? operation.idempotent;
	const request = part ? requestOf({ ...operation, idempotent }, now) : plan.request;
	const verify = part?.verify ?? (now.instead ? undefined : operation.verify);
	return recoverable(verify, item, now, request, { plan: wrote.plan, part: parts });
}

/** Sends what goes before a part, and then the part itself: alone, or in one request with those of other items. */
async function send({ operation, item, policy, done }: Writing, now: Prepared, request: JiraRequest) {
	const { context, session } = item;
	const { batch } = operation;
	const isAwaited = safetyOf(item).inOrder === true;
	const advise = async (fields: string[], status: number) =>
		mayRead(policy) ? await operation.advise?.(item, fields, status) : undefined;
	const sendLast = async (begun: boolean) => {
		// What has been begun is brought to its end, also where another item has failed meanwhile.
		if (!batch) return await requestJira(context, session, { ...request, completes: begun || !!done }, advise);
		const answer = await session.batches.add(batch, context, context.getItemIndex(), request, isAwaited);
		return await accepted(context, session, request, answer, advise);
	};
	return await sendAll(item, now, sendLast, advise);
}

/** Jira's answer as one row; of a list the row has the rows. */
const rowOf = ({ body }: JiraAnswer): IDataObject =>
	Array.isArray(body) ? { values: body as IDataObject[] } : asRow(body);

/** Sends a part, and waits until Jira is done with it. */
async function sendAndSettle(writing: Writing, now: Prepared, request: JiraRequest) {
	const { operation, item } = writing;
	const { context, session } = item;
	const answers = await send(writing, now, request);
	const row = rowOf(answers.at(-1)!);
	const settle = async () => (await operation.settle?.(item, now, row)) ?? row;
	const settled = await settle().catch(async (error: Error) => {
		const sent = { request, unclear: error instanceof Interrupted };
		return await Promise.reject(failedAfter(error, sent, session.node, context.getItemIndex()));
	});
	return { answers, row: settled };
}

function record({ operation, item, wrote }: Writing, more: Partial<Wrote>): IDataObject {
	const made = auditRecord(operation, item, { ...wrote, ...more });
	logAudit(item, made);
	return made;
}

/** Records a part that failed, where anything was sent of it. */
function recordFailure(writing: Writing, error: Error): void {
	const failure = failureOf(error);
	if (failure) record(writing, failure);
}

/** Notes that a part is done, before anything else can fail, and records it. */
function recordDone(writing: Writing, answers: JiraAnswer[], target: string): void {
	const { item, wrote } = writing;
	const isFirst = !writing.done;
	writing.done = { target };
	if (isFirst) item.session.tries.written.push({ item: item.context.getItemIndex(), what: whatIsDone(writing) });
	wrote.traces.push(...answers.flatMap((answer) => sending(answer).traces));
	const last = sending(answers.at(-1)!);
	writing.done.record = record(writing, { ...last, traces: [...wrote.traces], outcome: 'done', target });
}

/** Remembers the issues that a part has changed: a search of this execution is to find them as they are now. */
function remember(
	{ item, issue, issueId }: Writing,
	[about, ...others]: Prepared['targets'],
	isFirst: boolean,
	{ id, key }: IDataObject,
): void {
	const own = key === undefined ? undefined : String((issue === undefined ? id : issueId) ?? key);
	const issues = [...others.map(issueOf), isFirst ? own : issueOf(about)];
	for (const changed of issues) if (changed !== undefined) rememberWritten(item, changed);
}

/**
 * Sends an item's write, or one part of it, once, with a record of it.
 *
 * @returns what has come of it, with the key of the issue that it is about
 * @throws RequestError, which knows whether Jira has carried it out, or may have
 */
export async function writePart(writing: Writing, part?: Part): Promise<IDataObject> {
	const { item, plan, policy, issue } = writing;
	const isFirst = !writing.done;
	if (writing.parts === 0) countWrite(item, policy.writesPerExecution, Date.now(), writesOf(plan.prepared));
	const now = part ? { ...plan.prepared, ahead: [], ...part } : plan.prepared;
	const request = requestOfPart(writing, now, part);
	writing.parts++;
	const { answers, row } = await sendAndSettle(writing, now, request).catch(async (error: Error) => {
		recordFailure(writing, error);
		return await Promise.reject(error);
	});
	const [about] = now.targets;
	const shown = redacted(policy, row);
	const key = (shown.key as string | undefined) ?? (part?.targets ? issueOf(about) : issue);
	const outcome = { ...shown, ...(key !== undefined && { key }) };
	recordDone(writing, answers, key ?? nameOf(about));
	remember(writing, now.targets, isFirst, outcome);
	return outcome;
}
