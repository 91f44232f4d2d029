import { NodeApiError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';

import { Canceled, Interrupted, Stopped } from '../concurrency/limit';
import type { Sent } from '../types';
import type { Explanation } from './explain';

/** What is read of a failure: its words, and the HTTP status that n8n shows with them. */
type Words = Explanation & { httpCode?: string };

/** A request that failed after it had been sent, in the words that explain it, with all that is known of it. */
export class RequestError extends NodeApiError {
	// No plain property: n8n stores those with the execution, and an answer may tell what its owner does not show.
	readonly #sent: Sent;

	/**
	 * @param words their `httpCode` left out, it is the status of Jira's answer
	 * @param sent with Jira's answer, where there was one
	 * @param itemIndex the input item it was sent for
	 */
	constructor(node: INode, words: Words, sent: Sent, itemIndex?: number) {
		const { httpCode = sent.status?.toString() } = words;
		super(node, {}, { ...words, httpCode, itemIndex });
		this.name = 'NodeApiError'; // by which n8n knows it
		this.#sent = sent;
	}

	get sent(): Sent {
		return this.#sent;
	}
}

/** What had been sent of a request before it failed; undefined where nothing was. */
export const sentOf = (error: unknown): Sent | undefined =>
	error instanceof RequestError || error instanceof Interrupted ? error.sent : undefined;

/** What any failure says: one of n8n's or of Node's, or an input that was not understood. */
export function wordsOf(error: Error): Words {
	const { message, help, description, httpCode } = error as Partial<NodeApiError> & Error & { help?: string };
	return { message, description: description ?? help ?? '', httpCode: httpCode ?? undefined };
}

/** The same in one text, for an output that tells of a failure beside what was done. */
export function inOneText(error: Error): string {
	const { message, description } = wordsOf(error);
	return description ? `${message.replace(/\.$/, '')}. ${description}` : message;
}

/** Any failure on the way of a request as that of the request itself: also a look-up for the sake of its words. */
export function failedAfter(error: Error, sent: Sent, node: INode, itemIndex?: number): Error {
	if (error instanceof RequestError && error.sent === sent) return error;
	if (error instanceof Canceled) return new Canceled(sent);
	if (error instanceof Stopped) return new Stopped(sent);
	return new RequestError(node, wordsOf(error), sent, itemIndex);
}
