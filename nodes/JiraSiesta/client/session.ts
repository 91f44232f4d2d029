import { NodeConnectionTypes } from 'n8n-workflow';
import type {
	DeclarativeRestApiSettings,
	ICredentialDataDecryptedObject,
	IExecuteSingleFunctions,
	INode,
} from 'n8n-workflow';

import { policyOf } from '../policy/policy';
import type { Policy } from '../policy/policy';
import { CREDENTIAL, siteOf } from './connection';
import type { Context } from './connection';
import { AT_ONCE, Gate, IssueTurns, wait } from './concurrency/limit';
import type { CancelSignal } from './concurrency/limit';
import { Line, Meeting } from '../pipeline/order';
import { requestSettings, USUAL } from '../pipeline/requestSettings';
import type { RequestSettings } from '../pipeline/requestSettings';
import { Tries } from '../pipeline/nodeRetries';

/** What the requests of one execution of the node, or of one opened picker, share. */
export class Run {
	/** As the workflow has it: n8n makes a new copy each time it is asked. */
	readonly node: INode;

	/** Read once: n8n fetches a credential from its database and decrypts it each time. */
	readonly credential: Promise<ICredentialDataDecryptedObject>;

	readonly site: Promise<string>;

	/** What the credential's owner allows. */
	readonly policy: Promise<Policy>;

	/** The input items under way. */
	readonly items = new Gate(AT_ONCE);

	/** The requests under way: one item may send several. */
	readonly requests = new Gate(AT_ONCE);

	readonly turns = new IssueTurns();

	/** All items in the order of the input. */
	readonly line = new Line();

	/** Where writes wait until every item is prepared and checked. */
	readonly prepared: Meeting;

	/** Nothing is sent before it ends: Jira told one of the requests to wait. */
	private pause: Promise<unknown> = Promise.resolve();

	/** The item that came last. */
	latest = 0;

	private handedOver = 0;

	/** Whether Jira has told anything: an error may say something of it from then on. */
	told = false;

	/** Set by the first item that fails when the workflow stops on errors: nothing is sent after it. */
	stopped = false;

	private readonly answers = new Map<string, Promise<unknown>>();

	readonly http: RequestSettings['http'];

	/** Milliseconds a request may be told to wait before the node gives up. */
	readonly longestWait: number;

	/** How many items the engine hands over in one go; 0 where that cannot be known. */
	readonly itemsToCome: number;

	/** @param settings or why they are not understood, which is the failure of each item */
	constructor(
		context: Context,
		settings: RequestSettings | Error = USUAL,
		readonly tries = new Tries(),
	) {
		({
			http: this.http,
			longestWait: this.longestWait,
			itemsToCome: this.itemsToCome,
		} = settings instanceof Error ? USUAL : settings);
		this.prepared = new Meeting(this.itemsToCome);
		this.node = context.getNode();
		this.credential = context.getCredentials(CREDENTIAL);
		this.site = this.credential.then((credential) => {
			if (settings instanceof Error) throw settings;
			return siteOf(context, credential);
		});
		this.policy = this.credential.then(policyOf);
		// Every item awaits them and reports it; a run without items must not end as an unhandled rejection.
		this.site.catch(() => {});
		this.policy.catch(() => {});
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

	/** Makes all requests of the run wait: one that is told to wait speaks for the others. */
	hold(ms: number, signal: CancelSignal): void {
		this.pause = Promise.all([this.pause, wait(ms, signal)]);
		this.pause.catch(() => {}); // whoever sends next has the cancellation
	}

	/** Waits until requests may be sent, also when meanwhile another one was told to wait longer. */
	async released(): Promise<void> {
		for (let pause; pause !== this.pause; ) {
			pause = this.pause;
			await pause;
		}
	}

	/** Whether something has been looked up, or is being. */
	knows(key: string): boolean {
		return this.answers.has(key);
	}

	/** Looks something up once, however many items need it. */
	async once<T>(key: string, lookUp: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? lookUp();
		this.answers.set(key, known);
		return await (known as Promise<T>);
	}
}

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
	const run = new Run(item, settingsOf(item, options), known?.tries);
	run.latest = index;
	runs.set(key, run);
	return run;
}
