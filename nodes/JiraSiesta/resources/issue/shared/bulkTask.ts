import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { Interrupted, wait } from '../../../client/concurrency/limit';
import { requestJira } from '../../../client/request';
import type { Item } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';

export const waitAtMost: INodeProperties = {
	displayName: 'Wait at Most (Seconds)',
	name: 'waitAtMost',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 60,
	description:
		'How long to wait until Jira has done it. When the time is over, the result has the ID of the task under which Jira goes on; 0 does not wait.',
};

const USUAL = 60;

/** When to look how far a task is, in ms after the look before; then ever again as the last. */
const PAUSES = [500, 1_000, 2_000, 3_000, 5_000];

const ENDED = ['COMPLETE', 'FAILED', 'CANCELLED', 'DEAD'];

/** How far a task is, as Jira says. */
export type Progress = {
	status: string;
	progressPercent?: number;
	failedAccessibleIssues?: Record<string, string[]>;
	invalidOrInaccessibleIssueCount?: number;
} & IDataObject;

/**
 * Waits for a bulk operation.
 *
 * @returns how far it is when it has ended, or when the item's time is over; with why nobody could look, where that was so
 * @throws Canceled or Stopped
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-bulk-operations/#api-rest-api-3-bulk-queue-taskid-get
 */
export async function taskProgress(item: Item, taskId: string): Promise<Progress> {
	const { context, session, parameters } = item;
	const { waitAtMost: seconds = USUAL } = parameters.group('options') as { waitAtMost?: number };
	const signal = context.getExecutionCancelSignal();
	const url = `/rest/api/3/bulk/queue/${encodeURIComponent(taskId)}`;
	const targets = [{ kind: 'site', id: '' }] as const;
	const request = { method: 'GET', url, targets, repeatable: true, completes: true } as const;
	let left = Number(seconds) * 1_000;
	let progress: Progress = { status: 'ENQUEUED' };
	for (let look = 0; left > 0 && !ENDED.includes(progress.status); look++) {
		const pause = Math.min(left, PAUSES[Math.min(look, PAUSES.length - 1)]);
		await wait(pause, signal);
		left -= pause;
		const seen = requestJira(context, session, request).then(({ body }) => asObject(body) as Progress);
		progress = await seen.catch(async (error: Error) =>
			error instanceof Interrupted ? await Promise.reject(error) : { status: 'UNKNOWN', reason: error.message },
		);
		if (progress.status === 'UNKNOWN') return progress;
	}
	return progress;
}
