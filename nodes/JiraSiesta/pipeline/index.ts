import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { blocked } from '../policy/confirm';
import { confine } from '../policy/projects';
import { screened } from '../policy/screen';
import { decide, decideWrite, mayRead } from '../policy/settings';
import { ask } from './ask';
import { nodeFailure, tellWritten } from './failure';
import type { NodeFailure } from './failure';
import { InvalidInput } from './invalidInput';
import { Canceled, Stopped } from './limit';
import type { Item, Operation } from './operation';
import { readParameters } from './parameters';
import { plan } from './plan';
import { isPaged, readItems } from './read';
import { record } from './record';
import { failedItem, outputItems } from './result';
import { runOf } from './run';
import type { Run } from './run';
import { failedCall, isTool, nothingFound } from './tool';
import { write } from './write';

/** Takes one input item through the stages, to its output items. */
async function perform(operation: Operation, id: string, item: Item): Promise<INodeExecutionData[]> {
	const policy = await item.run.policy;
	if (decide(policy, id, operation.permission) === 'blocked') throw blocked(operation.name);
	const planned = await plan(operation, item);
	if (operation.effect !== 'read') {
		const { fields, update } = record(planned.request.body);
		const changed = Object.keys({ ...record(fields), ...record(update) });
		const { decision, because } = decideWrite(policy, id, operation.permission, changed);
		if (decision === 'blocked') throw blocked(`${operation.name}${because ? ` with ${because}` : ''}`);
		// Also where nothing is sent: a plan must not tell what a write would be refused.
		const { context, run } = item;
		return await write(
			operation,
			item,
			{ ...planned, request: await confine(context, run, planned.request) },
			decision,
		);
	}
	const { prepared, request } = planned;
	const items = isPaged(operation)
		? await readItems(operation, item, prepared, request)
		: outputItems(operation, {
				row: screened(policy, (await ask(item.context, item.run, request)).body as IDataObject),
				prepared,
				item,
			});
	return items.length === 0 && isTool(item.run.node) ? [nothingFound(request, item)] : items;
}

/** An error as the credential's owner lets it be told: what help says of Jira is reading. */
async function tellable(error: unknown, run: Run): Promise<unknown> {
	if (!(error instanceof InvalidInput) || !run.told) return error;
	return mayRead(await run.policy) ? error : error.unread();
}

/**
 * The way of every request: a pagination function, which n8n's engine calls instead of sending the request itself.
 * It starts all input items at once; here they are let through a few at a time, in order.
 *
 * @param id by which a credential's exceptions name the operation, e.g. `issue:create`
 * @param fields all that the operation shows, those it has in common with others included
 */
export const pipeline = (operation: Operation, id: string, fields: INodeProperties[]) =>
	async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const reading = readParameters(this, fields);
		reading.catch(() => {}); // told in the item's turn, which may not come
		const run = runOf(this, options);
		if (!(await run.complete())) return []; // the engine has given up already: nobody reads this
		let failure: NodeFailure | undefined;
		const items = await run.items.pass(async () => {
			if (run.stopped) return []; // the node is failing: its output is thrown away
			try {
				const site = await run.site;
				return await perform(operation, id, { context: this, run, site, parameters: await reading });
			} catch (error) {
				if (error instanceof Stopped) return [];
				const failed = nodeFailure(await tellable(error, run), run.node, this.getItemIndex());
				const isCanceled = error instanceof Canceled;
				if (isTool(run.node) && !isCanceled) return [failedCall(failed, this.getItemIndex())];
				if (this.continueOnFail() && !isCanceled) return [failedItem(failed, this.getItemIndex())];
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
