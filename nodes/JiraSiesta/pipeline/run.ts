import type { IExecuteSingleFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { Gate, IssueTurns } from './limit';
import { siteOf } from './send';
import type { Context } from './send';

/** n8n's node setting "Request Options": timeout, proxy and certificates. */
export type HttpSettings = Pick<IHttpRequestOptions, 'timeout' | 'proxy' | 'skipSslCertificateValidation'>;

/** What the requests of one execution of the node, or of one opened picker, share. */
export class Run {
	readonly site: Promise<string>;

	readonly gate = new Gate();

	readonly turns = new IssueTurns();

	/** No request before this time (ms since 1970): Jira told one of them to wait. */
	notBefore = 0;

	/** Set by the first item that fails when the workflow stops on errors: nothing is sent after it. */
	stopped = false;

	/** Writes that Jira confirmed, by input item. */
	readonly written: Array<{ item: number; what: string }> = [];

	private readonly answers = new Map<string, Promise<unknown>>();

	constructor(
		context: Context,
		readonly http: HttpSettings = {},
	) {
		this.site = siteOf(context);
		// Every item awaits it and reports it; a run without items must not end as an unhandled rejection.
		this.site.catch(() => {});
	}

	/** Looks something up once, however many items need it. */
	async once<T>(key: string, lookUp: () => Promise<T>): Promise<T> {
		const known = this.answers.get(key) ?? lookUp();
		this.answers.set(key, known);
		return await (known as Promise<T>);
	}
}

const runs = new WeakMap<object, Run>();

/**
 * The run an item belongs to. The engine gives every item of one execution of the node the same
 * `getExecuteData()` object, and its re-runs by "Retry On Fail" as well: those start again at item 0.
 */
export function runOf(item: IExecuteSingleFunctions, http: HttpSettings): Run {
	const key = item.getExecuteData();
	const known = runs.get(key);
	if (known && item.getItemIndex() > 0) return known;
	const run = new Run(item, http);
	runs.set(key, run);
	return run;
}
