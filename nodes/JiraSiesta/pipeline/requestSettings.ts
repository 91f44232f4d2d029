import type { DeclarativeRestApiSettings, IExecuteSingleFunctions } from 'n8n-workflow';

import { toBoolean, toCount } from '../operation/coerce';
import { readParameter } from '../operation/parameters';
import { isTool } from '../client/connection';
import { USUAL } from '../client/session';
import type { SessionSettings } from '../client/session';

/** n8n's node setting "Request Options", as it holds for all items of a run. */
export type RequestSettings = SessionSettings & {
	/** How many items the engine hands over in one go; 0 where that cannot be known. */
	itemsToCome: number;
};

/**
 * With batches the engine pauses in between, when it continues on errors it leaves items out, and an agent's tool has the
 * input of the agent.
 */
function itemsToCome(item: IExecuteSingleFunctions, batchInterval: unknown): number {
	const node = item.getNode();
	if (item.continueOnFail() || isTool(node) || Number(batchInterval) > 0) return 0;
	return node.executeOnce ? 1 : (item.getExecuteData().data.main?.[0]?.length ?? 0);
}

/** The most ms that a timer of Node.js takes: a longer one ends at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

type Entered = { longestWait?: unknown; batching?: { batch?: { batchInterval?: unknown } } };

/**
 * @param entered as the engine has read it for this item, in whatever type an expression gave
 * @throws InvalidInput
 */
export function requestSettings(
	item: IExecuteSingleFunctions,
	{ timeout, proxy, skipSslCertificateValidation = false }: DeclarativeRestApiSettings.HttpRequestOptions,
): RequestSettings {
	const { longestWait, batching } = Object(readParameter(item, 'requestOptions', {})) as Entered;
	return {
		http: {
			timeout: timeout === undefined ? undefined : Math.min(toCount(timeout, 'Timeout'), LONGEST_TIMER),
			proxy,
			skipSslCertificateValidation: toBoolean(skipSslCertificateValidation, 'Ignore SSL Issues (Insecure)'),
		},
		longestWait: longestWait === undefined ? USUAL.longestWait : toCount(longestWait, 'Longest Wait (Seconds)') * 1000,
		itemsToCome: itemsToCome(item, batching?.batch?.batchInterval),
	};
}
