import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { isTool } from '../client/connection';
import { requestJira } from '../client/request';
import { NotNow } from '../operation/notNow';
import type { Operation, Plan } from '../operation/operation';
import { blocked } from '../policy/confirmation/confirm';
import { assertFitsAmongOthers } from '../policy/confirmation/describe';
import { decide, policyFor } from '../policy/policy';
import { redacted } from '../policy/scope/redact';
import { confine } from '../policy/scope/scope';
import { queuesOf } from '../targets';
import { decided } from './decided';
import type { Subject } from './order';
import { plan } from './plan';
import { isPaged, readItems } from './read';
import { outputItems, withFiles } from './result';
import type { RunItem } from './run';
import { nothingFound } from './tool';
import { write } from './write';

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
 * Prepares and checks one input item; one that an item before it makes possible is prepared when those are done.
 *
 * @param id by which a credential's exceptions name the operation
 * @param subject the item among the others of the run
 * @returns what carries it out
 *
 * @throws InvalidInput where none before it can
 */
export async function prepareItem(operation: Operation, id: string, item: RunItem, subject: Subject) {
	// What Jira has now is no longer what it was made from.
	const made = item.session.tries.of(item.context.getItemIndex());
	if (made) return async () => await made;
	return await prepare(operation, id, item, subject).catch(async (error: unknown): Promise<CarryOut> => {
		if (!(error instanceof NotNow)) throw error;
		const queues = queuesOf(error.targets);
		if (!(await subject.isBehind(queues))) throw error.reason;
		subject.hold(queues);
		return async () => await (await prepare(operation, id, item, subject))();
	});
}
