import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { editBody } from '../../../fields/edit/changes';
import { assertNotTwice, givenFields, nameOf, toIssueFields } from '../../../fields/edit/issueFields';
import type { IssueFields } from '../../../fields/edit/issueFields';
import { createScreen } from '../../../fields/metadata';
import { deskOf, requestTypeOf } from '../../../fields/requestForm';
import type { Change, Item, Write } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';
import { issueTarget } from '../../../shared/target';
import type { Target } from '../../../shared/target';
import { told } from './told';

export const otherFields: INodeProperties = {
	displayName: 'Other Fields (JSON)',
	name: 'otherFields',
	type: 'json',
	default: '{}',
	description:
		'Fields of the issue that the portal does not ask for, by name or ID, e.g. { "Priority": "High", "Organizations": "Example Ltd" }. They are set once the request is made; null empties what its type fills in.',
};

/** What the request is to have besides the form of the portal; nothing where no such field is given. */
export type Further = Pick<IssueFields, 'resolved' | 'named' | 'names'> & { body?: IDataObject };

const NOTHING: Further = { resolved: {}, named: {}, names: {} };

const EDIT = { method: 'PUT', url: '/rest/api/3/issue/{issueKey}' } as const;

/**
 * Fields that a portal does not ask for. They are held against the screen on which issues of the type are created: that
 * of the request is there only with it. What the policy does not allow is refused before there is a request.
 *
 * @param desk ID, or key of its project
 * @param form the fields of the portal, by ID, which are given there
 * @throws InvalidInput
 */
export async function furtherFields(
	item: Item,
	desk: string,
	requestType: string,
	form: Record<string, string>,
): Promise<Further> {
	const { context, session, parameters } = item;
	const { otherFields: given, textFormat } = parameters.group('options');
	const inputs = givenFields({ otherFields: given });
	if (inputs.length === 0) return NOTHING;
	const project = String((await deskOf(context, session, desk)).projectKey);
	const { issueTypeId } = await requestTypeOf(context, session, desk, requestType);
	const screen = createScreen(context, session, project, { id: String(issueTypeId) });
	const set = await toIssueFields(inputs, item, textFormat, screen);
	if (Object.keys(set.names).length === 0) return NOTHING;
	assertNotTwice(set, form);
	const body = editBody(set.fields, {}, []);
	const targets = [{ kind: 'project', id: project } as const];
	await session.guard.confine(context, session, {
		...EDIT,
		url: '/rest/api/3/issue',
		body,
		targets,
		repeatable: true,
		writes: true,
	});
	return { ...set, body };
}

/** The lines of a plan for them: what was found by its name is told by it. */
export const furtherChanges = ({ body, names, named }: Further): Change[] =>
	Object.entries(names).map(([id, field]) => {
		const value = asObject(body?.fields)[id] ?? null;
		const called = (one: unknown) => named[id]?.[String(one)] ?? one;
		return { field, after: Array.isArray(value) ? value.map(called) : called(value) };
	});

/** What became of the fields of a request that exists by now. */
export type FieldsSet = { fieldsSet: string[]; fieldsError: string | null };

/** Sets them, as a write of its own. What goes wrong is told and not thrown, as the request is there. */
export async function setFurther<State>(
	write: Write<State>,
	issueKey: string,
	{ body, names }: Further,
): Promise<FieldsSet> {
	if (!body) return { fieldsSet: [], fieldsError: null };
	const part = { instead: EDIT, path: { issueKey }, targets: [issueTarget(issueKey)] as [Target], body };
	const fieldsError = await told(async () => await write(part));
	const fieldsSet = Object.entries(names).map(([id, name]) => nameOf({ id, name }));
	return { fieldsSet: fieldsError === null ? fieldsSet : [], fieldsError };
}
