import type { IDataObject } from 'n8n-workflow';

import type { Context } from '../client/connection';
import { requestJira } from '../client/request';
import type { Session } from '../client/session';
import { asObject } from '../shared/objects';
import type { Screen } from './metadata';
import { fieldOf } from './schema/field';
import type { Field } from './schema/field';

/** A way that an issue may go from where it stands. */
export type Transition = {
	id: string;
	name: string;
	/** The status that it leads to. */
	toStatus: string;
	toStatusId: string;
	/** `new`, `indeterminate` or `done`. */
	category: string;
	hasScreen: boolean;
	/** Whether it leads back to where the issue stands. */
	isLooped: boolean;
	/** Whether it leads there from every status. */
	isGlobal: boolean;
	/** False where its conditions do not hold. */
	isAvailable: boolean;
	/** The fields of its screen that Jira lists: it may take others as well, and a comment. */
	fields: Field[];
};

function transitionOf(row: IDataObject): Transition {
	const to = asObject(row.to);
	return {
		id: String(row.id),
		name: String(row.name),
		toStatus: String(to.name),
		toStatusId: String(to.id),
		category: String(asObject(to.statusCategory).key),
		hasScreen: row.hasScreen === true,
		// The document says `looped`, real answers `isLooped` (raycast/extensions#12276).
		isLooped: (row.isLooped ?? row.looped) === true,
		isGlobal: row.isGlobal === true,
		isAvailable: row.isAvailable !== false,
		fields: Object.entries(asObject(row.fields)).map(([id, field]) => fieldOf(asObject(field), id)),
	};
}

/** The transitions of an answer to GET issue/{key}/transitions?expand=transitions.fields. */
export const transitionsIn = ({ transitions }: IDataObject): Transition[] =>
	((transitions ?? []) as IDataObject[]).map(transitionOf);

/**
 * The transitions that the account may take an issue through now.
 *
 * @param more e.g. those whose conditions do not hold
 * @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-transitions-get
 */
export async function transitionsOf(
	context: Context,
	session: Session,
	issueKey: string,
	more: IDataObject = {},
): Promise<Transition[]> {
	const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/transitions`;
	const qs = { expand: 'transitions.fields', ...more };
	return transitionsIn(
		asObject((await requestJira(context, session, { method: 'GET', url, qs, repeatable: true })).body),
	);
}

/** The screen of a transition of an issue, for the values that are given for it. */
export const screenOfTransition = ({ fields }: Pick<Transition, 'fields'>, project: Screen['project']): Screen => ({
	project,
	fields: async () => await Promise.resolve(fields),
	field: async (id) => await Promise.resolve(fields.find((field) => field.id === id)),
});
