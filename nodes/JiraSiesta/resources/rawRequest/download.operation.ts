import { toBinary } from '../../client/files';
import type { JiraAnswer } from '../../client/types';
import { read } from '../../operation/builders';
import { address } from '../../params/address';
import { fileTo } from '../../params/files';
import { queryPairs } from '../../params/queryPairs';
import { decoded } from '../../shared/decoded';
import type { Target } from '../../shared/target';
import { adviseOnAddress, anyRequest, experimental, REFERENCE } from './shared/anyRequest';
import type { LikeOthers } from './shared/likeOthers';

/** The name that the answer gives its file, else the end of the address. */
function fileName({ headers }: JiraAnswer, url: string): string {
	const named = /filename\*?=(?:UTF-8'')?("?)([^";]+)\1/i.exec(String(headers['content-disposition'] ?? ''));
	return decoded(named?.[2] ?? url.replace(/^.*\//, ''));
}

export const download = (like: LikeOthers) =>
	read<{ url: string }>({
		name: 'Download',
		value: 'download',
		action: 'Download by raw request',
		description: 'Download the file that any address of the REST API gives',
		docs: REFERENCE,
		request: { method: 'GET', url: '/rest/api/3/', answerAs: 'stream' },
		parameters: [address, queryPairs, fileTo],
		options: [experimental],
		outputs: [],

		async prepare(item) {
			const prepared = await anyRequest(item, like, false);
			const { url } = prepared.instead;
			// Nobody looks into a file for what it tells of closed projects.
			const targets: [Target] = [{ kind: 'address', id: url }];
			return { ...prepared, targets, state: { url } };
		},

		advise: adviseOnAddress,
		result: ({ prepared: { state } }) => ({ path: state.url }),

		files: async (answer, { prepared: { state }, item }) => ({
			[await fileTo.of(item)]: await toBinary(item, answer, fileName(answer, state.url)),
		}),
	});
