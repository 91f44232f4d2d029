import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';

import { ask } from '../pipeline/ask';
import { nodeFailure } from '../pipeline/failure';
import { Run } from '../pipeline/run';
import type { JiraRequest } from '../pipeline/send';

/** What a picker's search has at hand. */
export type Search = {
	/** What the person typed, trimmed. */
	filter: string;
	/** Where this page starts; undefined on the first. */
	token?: string;
	/** A field of the panel as it is now: a locator, or a bare value. */
	field(name: string): unknown;
	context: ILoadOptionsFunctions;
	run: Run;
	get(url: string, qs?: IDataObject): Promise<IDataObject>;
	post(url: string, body: IDataObject): Promise<IDataObject>;
};

export type Found = { results: INodeListSearchItems[]; next?: string | number };

/** A searchable list for a resource locator. Its requests go the way of all others. */
export const picker = (search: (search: Search) => Promise<Found>) =>
	async function (
		this: ILoadOptionsFunctions,
		filter?: string,
		token?: string,
	): Promise<INodeListSearchResult> {
		const run = new Run(this);
		const send = async (request: JiraRequest) => (await ask(this, run, request)).body as IDataObject;
		try {
			const { results, next } = await search({
				filter: filter?.trim() ?? '',
				token,
				field: (name) => this.getCurrentNodeParameter(name),
				context: this,
				run,
				get: async (url, qs) => await send({ method: 'GET', url, qs, repeatable: true }),
				post: async (url, body) => await send({ method: 'POST', url, body, repeatable: true }),
			});
			// n8n 2.x turns a number into text, 1.x passes it on as it is.
			return { results, paginationToken: next === undefined ? undefined : String(next) };
		} catch (error) {
			throw nodeFailure(error, this.getNode());
		}
	};
