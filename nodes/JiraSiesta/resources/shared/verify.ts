import type { IDataObject } from 'n8n-workflow';

import { requestIfSeen } from '../../client/ifSeen';
import type { Item, Verify } from '../../operation/operation';
import type { Listed } from '../../params/inProject';
import { asObject } from '../../shared/objects';
import type { Target } from '../../shared/target';
import { kindOf } from '../../targets';

/** A thing as Jira has it now; undefined where it is not there. */
async function present({ context, session }: Item, target: Target): Promise<IDataObject | undefined> {
	const read = kindOf(target).read?.(target, []);
	if (!read) return undefined;
	const answer = await requestIfSeen(context, session, { method: 'GET', ...read, repeatable: true, completes: true });
	return answer && asObject(answer.body);
}

/** What a delete or a merge has done, where no answer tells: its target is not there any more. */
export const byAbsence: Verify = {
	find: async (item, { targets: [target] }) => ((await present(item, target)) ? undefined : {}),
};

/** What a change of state has done, where no answer tells: its target has the state. */
export const byState = (isDone: (row: IDataObject) => boolean): Verify => ({
	async find(item, { targets: [target] }) {
		const row = await present(item, target);
		return row && isDone(row) ? row : undefined;
	},
});

/** What a create has done, where no answer tells, of things whose names a project gives once. */
export const byName = (what: Listed): Verify => ({
	async find({ context, session }, { body, path }) {
		const url = `/rest/api/3/project/${encodeURIComponent(path!.projectKey)}/${what}`;
		const request = { method: 'GET', url, repeatable: true, completes: true } as const;
		const { body: rows } = (await requestIfSeen(context, session, request)) ?? {};
		return (rows as IDataObject[] | undefined)?.find(({ name }) => name === asObject(body).name);
	},
});
