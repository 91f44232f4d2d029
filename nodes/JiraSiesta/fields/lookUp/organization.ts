import type { Context } from '../../client/connection';
import { allRows } from '../../client/paging/allRows';
import { requestJira } from '../../client/request';
import type { Session } from '../../client/session';
import { asObject } from '../../shared/objects';
import type { LookUp } from './lookUp';

/** A desk goes by the key of its project: a number would be that of another desk. */
async function keyOf(context: Context, session: Session, project: string): Promise<string> {
	if (!/^\d+$/.test(project)) return project;
	const request = { method: 'GET', url: `/rest/api/3/project/${project}`, repeatable: true } as const;
	return String(asObject((await requestJira(context, session, request)).body).key);
}

/** Organizations of customers by name, among those of the project's service desk. */
export const organizationLookUp: LookUp = {
	what: 'an organization of the service desk',
	help: 'Enter its ID, e.g. 42: it is in the address of its page.',
	ofProject: true,
	find: async ({ context, session, project }) =>
		await session.once(`organizations of ${project}`, async () => {
			const desk = await keyOf(context, session, project);
			const url = `/rest/servicedeskapi/servicedesk/${encodeURIComponent(desk)}/organization`;
			const targets = [{ kind: 'serviceDesk', id: desk } as const];
			const rows = await allRows(
				context,
				session,
				{ url, targets },
				{ by: 'serviceDesk', rows: 'values', pageSize: 50 },
			);
			return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }));
		}),
};
