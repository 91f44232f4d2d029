import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { Transition } from '../../../fields/transitions';
import type { Change, Item, Prepared, Verify } from '../../../operation/operation';
import type { Destination } from '../../../params/moveTo';
import { asObject } from '../../../shared/objects';
import { issueNow, statusIn } from './transition';
import type { Status } from './transition';

/** A move of an issue, as it is planned. */
export type Move = {
	destination: Destination;
	from: Status;
	/** When the issue was changed last, by Jira's clock. */
	updated: string;
	/** Left out where the issue is there already. */
	way?: Transition;
	echo: IDataObject;
};

type Entry = { created?: string; author?: IDataObject; items?: Array<{ field?: string; from?: string; to?: string }> };

/** Whether a changelog has the step, by this account and since the issue was looked at. */
function hasStep(changelog: unknown, { from, way, updated }: Move, accountId: unknown): boolean {
	const histories = (asObject(changelog).histories ?? []) as Entry[];
	return histories.some(
		({ created = '', author, items = [] }) =>
			Date.parse(created) > Date.parse(updated) &&
			author?.accountId === accountId &&
			items.some((one) => one.field === 'status' && one.from === from.id && one.to === way?.toStatusId),
	);
}

/** A step that no answer tells of is found in the issue's history; a loop leaves nothing there. */
export const byHistory: Verify<Move> = {
	async find(item, { path, state }) {
		const { context, session } = item;
		const { changelog } = await issueNow(item, path!.issueKey, ['status'], { expand: 'changelog', completes: true });
		const myself = { method: 'GET', url: '/rest/api/3/myself', repeatable: true, completes: true } as const;
		const { accountId } = await session.once('this account', async () =>
			asObject((await requestJira(context, session, myself)).body),
		);
		return hasStep(changelog, state, accountId) ? {} : undefined;
	},
};

/** The move in words. */
export function moveInWords({ state: { way, from, destination } }: Prepared<Move>, present: IDataObject): Change[] {
	if (present.id === undefined) return [{ field: 'Status', after: destination.value }];
	const status = { field: 'Status', before: from.name, after: way?.toStatus ?? from.name };
	return way ? [status, { field: 'Transition', after: way.name }] : [status];
}

/**
 * Makes the move, unless the issue is there already, and tells where it is then: rules of the workflow may have moved
 * it on.
 */
export async function move(
	item: Item,
	{ path, state: { from, way } }: Prepared<Move>,
	write: () => Promise<IDataObject>,
): Promise<IDataObject> {
	const answer = way ? await write() : { key: path!.issueKey };
	const reads = await item.session.guard.mayRead(item.session);
	const now = async () => statusIn(await issueNow(item, path!.issueKey, ['status'], { completes: true }));
	// The move is made: that nobody could look is no reason to call it failed.
	const to = !reads ? undefined : way ? await now().catch(() => undefined) : from;
	return {
		...answer,
		moved: {
			transitioned: way !== undefined,
			transition: (reads && way?.name) || null,
			transitionId: way?.id ?? null,
			previousStatus: reads ? from.name : null,
			status: to?.name ?? null,
			statusCategory: to?.category ?? null,
		},
	};
}
