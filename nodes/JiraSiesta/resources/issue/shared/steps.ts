import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import { ifShown } from '../../../fields/metadata';
import { siteFields } from '../../../fields/schema/siteFields';
import { transitionsOf } from '../../../fields/transitions';
import type { Transition } from '../../../fields/transitions';
import { workflowOf } from '../../../fields/workflow';
import type { Edge, Workflow } from '../../../fields/workflow';
import type { Item } from '../../../operation/operation';
import { isStatus, MOVE_TO, waysText, waysTo } from '../../../params/moveTo';
import type { Destination } from '../../../params/moveTo';
import { filterAsync } from '../../../shared/collections';
import { isEmpty, shown } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';
import { MOST_STEPS, routes } from './route';
import { assertComplete, chooseWay, issueNow, missingFor } from './transition';
import type { Status } from './transition';

export const severalSteps: INodeProperties = {
	displayName: 'Several Steps',
	name: 'severalSteps',
	type: 'boolean',
	default: true,
	description: `Whether to take up to ${MOST_STEPS} transitions where no single one leads there. It never passes through a status that counts as done. Each step sends notifications and starts automations.`,
};

/** A transition on the way, as far as it is known before. */
export type Hop = Pick<Edge, 'id' | 'name' | 'to'> & { toName: string };

/** A way of several transitions: those before the last where the workflow may be read, else the first alone. */
export type Steps = { hops: Hop[]; isPlanned: boolean };

/** Where an issue is and may go now. */
type Place = { issueKey: string; from: Status; now: Transition[] };

const hopBy = ({ id, name, toStatusId, toStatus }: Transition): Hop => ({ id, name, to: toStatusId, toName: toStatus });

const notReached = ({ from, now }: Place, { value }: Destination, because: string) =>
	new InvalidInput(
		MOVE_TO,
		`is not reached from '${from.name}' in ${MOST_STEPS} steps: ${shown(value)}`,
		`${because} ${waysText(now)}`,
		`is not reached in ${MOST_STEPS} steps: ${shown(value)}`,
	);

const severalWays = (place: Place, destination: Destination, ways: string[]) =>
	notReached(
		place,
		destination,
		`Several ways lead on, and which to take is for you to say: ${ways.join('; ')}. Move it to the next status first.`,
	);

/**
 * The only transition that leads on: not back, not around, not through a status that counts as done, and not one that is
 * there from every status.
 *
 * @param seen IDs of the statuses that the issue was in
 * @throws InvalidInput where there is none or several
 */
async function onlyWay(item: Item, place: Place, destination: Destination, seen: string[]): Promise<Transition> {
	const onward = place.now.filter(
		({ toStatusId, category, isLooped, isGlobal }) =>
			!isLooped && !isGlobal && category !== 'done' && ![...seen, place.from.id].includes(toStatusId),
	);
	const statuses = new Set(onward.map(({ toStatusId }) => toStatusId));
	if (statuses.size === 0) throw notReached(place, destination, 'No transition leads on towards it.');
	if (statuses.size > 1) {
		throw severalWays(
			place,
			destination,
			onward.map(({ name, toStatus }) => `${name} → ${toStatus}`),
		);
	}
	const way = chooseWay(onward, []);
	await assertComplete(item, place.issueKey, way, {});
	return way;
}

/** @throws InvalidInput for a status that issues of the type do not have, where Jira tells */
async function assertExists({ context, session }: Item, place: Place, destination: Destination, issue: IDataObject) {
	if (destination.by !== 'status') return;
	const { project, issuetype } = asObject(issue.fields) as Record<string, IDataObject>;
	const url = `/rest/api/3/project/${encodeURIComponent(String(project.id))}/statuses`;
	const request = { method: 'GET', url, repeatable: true } as const;
	const types = await session.once(`statuses of ${String(project.id)}`, async () =>
		ifShown(session, async () => (await requestJira(context, session, request)).body as IDataObject[]),
	);
	const statuses = types?.find(({ id }) => id === issuetype.id)?.statuses as IDataObject[] | undefined;
	if (!statuses || statuses.some(({ id, name }) => isStatus(destination, String(name), String(id)))) return;
	const names = statuses.map(({ name }) => String(name)).join(', ');
	throw notReached(place, destination, `Its workflow has no such status. It has ${names}.`);
}

