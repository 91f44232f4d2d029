import type { IDataObject, IHttpRequestMethods, INodeProperties } from 'n8n-workflow';

import type { Json } from '../../../client/types';
import type { Item, Prepared } from '../../../operation/operation';
import { address } from '../../../params/address';
import { queryPairs } from '../../../params/queryPairs';
import { jsonBodyOf } from '../../../params/rawBody';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject, asRow } from '../../../shared/objects';
import type { LikeOthers } from './likeOthers';
import { assertOpenHere, placeOf } from './place';
import { onlyReads } from './reading';

/** Atlassian's reference of all the addresses. */
export const REFERENCE = 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/';

const named = (methods: IHttpRequestMethods[]) => methods.map((value) => ({ name: value, value }));

export const methodToRead: INodeProperties = {
	displayName: 'Method',
	name: 'method',
	type: 'options',
	default: 'GET',
	description: 'POST is for those requests alone that Atlassian documents as reading, such as search/jql',
	options: named(['GET', 'POST']),
};

export const methodToSend: INodeProperties = {
	...methodToRead,
	default: 'POST',
	description: 'What the request does with what the path leads to',
	options: named(['DELETE', 'PATCH', 'POST', 'PUT']),
};

export const experimental: INodeProperties = {
	displayName: 'Experimental Interface',
	name: 'experimental',
	type: 'boolean',
	default: true,
	description: 'Whether to use an interface that Atlassian calls experimental: it sends X-ExperimentalApi: opt-in',
};

/** A query that is not one text would not be narrowed to the projects that are open. */
function assertOneQuery(url: string, qs: IDataObject, body: Json | undefined): void {
	const given = [qs, asObject(body)].filter((where) => 'jql' in where).map(({ jql }) => jql);
	if (given.some((jql) => typeof jql !== 'string')) {
		throw new InvalidInput('JQL', 'is not one text', "Give one query under the name 'jql'.");
	}
	const several = Object.entries(asObject(body)).filter(([name]) => ['jqls', 'queries'].includes(name));
	if (several.some(([, list]) => !Array.isArray(list) || !list.every((one) => typeof one === 'string'))) {
		throw new InvalidInput('JQL', 'is no list of texts', "Give queries as a list under 'jqls' or 'queries'.");
	}
	if (/\/search\/(jql|approximate-count)$/.test(url) && given.length === 0) {
		throw new InvalidInput('JQL', 'is missing', "Give it under the name 'jql'.");
	}
}

/**
 * What a request of any kind is prepared with.
 *
 * @throws InvalidInput for an address that is none of Jira's, or one for another operation of this resource
 */
export async function anyRequest(item: Item, like: LikeOthers, writes: boolean) {
	const { parameters } = item;
	const method = (parameters.has('method') ? parameters.get('method') : 'GET') as IHttpRequestMethods;
	const url = await address.of(item);
	assertOpenHere(url);
	const reads = onlyReads(method, url);
	if (writes && reads) throw new InvalidInput('Path', 'only reads', "Use 'Get' or 'Get Many'.");
	if (!writes && !reads) throw new InvalidInput('Path', 'is not known to read only', "Use 'Send', which writes.");
	const qs = await queryPairs.of(item);
	const headers: Record<string, string> =
		parameters.group('options').experimental === true ? { 'X-ExperimentalApi': 'opt-in' } : {};
	return {
		targets: [placeOf(url, writes)] as Prepared['targets'],
		instead: { method, url, headers },
		qs,
		standsFor: like(method, url, !writes),
	};
}

/** The same of one that only reads. */
export async function readingRequest(item: Item, like: LikeOthers) {
	const prepared = await anyRequest(item, like, false);
	const body = prepared.instead.method === 'POST' ? jsonBodyOf(item) : undefined;
	assertOneQuery(prepared.instead.url, prepared.qs, body);
	return { ...prepared, body, state: undefined };
}

/** What to look at, where Jira has no such thing. */
export async function adviseOnAddress(
	{ parameters }: Item,
	_refused: string[],
	status?: number,
): Promise<string | undefined> {
	const advice: Record<number, string> = {
		404: `Check method and path against Atlassian's reference (${REFERENCE}).`,
		405: `This path does not take ${String(parameters.has('method') ? parameters.get('method') : 'GET')}: check the method.`,
		410: 'Look for its successor in the reference.',
		412: "It is an experimental interface: add the option 'Experimental Interface'.",
		415: "It takes another kind of body: check 'Body'.",
	};
	return await Promise.resolve(advice[status ?? 0]);
}

/** What Jira answered as output items: of a list each entry; where it answered nothing, that it is done. */
export function asItems(answer: unknown): IDataObject[] {
	if (Array.isArray(answer)) {
		return answer.map((one: unknown) =>
			one !== null && typeof one === 'object' ? asObject(one) : { value: one as string },
		);
	}
	const object = asRow(answer);
	return [Object.keys(object).length > 0 ? object : { success: true }];
}
