import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { auditRecord, logAudit, recordProvenance } from '../policy/audit';
import type { Provenance, Wrote } from '../policy/audit';
import { countWrite } from '../policy/cap';
import { assertFresh, carryOutOnce, confirmation, proposal, replayed } from '../policy/confirm';
import type { Given } from '../policy/confirm';
import { checkedByMetadata, describe } from '../policy/describe';
import type { Description } from '../policy/describe';
import { mayRead } from '../policy/settings';
import { ask } from './ask';
import { withMark } from './once';
import type { Item, Operation } from './operation';
import type { Plan } from './plan';
import { rememberWritten } from './recent';
import { outputItem } from './result';
import { accountOf, sentBefore, traceOf, unclearOutcomes } from './request';
import type { JiraAnswer } from './request';

type Safety = { confirmationCode: string; dryRun: boolean; auditRecord: boolean; provenance: Provenance };

const safetyOf = ({ parameters }: Item) => parameters.group<Safety>('safety');

/** What the audit tells of the sending itself. */
function sending({ headers = {}, attempts = 1 }: Partial<JiraAnswer>): Pick<Wrote, 'account' | 'traces' | 'attempts'> {
	const trace = traceOf(headers);
	return {
		account: accountOf(headers),
		traces: trace ? [String(trace)] : [],
		attempts,
	};
}

/** Sends the write, once, and gives its output item. */
async function carryOut(
	operation: Operation,
	item: Item,
	{ prepared, request }: Plan,
	described?: Description,
	confirmed?: Given,
): Promise<INodeExecutionData[]> {
	const { context, run } = item;
	const reads = mayRead(await run.policy);
	let answer: JiraAnswer | undefined;
	const send = async () => {
		countWrite(item, (await run.policy).writesPerExecution);
		const marked = withMark(operation, item, prepared, request, confirmed?.plan);
		answer = await ask(context, run, marked, async (fields) =>
			reads ? await operation.advise?.(item, fields) : undefined,
		);
		return (answer.body || {}) as IDataObject; // a 204 has an empty string
	};
	const wrote: Wrote = {
		decision: confirmed ? 'confirmed' : 'allowed',
		plan: confirmed?.plan,
		confirmedBy: confirmed?.confirmedBy,
		target: prepared.path?.issueKey,
		changes:
			described?.changes ??
			Object.keys(request.body?.fields ?? request.body ?? {}).map((field) => ({ field, after: undefined })),
		traces: [],
		attempts: 0,
		outcome: 'failed',
	};
	const tell = (more: Partial<Wrote>) => {
		const record = auditRecord(operation, item, { ...wrote, ...more });
		logAudit(item, record);
		return record;
	};
	const row = await (operation.unlessDone ? operation.unlessDone(item, prepared, send) : send()).catch(
		async (error: Error) => {
			const sent = sentBefore.get(error);
			const outcome = unclearOutcomes.has(error) ? 'unknown' : 'failed';
			tell({ ...(sent && sending(sent)), outcome, reason: error.message, status: sent?.status });
			return await Promise.reject(error);
		},
	);
	const output = outputItem(operation, { row, prepared, item });
	if (!answer) return [output]; // an earlier execution has done it

	const key = String(output.json.key);
	rememberWritten(item, String(row.id ?? key));
	run.tries.written.push({ item: context.getItemIndex(), what: `${operation.name} ${key}` });
	const { provenance = 'none', auditRecord: wantsRecord } = safetyOf(item);
	const record = tell({ ...sending(answer), outcome: 'done', target: key });
	if (provenance !== 'none') output.json.provenance = await recordProvenance(operation, item, key, provenance);
	if (wantsRecord) output.json.audit = record;
	return [output];
}

/** Carries out what a code confirms: nothing else, and only while the target is as the plan saw it. */
async function carryOutConfirmed(
	operation: Operation,
	item: Item,
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
		const described = await describe(operation, item, plan, decision);
		await assertFresh(item, confirmed, described);
		return await carryOut(operation, item, plan, described, confirmed);
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
	item: Item,
	plan: Plan,
	decision: 'allowed' | 'confirm',
): Promise<INodeExecutionData[]> {
	const { context, run } = item;
	const { confirmationCode, dryRun, auditRecord: wantsRecord } = safetyOf(item);
	if (dryRun || (decision === 'confirm' && !confirmationCode)) {
		const status = dryRun ? 'dryRun' : 'confirmationRequired';
		const described = await checkedByMetadata(item, plan, await describe(operation, item, plan, decision));
		const json = await proposal(operation, item, plan, described, await run.policy, status);
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
	return await run.tries.write(context.getItemIndex(), async () =>
		issueKey ? await run.turns.take(issueKey, now, context.getExecutionCancelSignal()) : await now(),
	);
}
