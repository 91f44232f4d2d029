import { createFieldsOf, editFieldsOf } from '../fields/metadata';
import type { Field } from '../fields/schema/field';
import { toIssueKey } from '../fields/encode/issueKey';
import { transitionsOf } from '../fields/transitions';
import type { Transition } from '../fields/transitions';
import { MOVE_TO, toDestination, waysText, waysTo } from '../params/moveTo';
import { InvalidInput } from '../shared/invalidInput';
import { toIssueType } from '../params/issueType';
import { toProjectKey } from '../params/project';
import type { Editor } from './listSearch';

/** The fields of all screens that the issue may pass on its way: which one it is may depend on what is given. */
function fieldsOfWays(transitions: Transition[], moveTo: unknown): Field[] {
	const ways = waysTo(toDestination(moveTo), transitions);
	if (ways.length === 0) throw new InvalidInput(MOVE_TO, 'is no way that the issue has now', waysText(transitions));
	const fields = ways.flatMap((way) => way.fields);
	return [...new Map(fields.map((field) => [field.id, field])).values()];
}

/**
 * The fields of the screen that the operation in the panel writes to: of the chosen issue, or of
 * project and type.
 */
export async function screenOf({ field, context, session }: Editor): Promise<Field[]> {
	const issueKey = async () => toIssueKey(field('issueKey'), await session.site);
	switch (field('operation')) {
		case 'update':
			return await editFieldsOf(context, session, await issueKey());
		case 'transition':
			return fieldsOfWays(await transitionsOf(context, session, await issueKey()), field('moveTo'));
	}
	const project = toProjectKey(field('projectKey'));
	return await createFieldsOf(context, session, project, toIssueType(field('issueType')));
}
