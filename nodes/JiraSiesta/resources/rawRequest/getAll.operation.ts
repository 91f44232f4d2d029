import { read } from '../../operation/builders';
import { address } from '../../params/address';
import { queryPairs } from '../../params/queryPairs';
import { bodyToRead } from '../../params/rawBody';
import { adviseOnAddress, experimental, methodToRead, readingRequest, REFERENCE } from './shared/anyRequest';
import type { LikeOthers } from './shared/likeOthers';
import { pagingOf, pagingStyle, rowsKey } from './shared/rows';

export const getAll = (like: LikeOthers) =>
	read({
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many by raw request',
		description: 'Retrieve the rows of any address of the REST API that only reads, page by page',
		docs: REFERENCE,
		request: { method: 'GET', url: '/rest/api/3/' },
		paging: { by: 'asTold', pageSize: 0 },
		parameters: [methodToRead, address, queryPairs, bodyToRead],
		options: [experimental, pagingStyle, rowsKey],
		outputs: [],
		prepare: async (item) => ({ ...(await readingRequest(item, like)), paging: pagingOf(item) }),
		advise: adviseOnAddress,
		result: ({ row }) => row,
	});
