import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { JiraRequest } from '../../../client/types';
import { editBody } from '../../../fields/edit/changes';
import { assertNotTwice, givenFields, nameOf, toIssueFields } from '../../../fields/edit/issueFields';
import type { IssueFields } from '../../../fields/edit/issueFields';
import { createScreen } from '../../../fields/metadata';
import { deskOf, requestTypeOf } from '../../../fields/requestForm';
import type { Item } from '../../../operation/operation';
import { isEmpty } from '../../../shared/input';
import { issueTarget } from '../../../shared/target';
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
export type Further = Pick<IssueFields, 'resolved' | 'names'> & { body?: IDataObject };

/** How they are set, once there is a request. */
const update = (issueKey: string, body: IDataObject): JiraRequest => ({
	method: 'PUT',
	url: `/rest/api/3/issue/${encodeURIComponent(issueKey)}`,
	body,
	repeatable: true,
	writes: true,
	completes: true,
});

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
	if (isEmpty(given) || inputs.length === 0) return { resolved: {}, names: {} };
	const project = String((await deskOf(context, session, desk)).projectKey);
	const { issueTypeId } = await requestTypeOf(context, session, desk, requestType);
	const screen = createScreen(context, session, project, { id: String(issueTypeId) });
	const set = await toIssueFields(inputs, item, textFormat, screen);
	assertNotTwice(set, form);
	const body = editBody(set.fields, {}, []);
	const targets = [{ kind: 'project', id: project } as const];
	await session.guard.confine(context, session, { ...update('', body), url: '/rest/api/3/issue', targets });
	return { ...set, body };
}

/** What became of the fields of a request that exists by now. */
export type FieldsSet = { fieldsSet: string[]; fieldsError: string | null };

/** Sets them. What goes wrong is told and not thrown, as the request is there. */
export async function setFurther(item: Item, issueKey: string, { body, names }: Further): Promise<FieldsSet> {
	if (!body) return { fieldsSet: [], fieldsError: null };
	const { context, session } = item;
	const request = { ...update(issueKey, body), targets: [issueTarget(issueKey)] };
	const fieldsError = await told(async () => await requestJira(context, session, request));
	const fieldsSet = Object.entries(names).map(([id, name]) => nameOf({ id, name }));
	return { fieldsSet: fieldsError === null ? fieldsSet : [], fieldsError };
}
