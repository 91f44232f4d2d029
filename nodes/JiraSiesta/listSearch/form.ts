import { createFieldsOf, editFieldsOf } from '../fields/metadata';
import type { Field } from '../fields/schema/field';
import { toIssueKey } from '../fields/encode/issueKey';
import { transitionsOf } from '../fields/transitions';
import type { Transition } from '../fields/transitions';
import { MOVE_TO, toDestination, waysText, waysTo } from '../params/moveTo';
import { asObject } from '../shared/objects';
import { InvalidInput } from '../shared/invalidInput';
import { toIssueType } from '../params/issueType';
import { toProjectKey } from '../params/project';
import type { Editor } from './listSearch';

/** The fields of all screens that the issue may pass on its way: which one it is may depend on what is given. */
function fieldsOfWays(transitions: Transition[], moveTo: unknown): Field[] | undefined {
	const ways = waysTo(toDestination(moveTo), transitions);
	if (ways.length === 0) return undefined;
	const fields = ways.flatMap((way) => way.fields);
	return [...new Map(fields.map((field) => [field.id, field])).values()];
}

/** The fields for a move of the chosen issue; on a way of several steps those of the issue itself, as its run reads them. */
async function fieldsToMove({ field, context, session }: Editor, issueKey: string): Promise<Field[]> {
	const transitions = await transitionsOf(context, session, issueKey);
	const found = fieldsOfWays(transitions, field('moveTo'));
	if (found) return found;
	if (asObject(field('options')).severalSteps === true) return await editFieldsOf(context, session, issueKey);
	throw new InvalidInput(MOVE_TO, 'is no way that the issue has now', waysText(transitions));
}

/**
 * The fields of the screen that the operation in the panel writes to: of the chosen issue, or of
 * project and type.
 */
export async function screenOf(editor: Editor): Promise<Field[]> {
	const { field, context, session } = editor;
	const issueKey = async () => toIssueKey(field('issueKey'), await session.site);
	switch (field('operation')) {
		case 'update':
			return await editFieldsOf(context, session, await issueKey());
		case 'transition':
			return await fieldsToMove(editor, await issueKey());
	}
	const project = toProjectKey(field('projectKey'));
	return await createFieldsOf(context, session, project, toIssueType(field('issueType')));
}
