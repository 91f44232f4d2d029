import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import type { Item } from '../../../operation/operation';
import { InvalidInput } from '../../../shared/invalidInput';
import { asObject } from '../../../shared/objects';

export const internalNote: INodeProperties = {
	displayName: 'Internal Note',
	name: 'internalNote',
	type: 'boolean',
	default: true,
	description: 'Whether only agents see the comment and no customer, in a service project',
};

/**
 * The property by which Jira Service Management hides a comment from customers; it is a boolean there, a text would make
 * the comment public (JSDCLOUD-9766).
 */
const INTERNAL = { key: 'sd.public.comment', value: { internal: true } };

/**
 * The properties of a comment, as the item's options choose; none where there are none.
 *
 * @throws InvalidInput where the issue has no customers: there the comment would be for everybody
 */
export async function propertiesOf(
	{ context, session, parameters }: Item,
	issueKey: string,
): Promise<IDataObject[] | undefined> {
	if (parameters.group('options').internalNote !== true) return undefined;
	const type = await session.once(`type of the project of ${issueKey}`, async () => {
		const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}`;
		const { body } = await requestJira(context, session, {
			method: 'GET',
			url,
			qs: { fields: 'project' },
			repeatable: true,
		});
		return asObject(asObject(asObject(body).fields).project).projectTypeKey;
	});
	if (type === 'service_desk') return [INTERNAL];
	throw new InvalidInput(
		internalNote.displayName,
		`is only for service projects, and ${issueKey} is in none`,
		"Everybody who sees the issue would see the comment. Remove the option, or restrict the comment with 'Visible to Role' or 'Visible to Group'.",
	);
}
