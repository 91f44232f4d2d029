import type { IBinaryKeyData, IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import type { Moment } from '../client/concurrency/limit';
import type { Paging } from '../client/paging/pages';
import type { Session } from '../client/session';
import type { JiraAnswer, JiraRequest } from '../client/types';
import type { Target, TargetKind } from '../shared/target';
import type { Parameters } from './parameters';
import type { Permission } from './permission';

/** One input item: the values of its fields, n8n's context of it, and what the items of the run share. */
export type Item = { context: IExecuteSingleFunctions; session: Session; site: string; parameters: Parameters };

/** A write that goes before another one, and may be sent again; `does` says what it does, for who meets with a failure after it. */
export type Step = Pick<JiraRequest, 'method' | 'url' | 'body'> & { does: string };

/** An operation whose work another one does: its ID and class, and a few words on it for who is refused. */
export type StandsFor = { id: string; permission: Permission; words: string };

/** What an operation makes of one input item, before anything is sent. */
export type Prepared<State = unknown> = {
	/** What the call acts on. The first is what a write changes: it is queued, planned and recorded by that. */
	targets: [Target, ...Target[]];
	/** Values for the `{placeholders}` of the operation's URL, not yet encoded. */
	path?: Record<string, string>;
	qs?: IDataObject;
	body?: JiraRequest['body'];
	/** Files to upload, in place of `body`. */
	uploads?: JiraRequest['uploads'];
	/** A file that is the body itself. */
	file?: JiraRequest['file'];
	/** Writes that go before it, in this order: all of them are one thing that a person decides about. */
	ahead?: Step[];
	/** What it does beside its request and those `ahead`: a code is good for that alone. */
	signs?: unknown;
	/** How many writes it may take, where that is more than itself and those `ahead`. */
	writes?: number;
	/** What was given for a field whose value in `body` is made with what Jira has, by ID: for who may not read that. */
	given?: Record<string, unknown>;
	/** Another request than the operation's: where what Jira has decides, or what is given. */
	instead?: Pick<JiraRequest, 'method' | 'url' | 'headers'>;
	/** Another paging than the operation's. */
	paging?: Paging;
	/** The operations whose work it does, or may do: what the owner has set for them holds as well. */
	standsFor?: StandsFor[];
	/**
	 * What such writes go one after the other by, besides what they act on, in all executions of this process: each is
	 * prepared anew where another came before it.
	 */
	turn?: string;
	/** What the IDs in `body` stand for, by field, where Create and Edit do not tell: for plans. */
	labels?: Record<string, Record<string, string>>;
	/** The same of what was found by its name: known whatever is told besides. */
	named?: Record<string, Record<string, string>>;
	/** IDs of fields that are set besides those in `body`: the classes of permission that they belong to decide as well. */
	sets?: string[];
	/** What the answer alone does not tell, for the operation's result: a resolved person, the values set. */
	state: State;
	/** Whether `body` is made from what Jira has: it is made anew where that has changed before the write's turn. */
	readsPresent?: boolean;
	/** Whether preparing it again after the write would make the change twice. */
	buildsOnPresent?: boolean;
};

/** What one input item is going to do: the exact first request, and what it was made from. */
export type Plan = {
	prepared: Prepared;
	request: JiraRequest;
	/** By the writes of the run, and by those of the process that have a `turn`. */
	made: Moment;
	since: number;
};

/** How the outcome of a write is found out that no answer tells, where it must not be sent twice. */
export type Verify<State = unknown> = {
	/** The request's body with a mark of this write, where Jira can hold one. */
	mark?(body: IDataObject, marker: string): IDataObject;
	/**
	 * What the write did, in the form of Jira's answer to it; undefined where it has not happened.
	 *
	 * @param minutes how long ago it was sent at most
	 */
	find(item: Item, prepared: Prepared<State>, marker: string, minutes?: number): Promise<IDataObject | undefined>;
	/** Whether what is looked at lags behind writes, as Jira's search does: then it is looked at for a while. */
	lags?: boolean;
};

/** How the requests of several items go to Jira as one, where the endpoint takes several. */
export type Batch = {
	/** The most in one request. */
	size: number;
	join(bodies: Array<JiraRequest['body']>): JiraRequest['body'];
	/** What the answer says of each of them, in their order, in the form of an answer to it alone. */
	split(answer: JiraAnswer, count: number): JiraAnswer[];
};

/** What a result is made from. `row` is Jira's answer, or one row of it where the operation pages. */
export type ResultInput<State = unknown> = { row: IDataObject; prepared: Prepared<State>; item: Item };

/** One of several writes that an item takes: what differs from what was prepared. */
export type Part<State = unknown> = Partial<Prepared<State>> & {
	/** How its own outcome is found out; left out, as that of the operation, unless it is another request. */
	verify?: Verify<State>;
	/** Whether sending it twice has the effect of sending it once; left out, as of the operation. */
	idempotent?: boolean;
};

/** Sends the item's write, or one part of it, and gives Jira's answer. */
export type Write<State = unknown> = (part?: Part<State>) => Promise<IDataObject>;

/** How many writes an item takes at most. */
export const writesOf = ({ writes, ahead = [] }: Prepared): number => writes ?? 1 + ahead.length;

/** A line of a plan: what the write sets, by the name that Jira's screens have for it. */
export type Change = { field: string; before?: unknown; after: unknown };

/** One entry of a resource's operation menu, as data; made by `read()` and `write()` (operation/builders.ts). */
export type Operation<State = unknown> = {
	name: string;
	value: string;
	action: string;
	description: string;
	/** Atlassian's page of the endpoint. */
	docs: string;
	/** What the operation does to Jira. */
	effect: 'read' | 'write' | 'destructive';
	/** The class by which an owner allows or blocks it. */
	permission: Permission;
	/** Further classes that it may belong to, where what Jira has decides: the strictest holds. */
	also?: Permission[];
	/** What Jira does besides, for the person who is to confirm a write. */
	sideEffects?: string[];
	/** Whether sending the request twice has the effect of sending it once. */
	idempotent: boolean;
	/** How its outcome is found out when no answer tells it: for writes that must not be sent twice. */
	verify?: Verify<State>;
	/** Left out, the request of each item goes out by itself. */
	batch?: Batch;
	/** The endpoint, as Atlassian's reference writes it, with the headers it asks for. */
	request: Pick<JiraRequest, 'method' | 'url' | 'headers' | 'answerAs'>;
	paging?: Paging;
	/** A list in the result whose entries are output items of their own: for one answer that has many rows. */
	split?: string;
	/** Its fields, in the order the panel shows them. */
	properties: INodeProperties[];
	/** Takes and checks the values of one input item's fields. */
	prepare(item: Item): Promise<Prepared<State>> | Prepared<State>;
	/**
	 * Stands around the write, to leave it out where it has been carried out already, or to send it in parts, each by
	 * what the one before has led to; gives Jira's answer to it.
	 */
	unlessDone?(item: Item, prepared: Prepared<State>, write: Write<State>): Promise<IDataObject>;
	/** What the rows of a list over the site are: those of closed projects are left out. */
	lists?: TargetKind;
	/**
	 * The rows that those of a page stand for: where a list gives IDs alone, or in another order than they were asked for.
	 * Closed projects are left out here.
	 *
	 * @param asked the request that gave the page
	 */
	resolveRows?(rows: IDataObject[], item: Item, asked: JiraRequest): Promise<IDataObject[]>;
	/** Whether a row of a page is output at all; left out, every row is. */
	keeps?(row: IDataObject, item: Item, prepared: Prepared<State>): boolean;
	/** Whether no row from this one on is output: for lists in the order of what they are filtered by. */
	ends?(row: IDataObject, item: Item, prepared: Prepared<State>): boolean;
	/**
	 * Waits for what Jira does some time after its answer to the write, and gives what has come of it.
	 *
	 * @throws Error for what Jira refuses then: nothing was done
	 */
	settle?(item: Item, prepared: Prepared<State>, answer: IDataObject): Promise<IDataObject>;
	/** The output of one answer or row. */
	result(outcome: ResultInput<State>): IDataObject;
	/** The files of the answer, which come out beside its result. */
	files?(answer: JiraAnswer, outcome: ResultInput<State>): Promise<IBinaryKeyData>;
	/**
	 * What a write changes, in a person's words, where the request says it by IDs or not at all: in place of what its
	 * body has beside `fields` and `update`. Values may be in the form of Jira's fields: a document is shown as text.
	 *
	 * @param present the target as Jira has it; nothing where the credential may not read
	 */
	changes?(prepared: Prepared<State>, present: IDataObject): Change[];
	/** What would have been valid, where Jira can tell; `refused` are the ids of the fields it did not take. */
	advise?(item: Item, refused: string[], status?: number): Promise<string | undefined>;
};
