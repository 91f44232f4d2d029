import type { Resource } from '../menu';
import { download } from './download.operation';
import { get } from './get.operation';
import { getAll } from './getAll.operation';
import { send } from './send.operation';
import { likeOthers } from './shared/likeOthers';

/** @param others all the other resources: what is set for their operations holds for their requests */
export function rawRequest(others: Resource[]): Resource {
	const like = likeOthers(others);
	const all = getAll(like);
	return {
		label: 'Raw Request',
		value: 'rawRequest',
		operations: [download(like), get(like), all, send(like)],
		usual: all,
	};
}
