import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { blocked } from '../policy/confirmation/confirm';
import { assertFitsAmongOthers } from '../policy/confirmation/describe';
import { confine } from '../policy/scope/scope';
import { redacted } from '../policy/scope/redact';
import { decide, mayRead, policyFor } from '../policy/policy';
import { requestJira } from '../client/request';
import { nodeFailure } from '../client/errors/nodeErrors';
import { tellWritten } from './nodeRetries';
import type { NodeFailure } from '../client/errors/nodeErrors';
import { InvalidInput } from '../shared/invalidInput';
import { Canceled, Stopped } from '../client/concurrency/limit';
import type { Operation, Plan } from '../operation/operation';
import { NotNow } from '../operation/notNow';
import { readParameters } from '../operation/parameters';
import { decided } from './decided';
import { plan } from './plan';
import type { Subject } from './order';
import { isPaged, readItems } from './read';
import { failedItem, outputItems, withFiles } from './result';
import { runOf } from './run';
import type { RunItem } from './run';
import type { Session } from '../client/session';
import { safetyOf } from '../operation/safety';
import { isTool } from '../client/connection';
import { failedCall, nothingFound } from './tool';
import { queuesOf } from '../targets';
import { write } from './write';

/** Carries an item out that was prepared. */
type CarryOut = () => Promise<INodeExecutionData[]>;

/** Prepares and checks one input item, and carries nothing out; gives what does. */
async function prepare(operation: Operation, id: string, item: RunItem, subject: Subject): Promise<CarryOut> {
	const { context, session } = item;
	const policy = await policyFor(session);
	if (decide(policy, id, operation.permission) === 'blocked') throw blocked(operation.name);
	const planned = await plan(operation, item);
	subject.tell(queuesOf(planned.prepared.targets));
	const decision = await decided(operation, id, item, planned);
	if (operation.effect === 'read') return async () => await read(operation, item, planned);
	// Also where nothing is sent: a plan must not tell what a write would be refused.
	const confined = { ...planned, request: await confine(context, session, planned.request) };
	if (session.itemsToCome > 1) await assertFitsAmongOthers(item, confined);
	return async () => await write(operation, id, item, confined, decision);
}

/**
 * The same for an item that an item before it makes possible: it is prepared when those are done.
 *
 * @throws InvalidInput where none before it can
 */
async function prepareLater(operation: Operation, id: string, item: RunItem, subject: Subject) {
	return await prepare(operation, id, item, subject).catch(async (error: unknown): Promise<CarryOut> => {
		if (!(error instanceof NotNow)) throw error;
		const queues = queuesOf(error.targets);
		if (!(await subject.isBehind(queues))) throw error.reason;
		subject.hold(queues);
		return async () => await (await prepare(operation, id, item, subject))();
	});
}

async function read(operation: Operation, item: RunItem, { prepared, request }: Plan): Promise<INodeExecutionData[]> {
	const { context, session } = item;
	const readOne = async () => {
		const advise = async (refused: string[], status: number) => await operation.advise?.(item, refused, status);
		const answer = await requestJira(context, session, request, advise);
		const isFile = request.answerAs === 'stream';
		const row = isFile ? {} : redacted(await policyFor(session), answer.body as IDataObject);
		const outcome = { row, prepared, item };
		const outputs = outputItems(operation, outcome);
		return await Promise.all(outputs.map(async (output) => await withFiles(operation, answer, outcome, output)));
	};
	const items = isPaged(operation) ? await readItems(operation, item, prepared, request) : await readOne();
	return items.length === 0 && isTool(session.node) ? [nothingFound(request, item)] : items;
}

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
				const carryOut = await prepareLater(operation, id, item, subject);
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
