import type { DeclarativeRestApiSettings, IExecutePaginationFunctions, INodeExecutionData } from 'n8n-workflow';

import { mayRead, policyFor } from '../policy/policy';
import { nodeFailure } from '../client/errors/nodeErrors';
import { tellWritten } from './nodeRetries';
import type { NodeFailure } from '../client/errors/nodeErrors';
import { InvalidInput } from '../shared/invalidInput';
import { Canceled, Stopped } from '../client/concurrency/limit';
import type { Operation } from '../operation/operation';
import { NotNow } from '../operation/notNow';
import { readParameters } from '../operation/parameters';
import { prepareItem } from './prepare';
import { failedItem } from './result';
import { runOf } from './run';
import type { RunItem } from './run';
import type { Session } from '../client/session';
import { safetyOf } from '../operation/safety';
import { isTool } from '../client/connection';
import { failedCall } from './tool';

/** An error as the credential's owner lets it be told: what help says of Jira is reading. */
async function tellable(given: unknown, session: Session): Promise<unknown> {
	const error = given instanceof NotNow ? given.reason : given;
	if (!(error instanceof InvalidInput) || !session.told) return error;
	return (await policyFor(session).then(mayRead, () => false)) ? error : error.unread();
}

/** How an item's stage is let through: a few at a time, or at once where it waits for others. */
type Pass = <T>(task: () => Promise<T>) => Promise<T>;
const atOnce: Pass = async (task) => await task();

/**
 * The way of every request: a pagination function, which n8n's engine calls instead of sending the request itself.
 * It starts all input items at once; here they are let through a few at a time, in order.
 *
 * @param id by which a credential's exceptions name the operation, e.g. `issue:create`
 */
export const pipeline = (operation: Operation, id: string) =>
	async function (
		this: IExecutePaginationFunctions,
		{ options }: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]> {
		const reading = readParameters(this, operation.properties);
		reading.catch(() => {}); // told in the item's turn, which may not come
		const session = runOf(this, options);
		const index = this.getItemIndex();
		const place = session.line.join();
		const subject = session.subjects.join();
		session.batches.enter(index);
		if (!(await session.complete())) return []; // the engine has given up already: nobody reads this
		let failure: NodeFailure | undefined;
		const inTurn: Pass = async (task) => await session.items.pass(task);
		/** A stage of the item, in its turn; its result is the item's output where the item has failed. */
		const stage = async <T>(task: () => Promise<T>, pass = inTurn): Promise<T | INodeExecutionData[]> =>
			await pass(async () => {
				if (session.stopped) return []; // the node is failing: its output is thrown away
				try {
					return await task();
				} catch (error) {
					if (error instanceof Stopped) return [];
					const failed = nodeFailure(await tellable(error, session), session.node, index);
					const isCanceled = error instanceof Canceled;
					if (isTool(session.node) && !isCanceled) return [failedCall(failed, index)];
					if (this.continueOnFail() && !isCanceled) return [failedItem(failed, index)];
					session.stopped = true;
					failure = failed;
					return [];
				}
			});
		const perform = async (): Promise<INodeExecutionData[]> => {
			const inOrder = { wanted: false };
			const ready = await stage(async () => {
				const site = await session.site;
				const item: RunItem = { context: this, session, site, parameters: await reading };
				inOrder.wanted = safetyOf(item).inOrder === true;
				const carryOut = await prepareItem(operation, id, item, subject);
				return operation.effect === 'read' ? await carryOut() : carryOut;
			});
			subject.tell([]);
			if (operation.effect !== 'read') await session.prepared.arrive(index);
			if (inOrder.wanted || (await subject.isHeld())) await place.before;
			return typeof ready === 'function' ? await stage(ready, operation.batch ? atOnce : inTurn) : ready;
		};
		const items = await perform().finally(() => {
			place.leave();
			session.batches.leave(index);
		});
		if (failure) {
			await Promise.all([session.items.idle(), session.batches.idle()]); // what is under way may still be written
			throw tellWritten(failure, session.tries);
		}
		return items;
	};
