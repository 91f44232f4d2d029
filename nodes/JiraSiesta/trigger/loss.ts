import type { Logger } from 'n8n-workflow';

import type { Memory } from './memory';
import type { Settings } from './settings';
import { MOST_SEEN } from './state';
import type { State } from './state';

/** How often it is logged that events have been forgotten, in ms. */
const LOGGED_EVERY = 3_600_000;

/** Tells where more has happened within Look Back than is remembered: of that time only what was found by now is given. */
export function warnOfLoss(logger: Logger, memory: Memory, { lookBack }: Settings, before: State, next: State): void {
	const isShort = next.floor.at > next.cursor - lookBack && next.floor.at > before.floor.at;
	const now = Date.now();
	if (!isShort || now - (memory.lossToldAt ?? 0) < LOGGED_EVERY) return;
	memory.lossToldAt = now;
	const until = new Date(next.floor.at).toISOString();
	logger.warn(
		`Jira Siesta Trigger: more than ${MOST_SEEN} events within Look Back. What was done before ${until} and is found only now is lost: watch fewer events or issues.`,
	);
}
