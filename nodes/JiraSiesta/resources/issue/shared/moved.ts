import type { IDataObject } from 'n8n-workflow';

import { RequestError, wordsOf } from '../../../client/errors/requestError';
import { Interrupted } from '../../../client/concurrency/limit';
import { requestJira } from '../../../client/request';
import type { FieldInput } from '../../../fields/edit/issueFields';
import type { Transition } from '../../../fields/transitions';
import type { Change, Item, Prepared, Verify, Write } from '../../../operation/operation';
import { isStatus } from '../../../params/moveTo';
import type { Destination } from '../../../params/moveTo';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';
import { byMarkAmong } from './marks';
import { nextStep } from './steps';
import type { Steps } from './steps';
import { assertComplete, assertTakes, chooseWay, issueNow, statusIn } from './transition';
import type { Status } from './transition';

/** A move of an issue, as it is planned. */
export type Move = {
	destination: Destination;
	from: Status;
	/** When the issue was changed last, by Jira's clock. */
	updated: string;
	/** The transition that is taken; left out where the issue is there already, and where it takes several. */
	way?: Transition;
	/** Where it takes several. */
	steps?: Steps;
	/** What is given for the screen of the last transition. */
	given: FieldInput[];
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

const inWords = ({ name, to }: { name: string; to: string }) => `${name} → ${to}`;

/** The steps in words, as far as they are known before. */
function stepsInWords({ hops, isPlanned }: Steps, { value }: Destination): string {
	const known = hops.map(({ name, toName }) => inWords({ name, to: toName })).join(', ');
	return `${known}, ${isPlanned ? 'then' : 'then the only transition that leads on each time, until'} ${value}`;
}

/** The move in words. */
export function moveInWords({ state }: Prepared<Move>, present: IDataObject): Change[] {
	const { way, from, destination, steps } = state;
	if (present.id === undefined) return [{ field: 'Status', after: destination.value }];
	if (steps) {
		const after = destination.by === 'status' ? destination.value : `after '${destination.value}'`;
		return [
			{ field: 'Status', before: from.name, after },
			{ field: 'Transitions', after: stepsInWords(steps, destination) },
		];
	}
	const status = { field: 'Status', before: from.name, after: way?.toStatus ?? from.name };
	return way ? [status, { field: 'Transition', after: way.name }] : [status];
}

type Values = { fields?: IDataObject; update?: IDataObject };

/** The body of a transition. Without a screen it has no comment: Jira would drop it without a word. */
function bodyOf({ id, hasScreen }: Transition, body: Prepared<Move>['body']): IDataObject {
	const { fields, update } = asObject(body) as Values;
	return { transition: { id }, ...(fields && { fields }), ...(update && hasScreen && { update }) };
}

const ADD_COMMENT = { method: 'POST', url: '/rest/api/3/issue/{issueKey}/comment' } as const;

/** Adds the comment that a transition without a screen could not take; tells why where that fails, as the move is made. */
async function commentAfterwards({ body }: Prepared<Move>, write: Write<Move>): Promise<IDataObject> {
	const [{ add }] = asObject(asObject(body).update).comment as Array<{ add: IDataObject }>;
	const verify = byMarkAmong('comments', () => ({ orderBy: '-created' })) as Verify<Move>;
	const added = write({ instead: ADD_COMMENT, body: add, verify }).then(() => ({ commentAdded: 'afterwards' }));
	return await added.catch(async (error: Error) =>
		error instanceof Interrupted ? await Promise.reject(error) : { commentAdded: false, commentError: error.message },
	);
}

/**
 * The failure of a step that others have gone before, with where the issue is left.
 *
 * @param reads whether what Jira has may be told
 */
function leftAt(item: Item, issueKey: string, error: Error, taken: Transition[], here: Status, reads: boolean): Error {
	if (taken.length === 0 || error instanceof Interrupted) return error;
	const told = error instanceof InvalidInput && !reads ? error.unread() : error;
	const { message, description } = wordsOf(told);
	const steps = taken.map(({ name }) => `'${name}'`).join(', ');
	const where = reads ? `in '${here.name}', after ${steps}` : `in another status, after ${taken.length} of the steps`;
	const words = { message: `${issueKey} is left ${where}. ${message}`, description };
	return new RequestError(item.session.node, words, {}, item.context.getItemIndex());
}

/** Takes one transition after the other, until the issue is where it is to be. */
async function takeSteps(item: Item, prepared: Prepared<Move>, write: Write<Move>, reads: boolean) {
	const { state, body, path } = prepared;
	const { issueKey } = path!;
	const taken: Transition[] = [];
	const seen: string[] = [];
	let { from, updated } = state;
	const choose = async (ways: Transition[]) => {
		const way = chooseWay(ways, state.given);
		assertTakes(way, state.given);
		const { fields, update } = asObject(body) as Values;
		await assertComplete(item, issueKey, way, { ...fields, ...update });
		return way;
	};
	const step = async (): Promise<boolean> => {
		const place = { issueKey, from };
		const { way, isLast } = await nextStep(item, place, state.destination, state.steps!, seen, choose);
		await write({ body: bodyOf(way, isLast ? body : undefined), state: { ...state, from, updated, way } });
		taken.push(way);
		if (isLast) return true;
		seen.push(from.id);
		const present = await issueNow(item, issueKey, ['status', 'updated'], { completes: true });
		({ from, updated } = { from: statusIn(present), updated: String(asObject(present.fields).updated) });
		// Rules of the workflow may have moved it on.
		return isStatus(state.destination, from.name, from.id);
	};
	let isThere = false;
	while (!isThere) {
		isThere = await step().catch(
			async (error: Error) => await Promise.reject(leftAt(item, issueKey, error, taken, from, reads)),
		);
	}
	return taken;
}

/**
 * Makes the move, unless the issue is there already, and tells where it is then: rules of the workflow may have moved
 * it on.
 */
export async function move(item: Item, prepared: Prepared<Move>, write: Write<Move>): Promise<IDataObject> {
	const { path, body, state } = prepared;
	const { issueKey } = path!;
	const reads = await item.session.guard.mayRead(item.session);
	const { way, steps } = state;
	const taken = steps ? await takeSteps(item, prepared, write, reads) : way ? [way] : [];
	const answer = way ? await write({ body: bodyOf(way, body) }) : { key: issueKey };
	const last = taken.at(-1);
	const comments = last && asObject(asObject(body).update).comment !== undefined;
	const commented = comments && !last.hasScreen ? await commentAfterwards(prepared, write) : {};
	const now = async () => statusIn(await issueNow(item, issueKey, ['status'], { completes: true }));
	// The move is made: that nobody could look is no reason to call it failed.
	const to = !reads ? undefined : last ? await now().catch(() => undefined) : state.from;
	return {
		...answer,
		moved: {
			transitioned: last !== undefined,
			transition: (reads && last?.name) || null,
			transitionId: last?.id ?? null,
			...(steps && reads && { transitions: taken.map((one) => inWords({ name: one.name, to: one.toStatus })) }),
			previousStatus: reads ? state.from.name : null,
			status: to?.name ?? null,
			statusCategory: to?.category ?? null,
			...commented,
		},
	};
}