/** The refusal of a way by what a validator before its last step asks for, and the issue does not have. */
async function missingOn(item: Item, issueKey: string, way: Edge[]): Promise<InvalidInput | undefined> {
	const ids = way.slice(0, -1).flatMap(({ required }) => required);
	if (ids.length === 0) return undefined;
	const present = asObject((await issueNow(item, issueKey, ids)).fields);
	const step = way.slice(0, -1).find(({ required }) => required.some((id) => isEmpty(present[id])));
	const missing = step?.required.find((id) => isEmpty(present[id]));
	if (!step || missing === undefined) return undefined;
	const name = (await siteFields(item)).find(({ id }) => id === missing)?.name ?? missing;
	return new InvalidInput(
		name,
		`is required by the transition '${step.name}'`,
		'It is on the way: set it with Update before. What is given here is for the last step.',
		'is required by a transition on the way',
	);
}

/** The way through a workflow that may be read. */
async function planned(item: Item, place: Place, destination: Destination, workflow: Workflow): Promise<Steps> {
	const { issueKey, from, now } = place;
	const toName = (edge: Edge) => String(workflow.statuses.get(edge.to)?.name);
	const arrives = (edge: Edge) =>
		waysTo(destination, [{ id: edge.id, name: edge.name, toStatus: toName(edge), toStatusId: edge.to }]).length > 0;
	const first = (edge: Edge) => now.find(({ id }) => id === edge.id);
	// Of the first step Jira tells whether it may be taken.
	const edges = workflow.edges.filter((edge) => edge.from !== from.id || first(edge) !== undefined);
	const found = routes({ ...workflow, edges }, from.id, arrives);
	if (found.length === 0) {
		throw notReached(place, destination, 'The workflow has no such way that does not pass through a done status.');
	}
	const open = await filterAsync(found, async (way) => {
		const asked = await missingFor(item, issueKey, first(way[0])!, {});
		return asked.length === 0 && (await missingOn(item, issueKey, way)) === undefined;
	});
	if (open.length === 0) {
		await assertComplete(item, issueKey, first(found[0][0])!, {});
		throw await missingOn(item, issueKey, found[0]);
	}
	if (open.length > 1) {
		throw severalWays(
			place,
			destination,
			open.map((way) => way.map((edge) => `${edge.name} → ${toName(edge)}`).join(', ')),
		);
	}
	return { isPlanned: true, hops: open[0].slice(0, -1).map((edge) => ({ ...edge, toName: toName(edge) })) };
}

/**
 * How an issue goes where no single transition leads.
 *
 * @param issue with its project and type
 * @throws InvalidInput where it cannot, as far as Jira tells before the first step
 */
export async function stepsTo(
	item: Item,
	issueKey: string,
	from: Status,
	destination: Destination,
	issue: IDataObject,
) {
	const { context, session } = item;
	const place = { issueKey, from, now: await transitionsOf(context, session, issueKey) };
	const { project, issuetype } = asObject(issue.fields) as Record<string, IDataObject>;
	const workflow = await workflowOf(context, session, String(project.id), String(issuetype.id));
	if (workflow) return await planned(item, place, destination, workflow);
	await assertExists(item, place, destination, issue);
	return { isPlanned: false, hops: [hopBy(await onlyWay(item, place, destination, []))] };
}

/**
 * The transition to take next on a way of several steps.
 *
 * @param seen IDs of the statuses that the issue was in
 * @returns with whether it is the last
 * @throws InvalidInput where it cannot be taken
 */
export async function nextStep(
	item: Item,
	{ issueKey, from }: Omit<Place, 'now'>,
	destination: Destination,
	{ hops, isPlanned }: Steps,
	seen: string[],
	choose: (ways: Transition[]) => Promise<Transition>,
): Promise<{ way: Transition; isLast: boolean }> {
	const now = await transitionsOf(item.context, item.session, issueKey);
	const place = { issueKey, from, now };
	// Rules of the workflow may have moved it on, past a status of the way.
	const done = seen.length === 0 ? 0 : hops.findLastIndex(({ to }) => to === from.id) + 1;
	if (isPlanned && seen.length > 0 && done === 0) throw notReached(place, destination, 'It is no longer on its way.');
	const hop = isPlanned || seen.length === 0 ? hops[done] : undefined;
	const ways = hop ? [] : waysTo(destination, now);
	if (ways.length > 0) return { way: await choose(ways), isLast: true };
	if (hop) {
		const way = now.find(({ id }) => id === hop.id);
		if (!way) throw notReached(place, destination, `'${hop.name}' is not possible from here now.`);
		await assertComplete(item, issueKey, way, {});
		return { way, isLast: false };
	}
	if (isPlanned) throw notReached(place, destination, 'The last step is not possible from here now.');
	if (seen.length === MOST_STEPS - 1) throw notReached(place, destination, 'It needs more steps.');
	return { way: await onlyWay(item, place, destination, seen), isLast: false };
}
