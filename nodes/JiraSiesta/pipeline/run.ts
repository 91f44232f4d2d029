import { NodeConnectionTypes } from 'n8n-workflow';
import type { DeclarativeRestApiSettings, IExecuteSingleFunctions } from 'n8n-workflow';

import { AT_ONCE, Semaphore, WriteQueue } from '../client/concurrency/limit';
import { Session } from '../client/session';
import type { Item } from '../operation/operation';
import { guard } from '../policy/guard';
import { Batches } from './batches';
import { NodeRetries } from './nodeRetries';
import { Line, Meeting, Subjects } from './order';
import { requestSettings } from './requestSettings';
import type { RequestSettings } from './requestSettings';

/** One execution of the node, for all its input items. */
export class Run extends Session {
	/** The input items under way. */
	readonly items = new Semaphore(AT_ONCE);

	readonly turns = new WriteQueue();

	/** All items in the order of the input. */
	readonly line = new Line();

	readonly subjects = new Subjects();

	/** The writes of items that go out in one request. */
	readonly batches = new Batches(this);

	/** Where writes wait until every item is prepared and checked. */
	readonly prepared: Meeting;

	/** The item that came last. */
	latest = 0;

	private handedOver = 0;

	/** How many items the engine hands over in one go; 0 where that cannot be known. */
	readonly itemsToCome: number;

	/** @param settings or why they are not understood, which is the failure of each item */
	constructor(
		item: IExecuteSingleFunctions,
		settings: RequestSettings | Error,
		readonly tries = new NodeRetries(),
	) {
		super(item, guard, settings);
		this.itemsToCome = settings instanceof Error ? 0 : settings.itemsToCome;
		this.prepared = new Meeting(this.itemsToCome);
	}

	/**
	 * Waits until the engine has handed over all items, and tells whether it has. It resolves the expressions of one
	 * item after the other and gives up at the first that fails, while the requests of those before are already on
	 * their way and nobody waits for them.
	 */
	async complete(): Promise<boolean> {
		this.handedOver++;
		await Promise.resolve();
		return this.handedOver >= this.itemsToCome;
	}
}

/** An input item of the node, as its stages see it. */
export type RunItem = Item & { session: Run };

const runs = new WeakMap<object, Run>();

/**
 * What the tries of one run of the node have in common, and other runs do not: n8n runs it again with the same data.
 * Tools that an agent calls itself all get the data of the agent; a call's own are its arguments
 * (get-input-connection-data.js). Tools that n8n runs for the agent have data of their own.
 */
function sharedByTries(item: IExecuteSingleFunctions): object {
	const data = item.getExecuteData();
	const isOwn = item.getItemIndex() > 0 || data.node?.name === item.getNode().name;
	return isOwn ? data : item.getInputData(0, NodeConnectionTypes.AiTool).json;
}

function settingsOf(...given: Parameters<typeof requestSettings>): RequestSettings | Error {
	try {
		return requestSettings(...given);
	} catch (error) {
		return error as Error;
	}
}

/** The run an item belongs to. A try of "Retry On Fail" is a run of its own, which begins again with an early item. */
export function runOf(item: IExecuteSingleFunctions, options: DeclarativeRestApiSettings.HttpRequestOptions): Run {
	const key = sharedByTries(item);
	const index = item.getItemIndex();
	const known = runs.get(key);
	if (known && index > known.latest) {
		known.latest = index;
		return known;
	}
	const session = new Run(item, settingsOf(item, options), known?.tries);
	session.latest = index;
	runs.set(key, session);
	return session;
}
