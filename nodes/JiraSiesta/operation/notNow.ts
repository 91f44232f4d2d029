import { InvalidInput } from '../shared/invalidInput';
import type { Target } from '../shared/target';

/** A refusal by what Jira has now: a write before it, of the same run, may change that. */
export class NotNow extends Error {
	/** @param targets what it would have been a write to */
	constructor(
		readonly reason: InvalidInput,
		readonly targets: Target[],
	) {
		super(reason.message);
	}
}

/** Prepares a write by what Jira has of its targets now. */
export async function byPresent<T>(targets: Target[], prepare: () => Promise<T>): Promise<T> {
	return await prepare().catch(
		async (error: unknown) => await Promise.reject(error instanceof InvalidInput ? new NotNow(error, targets) : error),
	);
}
