import { read } from '../../operation/builders';
import { address } from '../../params/address';
import { queryPairs } from '../../params/queryPairs';
import { bodyToRead } from '../../params/rawBody';
import { adviseOnAddress, asItems, experimental, methodToRead, readingRequest, REFERENCE } from './shared/anyRequest';
import type { LikeOthers } from './shared/likeOthers';

export const get = (like: LikeOthers) =>
	read({
		name: 'Get',
		value: 'get',
		action: 'Get by raw request',
		description: 'Retrieve the answer of any address of the REST API that only reads, as it is',
		docs: REFERENCE,
		request: { method: 'GET', url: '/rest/api/3/' },
		parameters: [methodToRead, address, queryPairs, bodyToRead],
		options: [experimental],
		outputs: [],
		split: 'items',
		prepare: async (item) => await readingRequest(item, like),
		advise: adviseOnAddress,
		result: ({ row }) => ({ items: asItems(row) }),
	});
