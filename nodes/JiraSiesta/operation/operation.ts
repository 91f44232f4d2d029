import type { IDataObject, IExecuteSingleFunctions, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import type { Permission } from './permission';
import type { Paging } from '../client/paging/pages';
import type { Parameters } from './parameters';
import type { JiraRequest } from '../client/types';
import type { Session } from '../client/session';

/** One input item: the values of its fields, n8n's context of it, and what the items of the run share. */
export type Item = { context: IExecuteSingleFunctions; session: Session; site: string; parameters: Parameters };

/** What an operation makes of one input item, before anything is sent. */
export type Prepared = {
	/** Values for the `{placeholders}` of the operation's URL, not yet encoded. */
	path?: Record<string, string>;
	qs?: IDataObject;
	body?: IDataObject;
	/** What was given for a field whose value in `body` is made with what Jira has, by ID: for who may not read that. */
	given?: Record<string, unknown>;
	/** What the answer alone does not tell, for the operation's result: a resolved person, the values set. */
	echo?: IDataObject;
	/** Whether `body` is made from what Jira has, so that preparing it again after the write would make the change twice. */
	buildsOnPresent?: boolean;
	/** Makes `body` anew from what Jira has by now; for `unlessDone`, when the turn of the write has come. */
	refresh?(): Promise<void>;
};

/** What one input item is going to do: the exact first request, and what it was made from. */
export type Plan = { prepared: Prepared; request: JiraRequest };

/** A mark that a write leaves in Jira together with what it creates. */
export type Marker = {
	/** The request's body with the mark. */
	put(body: IDataObject, marker: string): IDataObject;
	/**
	 * What the marked write created, in the form of Jira's answer to it; undefined where there is no such thing.
	 *
	 * @param minutes how long ago it was created at most
	 */
	find(item: Item, prepared: Prepared, marker: string, minutes?: number): Promise<IDataObject | undefined>;
};

/** What a result is made from. `row` is Jira's answer, or one row of it where the operation pages. */
export type ResultInput = { row: IDataObject; prepared: Prepared; item: Item };

/** One entry of a resource's operation menu, as data. */
export type Operation = {
	name: string;
	value: string;
	action: string;
	description: string;
	/** What the operation does to Jira. */
	effect: 'read' | 'write' | 'destructive';
	/** The class by which an owner allows or blocks it. */
	permission: Permission;
	/** What Jira does besides, for the person who is to confirm a write. */
	sideEffects?: string[];
	/** Whether sending the request twice has the effect of sending it once. */
	idempotent: boolean;
	/** How its outcome is found out when no answer tells it: for writes that must not be sent twice. */
	marker?: Marker;
	/** The endpoint, as Atlassian's reference writes it. */
	request: { method: IHttpRequestMethods; url: string };
	paging?: Paging;
	/** A list in the result whose entries are output items of their own: for one answer that has many rows. */
	split?: string;
	/** Its fields, in the order the panel shows them. */
	properties: INodeProperties[];
	/** Takes and checks the values of one input item's fields. */
	prepare(item: Item): Promise<Prepared> | Prepared;
	/** Stands around the write, to leave it out where it has been carried out already; gives Jira's answer to it. */
	unlessDone?(item: Item, prepared: Prepared, write: () => Promise<IDataObject>): Promise<IDataObject>;
	/** Whether a row of a page is output at all; left out, every row is. */
	keeps?(row: IDataObject, item: Item): boolean;
	/** The output of one answer or row. */
	result(outcome: ResultInput): IDataObject;
	/** What would have been valid, where Jira can tell; `refused` are the ids of the fields it did not take. */
	advise?(item: Item, refused: string[], status?: number): Promise<string | undefined>;
};
