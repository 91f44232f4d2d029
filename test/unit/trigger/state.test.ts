import { byTime } from '../../../nodes/JiraSiesta/trigger/events';
import { after, isNew, MOST_SEEN, startAt, stateIn } from '../../../nodes/JiraSiesta/trigger/state';
import type { State } from '../../../nodes/JiraSiesta/trigger/state';

const MINUTE = 60_000;
const lookBack = 15 * MINUTE;
const at = 1_763_000_000_000;

/** Polls until nothing is left, so many events a run. */
function drained(all: Array<{ id: string; at: number }>, most: number) {
	let state = startAt('https://example.atlassian.net', at - MINUTE);
	const given: string[] = [];
	let size = 0;
	for (;;) {
		const fresh = all.filter((one) => isNew(state, one)).sort(byTime);
		if (fresh.length === 0) return { given, size };
		const now = fresh.slice(0, most);
		given.push(...now.map(({ id }) => id));
		state = after(state, { given: now, left: fresh[most], began: at + MINUTE, lookBack });
		size = Math.max(size, JSON.stringify(state).length);
	}
}

test('more events than are remembered, all at one moment: each once, and the state stays small', () => {
	const all = Array.from({ length: 3 * MOST_SEEN }, (_, index) => ({ id: `change:${1_000_000_000 + index}:transition`, at }));
	const { given, size } = drained(all, 1_000);
	expect(given).toEqual(all.map(({ id }) => id));
	expect(size).toBeLessThan(300_000);
});

test('the window never grows backwards: what was forgotten does not come again when Look Back is made longer', () => {
	const old = { id: 'created:1', at };
	const state = after(startAt('s', at - 1), { given: [old], began: at + 60 * MINUTE, lookBack });
	expect(isNew(state, old)).toBe(false);
	const longer = after(state, { given: [], began: at + 61 * MINUTE, lookBack: 600 * MINUTE });
	expect(isNew(longer, old)).toBe(false);
});

test('what an unfinished look has not seen is looked for again', () => {
	const state = startAt('s', at);
	expect(after(state, { given: [], lookBack }).cursor).toBe(at);
	expect(after(state, { given: [], began: at + MINUTE, lookBack }).cursor).toBe(at + MINUTE);
});

test('nor does what one run has no room for end an unfinished look', () => {
	const state = startAt('s', at);
	const next = after(state, { given: [], left: { at: at + 30 * MINUTE }, lookBack });
	expect(next.cursor).toBe(at);
	expect(isNew(next, { id: 'created:1', at: at + 1 })).toBe(true);
});

test('what is left for the next run is new then, also where it was found late', () => {
	const state = after(startAt('s', at), { given: [], began: at + 20 * MINUTE, lookBack });
	const late = { id: 'created:2', at: at + 6 * MINUTE };
	const next = after(state, { given: [], left: late, began: at + 21 * MINUTE, lookBack });
	expect(isNew(next, late)).toBe(true);
});

const good: State = startAt('https://example.atlassian.net', at);

test.each([
	['nothing', undefined],
	['a text', 'state'],
	['another version', { ...good, v: 2 }],
	['no site', { ...good, site: undefined }],
	['a text for a time', { ...good, cursor: String(at) }],
	['no floor', { ...good, floor: at }],
	['half a floor', { ...good, floor: { at } }],
	['a list of seen events', { ...good, seen: ['created:1'] }],
])('what is no state counts for nothing: %s', (_, kept) => {
	expect(stateIn(kept)).toBeUndefined();
});

test('a state comes back as it was, without what is no time', () => {
	expect(stateIn(JSON.parse(JSON.stringify(good)))).toEqual(good);
	expect(stateIn({ ...good, seen: { a: at, b: 'x', c: null } })).toEqual({ ...good, seen: { a: at } });
	expect(stateIn({ v: 1, waitingSince: at, more: 1 })).toEqual({ v: 1, waitingSince: at });
});
