import fc from 'fast-check';

import { after, isNew, merged, startAt, stateIn, without } from '../../../nodes/JiraSiesta/trigger/state';
import type { State } from '../../../nodes/JiraSiesta/trigger/state';
import { byTime } from '../../../nodes/JiraSiesta/trigger/events';
import '../../harness/random';

const MINUTE = 60_000;
const LOOK_BACK = 15 * MINUTE;

/** An event of Jira's, and how long its search takes to find it. */
type Happening = { id: string; at: number; lag: number };

/** What happens between two polls to what n8n knows. */
type Step = {
	wait: number;
	fate: 'saved' | 'unsaved' | 'not begun' | 'died before' | 'died behind' | 'written over';
	back: number;
	/** A poll that has seen everything, one that has not, or a webhook, which tells of one issue. */
	sees: 'all' | 'part' | 'issue';
};

const times = fc.integer({ min: 0, max: 60 * MINUTE });
const happenings = fc
	.array(fc.record({ at: times, lag: fc.integer({ min: 0, max: LOOK_BACK - 1 }) }), { maxLength: 60 })
	.map((all) => all.map((one, index): Happening => ({ ...one, id: `change:${index % 7}:${index}` })));
const steps = fc.array(
	fc.record<Step>({
		wait: fc.integer({ min: 1, max: 20 * MINUTE }),
		fate: fc.constantFrom('saved', 'unsaved', 'not begun', 'died before', 'died behind', 'written over'),
		back: fc.nat(5),
		sees: fc.constantFrom('all', 'part', 'issue'),
	}),
	{ maxLength: 40 },
);

/** A state as n8n writes and reads it. */
const copied = (state: State) => stateIn(JSON.parse(JSON.stringify(state))) as State;

/** Which of all that has happened a step can tell of; each event is of one of three issues. */
function seenBy({ sees, back }: Step, all: Happening[]) {
	if (sees === 'issue') return all.filter((_one, index) => index % 3 === back % 3);
	return sees === 'part' ? all.filter((_one, index) => (index + back) % 2 === 0) : all;
}

/** Polls through all that happens, and tells what was given out, in order. */
function poll(all: Happening[], way: Step[], most: number) {
	const given: string[] = [];
	let memory: State | undefined = startAt('site', 0);
	const saved: State[] = [copied(memory)];
	let now = 0;
	let deaths = 0;
	const last: Step[] = Array.from({ length: all.length + 5 }, () => ({ wait: 20 * MINUTE, fate: 'saved', back: 0, sees: 'all' }));
	for (const step of [...way, ...last]) {
		const { wait, fate, back, sees } = step;
		now += wait;
		const kept = saved.at(-1)!;
		const state: State = memory ? merged(memory, kept) : kept;
		// A webhook does not wait for the search.
		const isFound = ({ at, lag }: Happening) => at + (sees === 'issue' ? 0 : lag) <= now;
		const visible = seenBy(step, all).filter((one) => one.at >= state.floor.at && isFound(one));
		const fresh = visible.filter((one) => isNew(state, one)).sort(byTime);
		const taken = fresh.slice(0, most);
		const began = sees === 'all' ? now : undefined;
		const next = after(state, { given: taken, left: fresh[most], began, lookBack: LOOK_BACK });
		if (fate === 'died before') {
			memory = undefined;
			continue;
		}
		if (fate === 'not begun') {
			memory = without(next, { before: state, next });
			saved.push(copied(memory));
			continue;
		}
		given.push(...taken.map(({ id }) => id));
		memory = next;
		if (fate === 'saved') saved.push(copied(next));
		if (fate === 'died behind') {
			memory = undefined;
			deaths++;
		}
		// An execution writes back what it read when it started.
		if (fate === 'written over') saved.push(saved[Math.max(0, saved.length - 1 - back)]);
	}
	return { given, deaths };
}

const caps = fc.constantFrom(1, 3, 1_000);

test('every event is given out, however late it is found, whatever is lost and whenever n8n dies', () => {
	fc.assert(
		fc.property(happenings, steps, caps, (all, way, most) => {
			const { given } = poll(all, way, most);
			expect(new Set(given)).toEqual(new Set(all.filter(({ at }) => at >= 0).map(({ id }) => id)));
		}),
		{ numRuns: 500 },
	);
});

test('and once, as long as n8n lives: also where something writes over what it has saved', () => {
	const living = steps.map((way) => way.filter(({ fate }) => fate !== 'died behind' && fate !== 'died before'));
	fc.assert(
		fc.property(happenings, living, caps, (all, way, most) => {
			const { given } = poll(all, way, most);
			expect(given.length).toBe(new Set(given).size);
		}),
		{ numRuns: 500 },
	);
});

test('and once where n8n dies with all saved', () => {
	const clean = steps.map((way) =>
		way.map((step): Step => ({ ...step, fate: ['died before', 'not begun'].includes(step.fate) ? step.fate : 'saved' })),
	);
	fc.assert(
		fc.property(happenings, clean, caps, (all, way, most) => {
			const { given } = poll(all, way, most);
			expect(given.length).toBe(new Set(given).size);
		}),
		{ numRuns: 500 },
	);
});

test('two copies know the same, whichever comes first', () => {
	fc.assert(
		fc.property(happenings, steps, (all, way) => {
			const states: State[] = [];
			let state = startAt('site', 0);
			for (const { wait } of way) {
				const given = all.filter((one) => isNew(state, one)).slice(0, 2);
				state = after(state, { given, began: state.cursor + wait, lookBack: LOOK_BACK });
				states.push(state);
			}
			const [one, other] = [states[Math.floor(states.length / 2)], states.at(-1)];
			if (!one || !other) return;
			expect(merged(one, other)).toEqual(merged(other, one));
			expect(merged(one, other).seen).toEqual(other.seen);
		}),
	);
});
