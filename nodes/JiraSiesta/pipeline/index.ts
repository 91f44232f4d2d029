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
import { withMark } from './once';
import { plan } from './plan';
import type { Plan } from './plan';
import { decide } from './policy';
import { rememberWritten } from './recent';
import { isPaged, readItems } from './read';
import { failedItem, outputItem } from './result';
import { runOf } from './run';

/** Sends one item's write, once: also when "Retry On Fail" runs the node again. */
async function write(operation: Operation, item: Item, { prepared, request }: Plan): Promise<INodeExecutionData[]> {
	const { context, run } = item;
	const index = context.getItemIndex();
	const issueKey = prepared.path?.issueKey;
	const send = async () => {
		const { body } = await ask(context, run, withMark(operation, item, prepared, request), async (fields) =>
			await operation.advise?.(item, fields),
		);
		return (body || {}) as IDataObject; // a 204 has an empty string
	};
	const carryOut = async () => {
		const row = operation.unlessDone ? await operation.unlessDone(item, prepared, send) : await send();
		const output = outputItem(operation, { row, prepared, item });
		rememberWritten(item, String(row.id ?? issueKey));
		run.tries.written.push({ item: index, what: `${operation.name} ${String(output.json.key)}` });
		return [output];
	};
	return await run.tries.write(index, request, async () =>
		issueKey ? await run.turns.take(issueKey, carryOut, context.getExecutionCancelSignal()) : await carryOut(),
	);
}

/** Takes one input item through the stages, to its output items. */
async function perform(operation: Operation, item: Item): Promise<INodeExecutionData[]> {
	if (decide(operation) === 'blocked') {
		throw new InvalidInput('Operation', 'is blocked by the credential', 'Ask the owner of the credential.');
	}
	const planned = await plan(operation, item);
	if (operation.effect !== 'read') return await write(operation, item, planned);

	const { prepared, request } = planned;
	if (isPaged(operation)) return await readItems(operation, item, prepared, request);
	const { body } = await ask(item.context, item.run, request);
	return [outputItem(operation, { row: body as IDataObject, prepared, item })];
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
		if (!(await run.complete())) return []; // the engine has given up already: nobody reads this
		let failure: NodeFailure | undefined;
		const items = await run.items.pass(async () => {
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
			await run.items.idle(); // what is under way may still be written
			throw tellWritten(failure, run.tries);
		}
		return items;
	};
