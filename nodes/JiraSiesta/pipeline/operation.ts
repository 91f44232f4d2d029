import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestMethods,
	INodeProperties,
} from 'n8n-workflow';

import type { Paging } from './paging';
import type { Run } from './run';

/** One input item: where an operation reads its parameters, plus what the items of the run share. */
export type Item = { context: IExecuteSingleFunctions; run: Run; site: string };

/** What an operation makes of one input item, before anything is sent. */
export type Prepared = {
	/** Values for the `{placeholders}` of the operation's URL, not yet encoded. */
	path?: Record<string, string>;
	qs?: IDataObject;
	body?: IDataObject;
	/** What the answer alone does not tell, for the operation's result: a resolved person, the values set. */
	echo?: IDataObject;
};

/** What a result is made from. `row` is Jira's answer, or one row of it where the operation pages. */
export type Outcome = { row: IDataObject; prepared: Prepared; item: Item };

/** One entry of a resource's operation menu, as data. */
export type Operation = {
	name: string;
	value: string;
	action: string;
	description: string;
	/** What the operation does to Jira: the class by which an owner allows or blocks it. */
	effect: 'read' | 'write' | 'destructive';
	/** Whether sending the request twice has the effect of sending it once. */
	idempotent: boolean;
	/** The endpoint, as Atlassian's reference writes it. */
	request: { method: IHttpRequestMethods; url: string };
	paging?: Paging;
	/** Its fields, in the order the panel shows them. */
	properties: INodeProperties[];
	/** Reads and checks the fields of one input item. */
	prepare(item: Item): Promise<Prepared> | Prepared;
	/** The output of one answer or row. */
	result(outcome: Outcome): IDataObject;
	/** What would have been valid, where Jira can tell; `refused` are the ids of the fields it did not take. */
	advise?(item: Item, refused: string[]): Promise<string | undefined>;
};
