import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { nodeFailure } from '../client/errors/nodeErrors';
import { Session } from '../client/session';
import { guard } from '../policy/guard';
import { policyFor } from '../policy/policy';
import { InvalidInput } from '../shared/invalidInput';
import { assertMayPoll, assertUsable } from './activation';
import { byTime, namesOf } from './events';
import { look, newNotes } from './look';
import { outputOf } from './output';
import { readSettings } from './settings';
import type { Settings } from './settings';

/** How many events a test shows, and how far back it looks for them (ms), in steps: most sites have some nearby. */
const MOST = 10;
const DAY = 86_400_000;
const BACK = [DAY / 24, DAY, 30 * DAY];

/** How many issues a test reads, and how many events of worklogs: the newest have the newest events. */
const MOST_ISSUES = 100;

const nothing = ({ filter, events }: Settings) =>
	new InvalidInput(
		'Events',
		`were not found among what has changed last, within 30 days: ${namesOf(events)}${filter === '' ? '' : `, of the issues of ${filter}`}`,
		'Do one of them in Jira and fetch again, or choose other events, projects or JQL.',
	);

/** The newest events of 30 days. What they are to the workflow is not touched: a test may be made at any time. */
async function newest(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const settings = await readSettings(context);
	const session = new Session(context, guard);
	const asker = { context, session };
	await assertMayPoll(asker);
	const notes = newNotes();
	const now = await assertUsable(asker, settings, notes);
	const [policy, site] = await Promise.all([policyFor(session), session.site]);
	for (const back of BACK) {
		const found = await look(asker, settings, notes, { since: now - back, most: MOST_ISSUES });
		const items = found.events
			.filter(({ at }) => at >= now - back)
			.sort(byTime)
			.map((event) =>
				outputOf(event, found.issues.get(event.issueId), { output: found.output, policy, site, via: 'test' }),
			);
		if (items.length > 0) return items.slice(-MOST);
	}
	throw nothing(settings);
}

/** "Fetch Test Event" in the editor. */
export async function testRun(context: IPollFunctions): Promise<INodeExecutionData[]> {
	return await newest(context).catch((error: unknown) => {
		throw nodeFailure(error, context.getNode());
	});
}
