import { isObject } from '../shared/input';

/** A place in the order of events: all up to it, the one at it included, is done with. */
export type Place = { at: number; id: string };

/** What is kept between two polls, in the static data of the workflow. All times are Jira's, in ms. */
export type State = {
	v: 1;
	/** Of another site nothing here means anything. */
	site: string;
	/** What comes before is not looked at again. */
	floor: Place;
	/** When the last look began: what happened until then has been looked for. */
	cursor: number;
	/** The events after the floor that have been given out, with their times. */
	seen: Record<string, number>;
};

/** A trigger that was activated while Jira could not be reached: since when, by n8n's own clock. */
export type Waiting = { v: 1; waitingSince: number };

/** The most events that are remembered: about 250 kB, which n8n writes with the workflow at each event. */
export const MOST_SEEN = 5_000;

/** After every event at this time: IDs are plain text. */
const LAST = '\uffff';

export const placeAt = (at: number): Place => ({ at, id: '' });

/** @param now Jira's clock, ms */
export const startAt = (site: string, now: number): State => ({
	v: 1,
	site,
	floor: placeAt(now),
	cursor: now,
	seen: {},
});

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The state in what n8n has kept, which anything in the workflow may have written to. */
export function stateIn(kept: unknown): State | Waiting | undefined {
	if (!isObject(kept) || kept.v !== 1) return undefined;
	if (isTime(kept.waitingSince)) return { v: 1, waitingSince: kept.waitingSince };
	const { site, floor, cursor, seen } = kept;
	if (typeof site !== 'string' || !isTime(cursor) || !isObject(floor) || !isObject(seen)) return undefined;
	if (!isTime(floor.at) || typeof floor.id !== 'string') return undefined;
	const times = Object.entries(seen).filter((entry): entry is [string, number] => isTime(entry[1]));
	return { v: 1, site, floor: { at: floor.at, id: floor.id }, cursor, seen: Object.fromEntries(times) };
}

/** Those of several copies that are of a site. */
export const statesOf = (site: string, ...copies: Array<State | Waiting | undefined>): State[] =>
	copies.filter((one): one is State => one !== undefined && 'site' in one && one.site === site);

const later = (a: Place, b: Place) => (a.at > b.at || (a.at === b.at && a.id > b.id) ? a : b);

const isAfter = (at: number, id: string, place: Place) => at > place.at || (at === place.at && id > place.id);

/** Whether an event is still to be given out. */
export const isNew = ({ floor, seen }: State, { id, at }: { id: string; at: number }) =>
	isAfter(at, id, floor) && !Object.hasOwn(seen, id);

/** The newest of the entries, and the floor under them: what falls out must not count as new. */
function bounded(entries: Array<[string, number]>, floor: Place): Pick<State, 'floor' | 'seen'> {
	const kept = entries
		.filter(([id, at]) => isAfter(at, id, floor))
		.sort(([a, atA], [b, atB]) => atA - atB || (a < b ? -1 : 1));
	const dropped = kept.splice(0, Math.max(0, kept.length - MOST_SEEN));
	const [id, at] = dropped.at(-1) ?? [];
	return {
		floor: id === undefined ? floor : { at: at!, id },
		seen: Object.fromEntries(kept),
	};
}

/**
 * What two copies of the state know together: of the one in memory and the one that n8n has kept either may be the
 * older, after a restart or when an execution has written its own copy back.
 */
export function merged(a: State, b: State): State {
	const floor = later(a.floor, b.floor);
	return {
		...a,
		cursor: Math.max(a.cursor, b.cursor),
		...bounded(Object.entries({ ...a.seen, ...b.seen }), floor),
	};
}

/** A state with what another one knows to be given out, and with nothing of where that has looked. */
export const withSeen = (state: State, { seen }: State): State => ({
	...state,
	...bounded(Object.entries({ ...seen, ...state.seen }), state.floor),
});

/** A state that forgets nothing of what another one knows to be given out, be it before its floor, but the oldest of too many. */
export const remembering = (state: State, { seen }: State): State => ({
	...state,
	seen: bounded(Object.entries({ ...seen, ...state.seen }), placeAt(0)).seen,
});

/** What a look has come to. */
export type Outcome = {
	/** The events that are given out, in their order. */
	given: Array<{ id: string; at: number }>;
	/** The first that is left for the next time, for want of room. */
	left?: { at: number };
	/** When the look began; undefined where it has not seen everything: what it has not seen may be older than all of it. */
	began?: number;
	/** How far back the next look begins (ms): for what Jira's search finds late. */
	lookBack: number;
};

/** The state after a look. The floor never falls, so that what has been forgotten is never given out again. */
export function after(state: State, { given, left, began, lookBack }: Outcome): State {
	const looked = began !== undefined && left ? left.at - 1 : began;
	const cursor = Math.max(state.cursor, looked ?? state.cursor);
	const floor = later(state.floor, { at: cursor - lookBack, id: LAST });
	const entries = [...Object.entries(state.seen), ...given.map(({ id, at }): [string, number] => [id, at])];
	return { ...state, cursor, ...bounded(entries, floor) };
}

/** The state as if what came with one outcome had not been given out: with what was given out besides, and since. */
export function without(state: State, { before, next }: { before: State; next: State }): State {
	const isTakenBack = (id: string) => Object.hasOwn(next.seen, id) && !Object.hasOwn(before.seen, id);
	const seen = Object.entries({ ...before.seen, ...state.seen }).filter(([id]) => !isTakenBack(id));
	const floor = later(before.floor, state.floor) === state.floor ? before.floor : state.floor;
	return { ...state, cursor: Math.min(before.cursor, state.cursor), ...bounded(seen, floor) };
}
