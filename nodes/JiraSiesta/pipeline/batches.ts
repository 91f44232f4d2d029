import { itemIndexOf } from '../client/connection';
import type { Context } from '../client/connection';
import { RequestError, wordsOf } from '../client/errors/requestError';
import { sendWithRetry } from '../client/send';
import type { Session } from '../client/session';
import type { JiraAnswer, JiraRequest } from '../client/types';
import type { Batch } from '../operation/operation';

/** The request of one item, which waits to go out with those of others. */
type Part = {
	item: number;
	context: Context;
	request: JiraRequest;
	resolve(answer: JiraAnswer): void;
	reject(error: Error): void;
};

const NOT_FOUND = {
	message: 'Jira gave no answer to the request that this item went out with',
	description:
		'Others of the same request were carried out. Whether this one was is not known: look in Jira before you send it again.',
};

/** A failure of the whole request as that of one of its items: each is told for itself. */
function ofItem(error: Error, { node }: Session, { context }: Part): Error {
	if (!(error instanceof RequestError)) return error;
	return new RequestError(node, wordsOf(error), error.sent, itemIndexOf(context));
}

/** Sends several requests as one; each gets what Jira answered to it. */
async function sendTogether(session: Session, batch: Batch, parts: Part[]): Promise<void> {
	const [{ context, request: first }] = parts;
	let found: Array<JiraAnswer | undefined> = [];
	const joined: JiraRequest = {
		...first,
		body: batch.join(parts.map(({ request }) => request.body)),
		targets: parts.flatMap(({ request }) => request.targets ?? []),
		find: async (outcome) => {
			found = await Promise.all(parts.map(async ({ request }) => await request.find?.(outcome)));
			return found.find((one) => one !== undefined);
		},
	};
	try {
		const answer = await sendWithRetry(context, session, await session.guard.confine(context, session, joined));
		const isFound = found.some((one) => one?.body === answer.body);
		const answers = isFound ? found : batch.split(answer, parts.length);
		parts.forEach(({ context: own, request, resolve, reject }, at) => {
			const mine = answers[at];
			if (mine) resolve({ ...mine, attempts: answer.attempts });
			else reject(new RequestError(session.node, NOT_FOUND, { request, unclear: true }, itemIndexOf(own)));
		});
	} catch (error) {
		for (const part of parts) part.reject(ofItem(error as Error, session, part));
	}
}

/** Where the writes of a run's items wait for each other, to go out several in one request. */
export class Batches {
	/** Items that have begun, and have neither sent anything nor left. */
	private readonly toCome = new Set<number>();

	private waiting: Part[] = [];

	private batch?: Batch;

	private readonly sent: Array<Promise<void>> = [];

	constructor(private readonly session: Session) {}

	/** An item begins; until it leaves, the others wait for it. */
	enter(item: number): void {
		this.toCome.add(item);
	}

	leave(item: number): void {
		this.toCome.delete(item);
		this.sendIfComplete();
	}

	/**
	 * Gives what Jira answers to an item's request, which goes out with others.
	 *
	 * @param alone for an item that others wait for
	 */
	async add(batch: Batch, context: Context, item: number, request: JiraRequest, alone: boolean): Promise<JiraAnswer> {
		this.batch = batch;
		const answer = new Promise<JiraAnswer>((resolve, reject) =>
			this.waiting.push({ item, context, request, resolve, reject }),
		);
		if (alone || this.waiting.length === batch.size) this.send();
		else this.sendIfComplete();
		return await answer;
	}

	/** Waits for what is under way. */
	async idle(): Promise<void> {
		await Promise.all(this.sent);
	}

	/** Nobody else comes when all that are to come wait. */
	private sendIfComplete(): void {
		if (this.waiting.length > 0 && this.waiting.length === this.toCome.size) this.send();
	}

	private send(): void {
		const parts = this.waiting.splice(0).sort((a, b) => a.item - b.item);
		for (const { item } of parts) this.toCome.delete(item);
		this.sent.push(sendTogether(this.session, this.batch!, parts));
	}
}
