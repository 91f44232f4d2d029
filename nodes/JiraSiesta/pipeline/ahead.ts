import { requestJira } from '../client/request';
import { RequestError, sentOf, wordsOf } from '../client/errors/requestError';
import { Interrupted } from '../client/concurrency/limit';
import type { JiraAnswer } from '../client/types';
import type { Prepared } from '../operation/operation';
import type { RunItem } from './run';

type Advise = Parameters<typeof requestJira>[3];

/** A failure of one of several writes, with what those before it have done: that is not taken back. */
function partlyDone(error: Error, done: string[], { context, session }: RunItem): Error {
	if (done.length === 0 || error instanceof Interrupted) return error;
	const words = wordsOf(error);
	const description = `Done before it: ${done.join('; ')}. ${words.description}`.trim();
	return new RequestError(session.node, { ...words, description }, sentOf(error) ?? {}, context.getItemIndex());
}

/**
 * Sends the writes that go before an item's last one, one after the other, and then that one.
 *
 * @param sendLast told whether anything has been written by then
 * @returns Jira's answers, that of the last at the end
 * @throws the failure of the first that fails, with what had been done by then
 */
export async function sendAll(
	item: RunItem,
	{ ahead = [], targets }: Prepared,
	sendLast: (begun: boolean) => Promise<JiraAnswer>,
	advise: Advise,
): Promise<JiraAnswer[]> {
	const { context, session } = item;
	const answers: JiraAnswer[] = [];
	const done: string[] = [];
	const failed = async (error: Error) => await Promise.reject(partlyDone(error, done, item));
	for (const { does, ...step } of ahead) {
		// What has been begun is brought to its end, also where another item has failed meanwhile.
		const request = { ...step, targets, repeatable: true, writes: true, completes: done.length > 0 };
		answers.push(await requestJira(context, session, request, advise).catch(failed));
		done.push(does);
	}
	return [...answers, await sendLast(done.length > 0).catch(failed)];
}
