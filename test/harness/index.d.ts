import type {
	IBinaryKeyData,
	ExecutionStatus,
	IDataObject,
	INodeCredentialTestResult,
	INodeExecutionData,
	INodeListSearchResult,
	OnError,
	WorkflowActivateMode,
} from 'n8n-workflow';

import type { startSandbox } from '../sandbox';

export { people } from '../sandbox';

/** Starts the sandbox; later runs without a credential of their own use its address and account. */
export const startJira: typeof startSandbox;

/** The running sandbox: its address, the requests it got, faults to order … */
export type Jira = Awaited<ReturnType<typeof startSandbox>>;

/**
 * The stand-in for a file of tests: started once, as new before each test; with `documented` each test ends without a
 * finding against Atlassian's documents.
 */
export function useJira(options?: { documented?: boolean }): Jira;

/** Shortens the node's waits in a file of tests, where it is not tested for how long it is waited. */
export function shortenWaits(times?: number): void;

/** The opposite in a block of such a file: waits are as long as they are. */
export function fullWaits(): void;

/** The node's waits in this file: by how much they are shorter, and the ms asked for so far. */
export const waits: { shorter: number; asked: number };

/** Waits until something is so. */
export function until(condition: () => unknown): Promise<void>;

/** Values of the credential. Fields that are left out have their defaults, as in n8n. */
export interface Credential extends IDataObject {
	url?: string;
	email?: string;
	apiToken?: string;
}

/** Another node of the workflow: it passes on what it gets; one of the type `gate` lets nothing through. */
export interface Other {
	name: string;
	type: string;
	disabled?: boolean;
	onError?: OnError;
	parameters?: IDataObject;
}

export interface Run {
	/** Parameters of the node as a workflow stores them, expressions included: `'={{ $json.key }}'`. */
	parameters: object;
	/** JSON of the input items; default one empty item. */
	input?: IDataObject[];
	/** Files of each input item, by field; default one text file in `data`. */
	binary?: IBinaryKeyData;
	/** Differences from the running sandbox's address and account. */
	credential?: Credential;
	onError?: OnError;
	/** "Retry On Fail" of the node. n8n turns a wait of 0 into 1000 ms: use 1. */
	retryOnFail?: { maxTries: number; waitBetweenTries: number };
	/** Cancels the execution after so many ms, or as soon as something is so. */
	cancelAfter?: number | (() => unknown);
	/** The node type, where it is the tool that n8n makes of the node: `n8n-nodes-jira-siesta.jiraSiestaTool`. */
	type?: string;
	/** The node setting "Execute Once". */
	executeOnce?: boolean;
	/** The name of the node, where it is another one than usual. */
	name?: string;
	/** The nodes before and behind the node, each in a row; behind it could be one that takes the code of a plan. */
	around?: { id?: string; before?: Other[]; behind?: Other[] };
	/** Runs of the same execution know of each other's writes; default one of its own. */
	executionId?: string;
}

/** The error as n8n stores it with the execution: a plain object, not an instance of a class. */
export interface RunError {
	name: string;
	message: string;
	description?: string | null;
	httpCode?: string | null;
	context?: IDataObject & { itemIndex?: number };
	stack?: string;
}

export interface RunResult {
	status: ExecutionStatus;
	/** Output 0. */
	items: INodeExecutionData[];
	/** Output 1: with `onError: 'continueErrorOutput'`. */
	errorItems: INodeExecutionData[];
	error: RunError | undefined;
	/** Promise rejections nobody handled, until the last request of the run was answered. */
	unhandled: unknown[];
}

/** Executes the workflow Start → Jira Siesta in n8n's own engine, with real HTTP. */
export function runNode(run: Run): Promise<RunResult>;

export interface Picker {
	/** Parameters of the node as they stand in the editor. */
	parameters?: object;
	filter?: string;
	paginationToken?: string;
	credential?: Credential;
	/** Where the field is, for `&sibling` parameters, e.g. `parameters.additionalFields.parent`. */
	path?: string;
}

/** Calls one of the node's `methods` (listSearch, loadOptions …) the way n8n's editor does. */
export function runPicker<T = INodeListSearchResult>(name: string, picker?: Picker): Promise<T>;

