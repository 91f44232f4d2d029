import { createFieldsOf, editFieldsOf } from '../fields/metadata';
import type { Field } from '../fields/schema/field';
import { toIssueKey } from '../fields/encode/issueKey';
import { toIssueType } from '../params/issueType';
import { toProjectKey } from '../params/project';
import type { Editor } from './listSearch';

/**
 * The fields of the screen that the operation in the panel writes to: of the chosen issue, or of
 * project and type.
 */
export async function screenOf({ field, context, session }: Editor): Promise<Field[]> {
	if (field('operation') === 'update') {
		return await editFieldsOf(context, session, toIssueKey(field('issueKey'), await session.site));
	}
	const project = toProjectKey(field('projectKey'));
	return await createFieldsOf(context, session, project, toIssueType(field('issueType')));
}
