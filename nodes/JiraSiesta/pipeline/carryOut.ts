import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { auditRecord, failureOf, logAudit, sending } from '../policy/audit/audit';
import type { Wrote } from '../policy/audit/audit';
import { countWrite } from '../policy/audit/writeQuota';
import type { ConfirmedItem } from '../policy/confirmation/confirm';
import { fieldsSetBy } from '../policy/confirmation/describe';
import type { Description } from '../policy/confirmation/describe';
import { sendAll } from './ahead';
import { recordProvenance } from '../policy/audit/provenance';
import { mayRead, policyFor } from '../policy/policy';
import { redacted } from '../policy/scope/redact';
import { accepted, requestJira } from '../client/request';
import { Interrupted } from '../client/concurrency/limit';
import { failedAfter, RequestError } from '../client/errors/requestError';
import { recoverable } from './writeRecovery';
import { writesOf } from '../operation/operation';
import type { Operation, Plan, Write } from '../operation/operation';
import { requestOf } from './plan';
import type { RunItem } from './run';
import { rememberWritten } from './freshRead';
import type { JiraAnswer } from '../client/types';
import { outputItems } from './result';
import { asObject } from '../shared/objects';
import { issueOf } from '../shared/target';
import { nameOf, ownKeyOf } from '../targets';
import { safetyOf } from '../operation/safety';

/** What came of the write: Jira's answer to it and its record; nothing where an earlier execution had done it. */
type Written = { answer: JiraAnswer; record: IDataObject; target: string };

/** Jira's answer as one row; of a list the row has the rows. */
const rowOf = (body: unknown): IDataObject =>
	Array.isArray(body) ? { values: body as IDataObject[] } : asObject(body);

/** A failure after Jira's answer, which takes nothing back. */
function afterwards(error: Error, what: string, { context, session }: RunItem): Error {
	const { message, help, description: own = help } = error as Error & { help?: string; description?: string };
	const description = `${own ? `${own} ` : ''}It failed after the write. Done in Jira: ${what}.`;
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
	{ prepared, request }: Plan,
	described?: Description,
	confirmed?: ConfirmedItem,
): Promise<INodeExecutionData[]> {
	const { context, session } = item;
	const policy = await policyFor(session);
	const [first] = prepared.targets;
	const named = issueOf(first);
	const own = named && mayRead(policy) ? ownKeyOf(session, named) : named;
	const issue = (described?.target.key as string | undefined) ?? own;
	const wrote: Wrote = {
		decision: confirmed ? 'confirmed' : 'allowed',
		plan: confirmed?.plan,
		confirmedBy: confirmed?.confirmedBy,
		target: issue ?? nameOf(first),
		changes: described?.changes ?? fieldsSetBy(request),
		traces: [],
		attempts: 0,
		outcome: 'failed',
	};
	const tell = (more: Partial<Wrote>) => {
		const record = auditRecord(operation, item, { ...wrote, ...more });
		logAudit(item, record);
		return record;
	};
	const refused = (error: Error) => {
		const failure = failureOf(error);
		if (failure) tell(failure);
		return error;
	};

	let written: Partial<Written> = {};
	const what = () => `${operation.name} ${String(written.target)}`;
	let sent = 0;
	const traces: string[] = [];
	const send: Write = async (part) => {
		if (sent === 0) countWrite(item, policy.writesPerExecution, Date.now(), writesOf(prepared));
		const now = part ? { ...prepared, ahead: [], ...part } : prepared;
		const asked = part ? requestOf({ ...operation, ...(part.idempotent && { idempotent: true }) }, now) : request;
		const isBegun = written.answer !== undefined;
		const verify = part?.verify ?? (now.instead ? undefined : operation.verify);
		const marked = recoverable(verify, item, now, asked, { plan: confirmed?.plan, part: sent++ });
		const advise = async (fields: string[], status: number) =>
			mayRead(policy) ? await operation.advise?.(item, fields, status) : undefined;
		const { batch } = operation;
		const alone = safetyOf(item).inOrder === true;
		const sendLast = async (begun: boolean) =>
			batch
				? await session.batches
						.add(batch, context, context.getItemIndex(), marked, alone)
						.then(async (mine) => await accepted(context, session, marked, mine, advise))
				: await requestJira(context, session, begun || isBegun ? { ...marked, completes: true } : marked, advise);
		const fail = async (error: Error) => await Promise.reject(refused(error));
		const answers = await sendAll(item, now, sendLast, advise).catch(fail);
		const answer = answers.at(-1)!;
		const settled = async () => (await operation.settle?.(item, now, rowOf(answer.body))) ?? rowOf(answer.body);
		const done = await settled().catch(
			async (error: Error) =>
				await fail(
					failedAfter(
						error,
						{ request: asked, unclear: error instanceof Interrupted },
						session.node,
						context.getItemIndex(),
					),
				),
		);
		const row = redacted(policy, done);
		const [about] = now.targets;
		const key = (row.key as string | undefined) ?? (part?.targets ? issueOf(about) : issue);
		written = { answer, target: key ?? nameOf(about) };
		if (!isBegun) session.tries.written.push({ item: context.getItemIndex(), what: what() });
		traces.push(...answers.flatMap((one) => sending(one).traces));
		written.record = tell({
			...sending(answer),
			traces: [...traces],
			outcome: 'done',
			target: written.target,
		});
		const others = [...now.targets.slice(1), ...(isBegun ? [about] : [])].map(issueOf);
		for (const other of others) if (other !== undefined) rememberWritten(item, other);
		if (key !== undefined && !isBegun)
			rememberWritten(item, String(issue === undefined ? row.id : (described?.issueId ?? key)));
		return { ...row, ...(key !== undefined && { key }) };
	};
	try {
		const row = await (operation.unlessDone ? operation.unlessDone(item, prepared, send) : send());
		const outputs = outputItems(operation, { row, prepared, item });
		if (!written.answer) return outputs; // an earlier execution has done it
		const { provenance = 'none', auditRecord: wantsRecord } = safetyOf(item);
		if (provenance !== 'none') {
			const noted = await recordProvenance(operation, item, wrote, String(row.key), provenance);
			for (const { json } of outputs) json.provenance = noted;
		}
		if (wantsRecord) for (const { json } of outputs) json.audit = written.record;
		return outputs;
	} catch (error) {
		throw written.answer ? afterwards(error as Error, what(), item) : error;
	}
}
