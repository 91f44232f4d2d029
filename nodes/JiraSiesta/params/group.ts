import { InvalidInput } from '../shared/invalidInput';
import { assertShort, shown } from '../shared/input';
import { LONGEST_NAME } from '../shared/lists';
import { isJson, readLocator } from '../shared/locator';
import type { Parameter } from '../operation/parameter';
import { byNameOrId, locator } from './locator';

const property = locator(
	'Group',
	'groupId',
	'The group, by its name, by its ID, or from the list',
	byNameOrId('searchGroups', 'a group', 'e.g. jira-users', 'e.g. 276f955c-63d7-42c8-9520-92d01dca0625'),
	{ required: true },
);

const isGroupId = (text: string) => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);

/** A group as Jira takes it: by its ID, which stays, or by its name. */
export const group: Parameter<{ groupId: string } | { groupname: string }> = {
	property,
	async of({ parameters }) {
		const { mode, value } = readLocator(parameters.get(property.name));
		const { displayName } = property;
		const help = 'Choose it from the list, or enter its name or its ID.';
		if (value === '') throw new InvalidInput(displayName, 'is empty', help);
		if (isJson(value)) throw new InvalidInput(displayName, `is not a name or an ID: ${shown(value)}`, help);
		assertShort(value, displayName, LONGEST_NAME);
		return await Promise.resolve(mode !== 'name' && isGroupId(value) ? { groupId: value } : { groupname: value });
	},
};
