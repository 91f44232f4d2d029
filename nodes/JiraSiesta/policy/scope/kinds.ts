import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../../client/connection';
import { asObject } from '../../shared/objects';
import type { Session } from '../../client/session';
import { requestIfSeen } from '../../client/ifSeen';

/** What the values of a custom field can lead to: nothing that belongs to a project, a project, or who knows what. */
export type Leads = 'nowhere' | 'project' | 'anywhere';

/** Types of fields whose values are no issues and no projects, whatever number or word they are. */
const NOWHERE = new Set([
	...['component', 'date', 'datetime', 'group', 'number', 'option', 'option-with-child', 'priority', 'resolution'],
	...['sd-customerorganization', 'sd-customerrequesttype', 'string', 'team', 'user', 'version'],
]);

/** Sprints are numbers, and of no project. */
const SPRINT = 'com.pyxis.greenhopper.jira:gh-sprint';

function leadsOf(schema: unknown): Leads {
	const { type, items, custom } = asObject(schema);
	const kind = String(type === 'array' ? items : type);
	if (kind === 'project') return 'project';
	return custom === SPRINT || NOWHERE.has(kind) ? 'nowhere' : 'anywhere';
}

/** A name in JQL, in whatever case and with whatever spaces. */
export const clause = (name: string) => name.replace(/\s+/g, '').toLowerCase();

/** The strictest of what fields of one name lead to. */
const strictest = (one: Leads | undefined, other: Leads): Leads =>
	[one, other].includes('anywhere') ? 'anywhere' : [one, other].includes('project') ? 'project' : other;

/**
 * What each field of the site leads to, by its ID and by its names in JQL; read once for a run. A field that is not
 * there may lead anywhere.
 *
 * @throws NodeApiError where Jira does not tell
 */
export async function leadsOfFields(context: Context, session: Session): Promise<(name: string) => Leads> {
	const known = await session.once('what fields lead to', async () => {
		const answer = await requestIfSeen(context, session, { method: 'GET', url: '/rest/api/3/field', repeatable: true });
		const found = new Map<string, Leads>();
		for (const { id, name, clauseNames, schema } of (answer?.body ?? []) as IDataObject[]) {
			const names = [id, name, ...(Array.isArray(clauseNames) ? (clauseNames as string[]) : [])]
				.map(String)
				.map(clause);
			for (const one of new Set(names)) found.set(one, strictest(found.get(one), leadsOf(schema)));
		}
		return found;
	});
	return (name) => known.get(clause(name)) ?? 'anywhere';
}
