import { createFieldsOf, editFieldsOf } from '../../fields/metadata';
import { labelsIn } from '../../fields/schema/field';
import type { Field } from '../../fields/schema/field';
import { requestJira } from '../../client/request';
import type { Item, Plan } from '../../operation/operation';
import { asObject } from '../../shared/objects';
import { issueOf } from '../../shared/target';
import { accountsIn, hasIds } from './show';
import type { Known } from './show';

/** The people in the values, as Jira has them; those it does not show stay with their IDs. */
async function peopleIn({ context, session }: Item, values: unknown): Promise<Known['people']> {
	const names = new Map<string, string>();
	for (const accountId of new Set(accountsIn(values))) {
		const request = { method: 'GET', url: '/rest/api/3/user', qs: { accountId }, repeatable: true } as const;
		const lookUp = async () => asObject((await requestJira(context, session, request)).body).displayName;
		const name = await session.once(`name of ${accountId}`, lookUp).catch(() => undefined);
		if (typeof name === 'string') names.set(accountId, name);
	}
	return names;
}

/** The fields of the screen that the write is for; none where Jira does not show it. */
export async function screenOf({ context, session }: Item, { prepared, request }: Plan): Promise<Field[]> {
	const issueKey = issueOf(prepared.targets[0]);
	const { project, issuetype } = asObject(asObject(request.body).fields);
	const { key, id } = asObject(project);
	const fields = issueKey
		? editFieldsOf(context, session, issueKey)
		: createFieldsOf(context, session, String(key ?? id), asObject(issuetype));
	return await fields.catch(() => []);
}

/**
 * What Jira tells about the IDs in the values that a request sets: whose and which they are.
 *
 * @returns by the ID of the field
 */
export async function labelsFor(
	item: Item,
	plan: Plan,
	set: Array<[string, unknown]>,
): Promise<(field: string) => Known> {
	const people = await peopleIn(item, set);
	const needed = plan.prepared.labels === undefined && set.some(([, value]) => hasIds(value));
	const labels = plan.prepared.labels ?? (needed ? labelsIn(await screenOf(item, plan)) : {});
	const { named = {} } = plan.prepared;
	return (field) => ({ people, labels: new Map(Object.entries({ ...labels[field], ...named[field] })) });
}
