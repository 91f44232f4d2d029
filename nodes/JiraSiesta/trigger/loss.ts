import type { Logger } from 'n8n-workflow';

import { isDueInLog } from './memory';
import type { Memory } from './memory';
import type { Settings } from './settings';
import { MOST_SEEN } from './state';
import type { State } from './state';

/** Tells where more has happened since the end of Look Back than is remembered: of that time only what was given out by now is. */
export function warnOfLoss(logger: Logger, memory: Memory, { lookBack }: Settings, before: State, next: State): void {
	const isShort = next.floor.at > next.cursor - lookBack && next.floor.at > before.floor.at;
	if (!isShort || !isDueInLog(memory, 'lossToldAt')) return;
	const until = new Date(next.floor.at).toISOString();
	logger.warn(
		`Jira Siesta Trigger: more than ${MOST_SEEN} events to remember. What was done before ${until} and was not given out by now is lost: watch fewer events or issues.`,
	);
}
