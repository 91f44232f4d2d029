import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { requestJira } from '../client/request';
import { nodeFailure } from '../client/errors/nodeErrors';
import { Session } from '../client/session';
import type { JiraRequest } from '../client/types';
import { blocked } from '../policy/confirmation/confirm';
import { decide, policyFor } from '../policy/policy';
import { guard } from '../policy/guard';
import type { Target } from '../shared/target';

/** What a look-up of the editor has at hand. */
export type Editor = {
	/** A field of the panel as it is now: a locator, or a bare value. */
	field(name: string): unknown;
	context: ILoadOptionsFunctions;
	session: Session;
	/** @param targets what it is about, where the address does not say it */
	get(url: string, qs?: IDataObject, targets?: Target[]): Promise<IDataObject>;
	post(url: string, body: IDataObject): Promise<IDataObject>;
};

/** What a picker's search has at hand. */
export type Search = Editor & {
	/** What the person typed, trimmed. */
	filter: string;
	/** Where this page starts; undefined on the first. */
	token?: string;
};

export type Found = { results: INodeListSearchItems[]; next?: string | number };

/**
 * A look-up of the editor. Its requests go the way of all others, and its failures are told like an
 * item's.
 */
export async function lookUp<T>(context: ILoadOptionsFunctions, task: (editor: Editor) => Promise<T>): Promise<T> {
	const session = new Session(context, guard);
	const send = async (request: JiraRequest) => (await requestJira(context, session, request)).body as IDataObject;
	try {
		if (decide(await policyFor(session), 'editor', 'read') === 'blocked') throw blocked('lists of the editor');
		return await task({
			field: (name) => context.getCurrentNodeParameter(name),
			context,
			session,
			get: async (url, qs, targets) => await send({ method: 'GET', url, qs, targets, repeatable: true }),
			post: async (url, body) => await send({ method: 'POST', url, body, repeatable: true }),
		});
	} catch (error) {
		throw nodeFailure(error, context.getNode());
	}
}

/** A searchable list for a resource locator. */
export const listSearch = (search: (search: Search) => Promise<Found>) =>
	async function (this: ILoadOptionsFunctions, filter?: string, token?: string): Promise<INodeListSearchResult> {
		const typed = filter?.trim() ?? '';
		const { results, next } = await lookUp(this, async (editor) => await search({ ...editor, filter: typed, token }));
		// n8n 2.x turns a number into text, 1.x passes it on as it is.
		return { results, paginationToken: next === undefined ? undefined : String(next) };
	};
