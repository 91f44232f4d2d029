import type { IDataObject } from 'n8n-workflow';

import { resolvedEcho } from '../../../fields/edit/issueFields';
import type { IssueFields } from '../../../fields/edit/issueFields';
import { notUsedEcho } from '../../../fields/edit/mapped';
import { editFieldsOf, editScreen, projectOfIssue } from '../../../fields/metadata';
import { labelsIn } from '../../../fields/schema/field';
import { screenOfTransition } from '../../../fields/transitions';
import type { Transition } from '../../../fields/transitions';
import type { Item, Prepared, Step } from '../../../operation/operation';
import { isStatus } from '../../../params/moveTo';
import type { Destination } from '../../../params/moveTo';
import { asObject } from '../../../shared/objects';
import type { Move } from './moved';
import { MOST_STEPS } from './route';
import { stepsTo } from './steps';
import {
	assertComplete,
	assertTakes,
	chooseWay,
	givenForScreen,
	issueNow,
	notPossible,
	statusIn,
	valuesFor,
	waysFor,
} from './transition';

type Made = Omit<Prepared<Move>, 'targets' | 'path'>;
type Known = Omit<Move, 'echo'>;

const valuesIn = ({ fields }: IssueFields, update?: IDataObject) => ({
	...(Object.keys(fields).length > 0 && { fields }),
	...(update && { update }),
});

async function inOneStep(item: Item, issueKey: string, known: Known, ways: Transition[]): Promise<Made> {
	const mapped = await givenForScreen(item, async () => await Promise.resolve(ways.flatMap(({ fields }) => fields)));
	const way = chooseWay(ways, mapped.given);
	assertTakes(way, mapped.given);
	const project = async () => await projectOfIssue(item.context, item.session, issueKey);
	const { set, update } = await valuesFor(item, screenOfTransition(way, project), mapped.given);
	await assertComplete(item, issueKey, way, { ...set.fields, ...update });
	return {
		labels: labelsIn(way.fields),
		named: set.named,
		body: { transition: { id: way.id }, ...valuesIn(set, update) },
		...(update && !way.hasScreen && { writes: 2 }),
		state: { ...known, given: mapped.given, way, echo: { ...resolvedEcho(set), ...notUsedEcho(mapped) } },
	};
}

/**
 * Several steps are sent one by one (moved.ts): the body says what the last one gets. What its screen takes is not known
 * before the issue is there, so that the values are read as the issue's own screen has them.
 */
async function inSteps(item: Item, issueKey: string, known: Known, issue: IDataObject): Promise<Made> {
	const { context, session } = item;
	const steps = await stepsTo(item, issueKey, known.from, known.destination, issue);
	const mapped = await givenForScreen(item, async () => await editFieldsOf(context, session, issueKey));
	const { set, update } = await valuesFor(item, editScreen(context, session, issueKey), mapped.given);
	const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/transitions`;
	const ahead = steps.hops.map(({ id, name, toName }): Step => {
		return { method: 'POST', url, body: { transition: { id } }, does: `${name} → ${toName}` };
	});
	return {
		ahead,
		// And a comment that the last step does not take.
		writes: (steps.isPlanned ? ahead.length + 1 : MOST_STEPS) + (update ? 1 : 0),
		named: set.named,
		body: { transition: { ...known.destination, isPlanned: steps.isPlanned }, ...valuesIn(set, update) },
		state: { ...known, given: mapped.given, steps, echo: { ...resolvedEcho(set), ...notUsedEcho(mapped) } },
	};
}

/**
 * Finds the way of an issue to where it is to be.
 *
 * @throws InvalidInput with what can be reached, and why not what was wanted
 */
export async function prepareMove(item: Item, issueKey: string, destination: Destination): Promise<Made> {
	const issue = await issueNow(item, issueKey, ['status', 'updated', 'project', 'issuetype']);
	const from = statusIn(issue);
	const known = { destination, from, updated: String(asObject(issue.fields).updated), given: [] };
	if (isStatus(destination, from.name, from.id)) return { state: { ...known, echo: { resolved: null } } };
	const ways = await waysFor(item, issueKey, destination);
	if (ways.length > 0) return await inOneStep(item, issueKey, known, ways);
	if (item.parameters.group('options').severalSteps === true) return await inSteps(item, issueKey, known, issue);
	throw await notPossible(item, issueKey, from, destination);
}