/** n8n's test of a credential, as the editor's button runs it. */
export function runCredentialTest(credential?: Credential): Promise<INodeCredentialTestResult>;

export interface Tool extends Pick<Run, 'parameters' | 'credential' | 'executionId' | 'retryOnFail'> {
	/** The agent that the tool belongs to; default one of its own. */
	of?: object;
}

/** An agent, for tools that share one. */
export function agent(): object;

/** The node as a tool: each call is one of the agent's, with the arguments that the model chose; gives the output items. */
export function toolOf(tool: Tool): (args?: IDataObject) => Promise<IDataObject[]>;

/** A workflow that begins with the trigger, as n8n's server runs it: it is activated, polls by hand, and may be restarted. */
export interface Activation {
	/** Parameters of the trigger as a workflow stores them. */
	parameters: IDataObject;
	/** Differences from the running sandbox's address and account. */
	credential?: Credential;
	/** The name of the node: n8n keeps static data by it. */
	name?: string;
	/** What n8n has kept for the workflow. */
	staticData?: IDataObject;
	/** Whether a node behind the trigger writes static data: n8n then saves all of it when a run ends, as it was when it began. */
	writesStaticData?: boolean;
	/** Whether n8n keeps what polls know durably, and saves nothing at the end of an activation (2.x). */
	durable?: boolean;
}

/** Whether this line of n8n has a durable scheduler. */
export const hasScheduler: boolean;

export interface ActiveTrigger {
	/** As it is now: it may be changed while the workflow is active. */
	credential?: Credential;
	/** Activates the workflow: n8n polls at once. */
	activate(mode?: WorkflowActivateMode): Promise<IDataObject[]>;
	/** A tick of n8n's timer; the events that start the workflow, none where it is not started. */
	poll(): Promise<IDataObject[]>;
	/** A tick of n8n's durable scheduler, which makes a context for each; `elsewhere`: in a process that knows of none before. */
	tick(how?: { elsewhere?: boolean }): Promise<IDataObject[]>;
	/** Has n8n open the address of the webhook without a poll: it does so where it finds it missing. */
	open(): Promise<void>;
	/**
	 * Ends n8n's process and starts another, which knows what n8n has saved by then, and may take webhooks before it polls:
	 * with the tag from which their secret is made.
	 */
	restart(meanwhile?: (tag: string) => Promise<unknown>): Promise<IDataObject[]>;
	/** Saves the workflow with other parameters or another name, while it is active. */
	republish(changes: { parameters?: IDataObject; name?: string }): Promise<IDataObject[]>;
	/** "Fetch Test Event" in the editor. */
	test(): Promise<IDataObject[]>;
	/** The same for a trigger with a webhook: n8n registers one for it, and polls when it is called. */
	testByWebhook(happen: () => void): Promise<IDataObject[]>;
	deactivate(): Promise<void>;
	/** Makes n8n's public address lead here, for what Jira delivers. */
	listen(jira: Jira): Promise<void>;
	close(): void;
	/** A request to the address; the status it is answered with. `elsewhere`: to a process that does not poll, a new one or that of the name. */
	take(
		rawBody: Uint8Array,
		headers: Record<string, string>,
		response?: undefined,
		how?: { mode?: string; elsewhere?: boolean | string },
	): Promise<number>;
	/** Whether runs end at once, or with `endRuns`. */
	endsRuns: boolean;
	/** What n8n 2 tells of each run: that it could not store or begin it, or that it was broken off. */
	runError: Error | undefined;
	/** How many runs without items were started, by which n8n saves the state. */
	readonly emptyRuns: number;
	/** @param most how many, the oldest first */
	endRuns(most?: number): void;
	/** The items that a webhook has started the workflow with. */
	readonly emitted: IDataObject[];
	/** What n8n has saved of the workflow. */
	readonly saved: IDataObject;
	/** Failures that n8n shows as executions without a poll that failed. */
	readonly failures: Error[];
	/** What the node has written to n8n's log. */
	readonly log: string[];
}

export function triggerOf(activation: Activation): ActiveTrigger;
