import type { IDataObject } from 'n8n-workflow';

import { requestIfSeen } from '../../client/ifSeen';
import type { JiraRequest } from '../../client/types';
import type { Item, Prepared, Verify } from '../../operation/operation';
import type { Listed } from '../../params/inProject';
import { asObject } from '../../shared/objects';
import { kindOf } from '../../targets';

/** A thing as Jira has it now; undefined where it is not there. */
async function present(
	{ context, session }: Item,
	read: Pick<JiraRequest, 'url' | 'qs'>,
): Promise<IDataObject | undefined> {
	const answer = await requestIfSeen(context, session, { method: 'GET', ...read, repeatable: true, completes: true });
	return answer && asObject(answer.body);
}

/**
 * What a delete has done, where no answer tells: what it deletes is not there any more.
 *
 * @param read how it is read
 */
export const goneAt = (read: (prepared: Prepared) => Pick<JiraRequest, 'url' | 'qs'>): Verify => ({
	find: async (item, prepared) => ((await present(item, read(prepared))) ? undefined : {}),
});

/** The same of a delete or a merge of its first target, as its kind is read. */
export const isGone = goneAt(({ targets: [target] }) => kindOf(target).read!(target, []));

/** What a change of state has done, where no answer tells: its target has the state. */
export const byState = (isDone: (row: IDataObject) => boolean): Verify => ({
	async find(item, { targets: [target] }) {
		const row = await present(item, kindOf(target).read!(target, []));
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
