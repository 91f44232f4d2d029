import type { IPollFunctions } from 'n8n-workflow';

import type { NodeFailure } from '../client/errors/nodeErrors';
import { isPassing } from './faults';
import type { Memory } from './memory';
import { isByPerson } from './moment';

const MINUTE = 60_000;

/** How long trouble that may pass is not told, and how often any trouble is, in ms. */
const PATIENCE = 15 * MINUTE;
const TOLD_EVERY = 60 * MINUTE;

/** Whether activation goes on in the background, so that a failure there would leave the workflow dead and shown as active. */
const isInBackground = (context: IPollFunctions) => 'getPollBudgetMs' in context;

/**
 * What a failed poll is to the person: a failed execution where it needs one, now or after a while; else a line in n8n's
 * log. A start never fails: n8n would give up on the trigger.
 *
 * @throws the failure, where it is to be told
 */
export function tellTrouble(context: IPollFunctions, memory: Memory, failure: NodeFailure, isFirst: boolean): void {
	const now = Date.now();
	const trouble = memory.trouble ?? { since: now };
	memory.trouble = trouble;
	const isPatient = isPassing(failure);
	const isDue =
		trouble.toldAt === undefined ? !isPatient || now - trouble.since > PATIENCE : now - trouble.toldAt >= TOLD_EVERY;
	if (isDue && (!isFirst || isByPerson(context))) {
		trouble.toldAt = now;
		if (!isFirst || !isInBackground(context)) throw failure;
		context.__emitError(failure);
		return;
	}
	context.logger.warn(`Jira Siesta Trigger could not look at Jira: ${failure.message}`, { node: failure.node.name });
}
