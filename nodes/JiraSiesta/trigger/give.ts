import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { asObject } from '../shared/objects';
import { byTime, leavesNoTrace } from './events';
import type { JiraEvent } from './events';
import type { Look, Notes } from './look';
import { outputOf } from './output';
import type { Shape } from './output';
import type { Settings } from './settings';
import { after, isNew } from './state';
import type { State } from './state';
import { timeOf } from './time';

/** Whether an event is to be given out. What the webhook alone tells Jira delivers late, too: no floor holds for it. */
const isFresh = (state: State, event: JiraEvent) =>
	leavesNoTrace(event.name) ? !Object.hasOwn(state.seen, event.id) : isNew(state, event);

/** As what an event is remembered: what comes late must be, as long as what comes in time. */
const noted = ({ cursor }: State, { id, at, name }: JiraEvent) => ({
	id,
	at: leavesNoTrace(name) ? Math.max(at, cursor) : at,
});

/**
 * The events of a look that are new, as items, the oldest first and as many as one run may have; and the state once they
 * are given out.
 *
 * @returns with `isAll`: whether nothing is left for the next time
 */
export function given(
	found: Look,
	state: State,
	{ mostEvents, lookBack }: Settings,
	shape: Omit<Shape, 'output'>,
): { items: INodeExecutionData[]; next: State; isAll: boolean } {
	const fresh = found.events.filter((event) => isFresh(state, event)).sort(byTime);
	const items: INodeExecutionData[] = [];
	const done: JiraEvent[] = [];
	for (const event of fresh) {
		if (items.length === mostEvents) break;
		items.push(outputOf(event, found.issues.get(event.issueId), { ...shape, output: found.output }));
		done.push(event);
	}
	const left = fresh[done.length];
	const began = found.complete ? found.began : undefined;
	const outcome = { given: done.map((event) => noted(state, event)), left, began, lookBack };
	return { items, next: after(state, outcome), isAll: left === undefined };
}

/** How long ago a change must be (ms) for its issue to need no further look: Jira may show its parts one by one. */
const SETTLED = 120_000;

/** Issues noted at once, once all that there were have been read. */
const MOST = 10_000;

/** Notes what was read, so that a poll that finds the same asks for nothing but the search. */
export function noteRead(notes: Notes, { issues, began, complete, worklogs }: Look): void {
	const { read } = notes;
	if (read.size === 0) notes.readSince = began - SETTLED;
	for (const [id, issue] of issues) {
		const updated = timeOf(asObject(issue.fields as IDataObject).updated);
		if (updated <= began - SETTLED) read.set(id, updated);
	}
	if (complete && read.size > MOST) read.clear();
	// The feed has all that can come again.
	if (worklogs) notes.worklogs = worklogs;
}
