import type { IDataObject } from 'n8n-workflow';

import type { JiraRequest } from '../../client/types';
import { write } from '../../operation/builders';
import type { Change } from '../../operation/operation';
import { address } from '../../params/address';
import { queryPairs } from '../../params/queryPairs';
import { bodyToSend, carriedBy } from '../../params/rawBody';
import { asObject, without } from '../../shared/objects';
import { adviseOnAddress, anyRequest, asItems, experimental, methodToSend, REFERENCE } from './shared/anyRequest';
import type { LikeOthers } from './shared/likeOthers';

/** The fields of issues that a list of changes sets: each belongs to a class of its own. */
const setByUpdates = (body: JiraRequest['body']): string[] =>
	[asObject(body).issueUpdates]
		.flat()
		.flatMap((one) => [asObject(one).fields, asObject(one).update])
		.flatMap((fields) => Object.keys(asObject(fields)));

/** What goes with a request, as a plan tells it: fields of an issue have lines of their own. */
function carried({ body, uploads, file }: Pick<JiraRequest, 'body' | 'uploads' | 'file'>): Change[] {
	const files = uploads ?? (file ? [file] : []);
	const rest = body !== undefined && asObject(body) === body ? without(asObject(body), 'fields', 'update') : body;
	const isSaid = body === undefined || (rest !== body && Object.keys(asObject(rest)).length === 0);
	return [
		...(isSaid ? [] : [{ field: 'Body', after: rest }]),
		...files.map(({ name, type, size }) => ({ field: 'File', after: `${name} (${type}, ${size} bytes)` })),
	];
}

/** What Jira answers is shown, which is reading. */
const SHOWS = { id: 'issue:get', permission: 'read', words: 'an answer that it may not read' } as const;

/** Jira's answer; a list was put into an object on its way. */
const answerIn = ({ values, ...row }: IDataObject): unknown =>
	Array.isArray(values) && Object.keys(row).every((name) => name === 'key')
		? values
		: { ...(values !== undefined && { values }), ...row };

export const send = (like: LikeOthers) =>
	write({
		name: 'Send',
		value: 'send',
		action: 'Send raw request',
		description: 'Send a request that writes to any address of the REST API, once',
		docs: REFERENCE,
		permission: 'rawRequest',
		destructive: true,
		idempotent: false,
		sideEffects: ['Whatever Jira does on such a request, notifications included'],
		request: { method: 'POST', url: '/rest/api/3/' },
		split: 'items',
		parameters: [methodToSend, address, queryPairs, ...bodyToSend],
		options: [experimental],

		async prepare(item) {
			const prepared = await anyRequest(item, like, true);
			const { headers, ...given } = await carriedBy(item);
			const instead = { ...prepared.instead, headers: { ...prepared.instead.headers, ...headers } };
			return {
				...prepared,
				instead,
				...given,
				sets: setByUpdates(given.body),
				standsFor: [...prepared.standsFor, SHOWS],
				state: undefined,
			};
		},

		changes: ({ instead, qs = {}, ...given }) => [
			{ field: 'Request', after: `${instead!.method} ${instead!.url}` },
			...Object.entries(qs).map(([name, after]) => ({ field: `Query ${name}`, after })),
			...carried(given),
		],

		advise: adviseOnAddress,

		result({ row }) {
			const answer = answerIn(row);
			const nothing = Object.keys(asObject(answer)).every((name) => name === 'key') && !Array.isArray(answer);
			return { items: nothing ? [{ success: true, ...asObject(answer) }] : asItems(answer) };
		},
	});
