import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../operation/operation';
import { isEmpty } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import { asText, isJson, readLocator } from '../shared/locator';
import { byNameOrId, locator } from './locator';

const visibleToRole: INodeProperties = {
	displayName: 'Visible to Role',
	name: 'visibleToRole',
	type: 'string',
	default: '',
	placeholder: 'e.g. Administrators',
	description: 'Only people with this role in the project see it; the account has to have it, too',
};

const visibleToGroup = locator(
	'Visible to Group',
	'visibleToGroup',
	'Only people in this group see it, by name, by ID, or from the list; the account has to be in it, too',
	byNameOrId('searchGroups', 'a group', 'e.g. jira-administrators', 'e.g. 276f955c-63d7-42c8-9520-92d01dca0625'),
);

/** Who may see a comment or a work log, where not everybody who sees the issue. */
export const visibilityOptions = [visibleToGroup, visibleToRole];

const GROUP_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Who may see it, as Jira takes it; undefined for everybody who sees the issue.
 *
 * @throws InvalidInput for a role and a group: Jira takes one of them
 */
export function visibilityOf({ parameters }: Item): IDataObject | undefined {
	const { visibleToRole: role, visibleToGroup: group } = parameters.group('options');
	if (!isEmpty(role) && !isEmpty(group)) {
		throw new InvalidInput(
			visibleToGroup.displayName,
			"is given beside 'Visible to Role'",
			'Jira takes one of them: remove the other.',
		);
	}
	const named = isEmpty(group) ? asText(role) : readLocator(group).value;
	if (named === '') return undefined;
	if (isJson(named)) throw new InvalidInput('Visible to', 'is not a name', 'Enter the name of one role or group.');
	if (isEmpty(group)) return { type: 'role', value: named };
	return GROUP_ID.test(named) ? { type: 'group', identifier: named } : { type: 'group', value: named };
}

/** What Jira answers of it, in the form in which it takes it. */
export function sameVisibility(present: unknown): IDataObject | undefined {
	const { type, value, identifier } = Object(present) as IDataObject;
	if (type === undefined) return undefined;
	return { type, ...(identifier === undefined || identifier === null ? { value } : { identifier }) };
}

/** The role or the group by its name, as a result gives it; null where everybody sees it who sees the issue. */
export const visibleTo = (visibility: unknown): string | null => {
	const { value, identifier } = Object(visibility) as IDataObject;
	return ((value ?? identifier) as string | undefined) ?? null;
};
