import { sentOf } from '../client/errors/requestError';

/** Statuses that say that Jira, or something on the way, is in trouble for a while. */
const PASSING = [408, 425, 429];

/**
 * Whether a failure may pass by itself: Jira is not available, limits requests, or could not be reached. Anything else
 * needs a person.
 */
export function isPassing(error: unknown): boolean {
	const sent = sentOf(error);
	if (!sent) return false;
	const { status } = sent;
	return status === undefined || status >= 500 || PASSING.includes(status);
}
