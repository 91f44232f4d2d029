import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { ask } from './ask';
import { InvalidInput } from './invalidInput';
import { nodeFailure, tellWritten } from './failure';
import type { NodeFailure } from './failure';
import { Canceled } from './limit';
import type { Item, Operation } from './operation';
import { plan } from './plan';
import { decide } from './policy';
import { readRows } from './read';
import { failedItem, outputItem } from './result';
import { runOf } from './run';

/** Takes one input item through the stages, to its output items. */
async function perform(operation: Operation, item: Item): Promise<INodeExecutionData[]> {
	const { context, run } = item;
	if (decide(operation) === 'blocked') {
		throw new InvalidInput('Operation', 'is blocked by the credential', 'Ask the owner of the credential.');
	}
	const { prepared, request } = await plan(operation, item);
	const exchange = async () => {
		if (operation.paging) return await readRows(operation.paging, item, request);
		const advise = async (fields: string[]) => await operation.advise?.(item, fields);
		const { body } = await ask(context, run, request, advise);
		return [(body || {}) as IDataObject]; // a 204 has an empty string
	};
	const issue = operation.effect === 'read' ? undefined : prepared.path?.issueKey;
	const rows = issue
		? await run.turns.take(issue, exchange, context.getExecutionCancelSignal())
		: await exchange();
	const items = rows.map((row) => outputItem(operation, { row, prepared, item }));
	if (operation.effect !== 'read') {
		run.written.push({ item: context.getItemIndex(), what: `${operation.name} ${String(items[0].json.key)}` });
	}
	return items;
}

/**
 * The way of every request: a pagination function, which n8n's engine calls instead of sending the request itself.
 * It starts all input items at once; here they are let through a few at a time, in order.
 */
export const pipeline = (operation: Operation) =>
	async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const { timeout, proxy, skipSslCertificateValidation } = options;
		const run = runOf(this, { timeout, proxy, skipSslCertificateValidation: Boolean(skipSslCertificateValidation) });
		let failure: NodeFailure | undefined;
		const items = await run.gate.pass(async () => {
			if (run.stopped) return []; // the node is failing: its output is thrown away
			try {
				return await perform(operation, { context: this, run, site: await run.site });
			} catch (error) {
				const failed = nodeFailure(error, this.getNode(), this.getItemIndex());
				if (this.continueOnFail() && !(error instanceof Canceled)) {
					return [failedItem(failed, this.getItemIndex())];
				}
				run.stopped = true;
				failure = failed;
				return [];
			}
		});
		if (failure) {
			await run.gate.idle(); // what is under way may still be written
			throw tellWritten(failure, run);
		}
		return items;
	};
