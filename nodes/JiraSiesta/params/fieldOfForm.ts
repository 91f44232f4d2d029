import type { Parameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { readLocator } from '../shared/locator';
import { byNameOrId, locator } from './locator';

const property = locator(
	'Field',
	'fieldId',
	'A field of the form of project and issue type, by its name, by its ID, or from the list',
	byNameOrId('searchFieldsWithValues', 'a field', 'e.g. Severity', 'e.g. customfield_10042'),
	{ required: true, typeOptions: { loadOptionsDependsOn: ['projectKey.value', 'issueType.value'] } },
);

/** A field by ID or by name, as it was given. */
export const fieldOfForm: Parameter<string> = {
	property,
	async of({ parameters }) {
		const { value } = readLocator(parameters.get(property.name));
		if (value === '')
			throw new InvalidInput(property.displayName, 'is empty', 'Choose it from the list, or enter its name.');
		return await Promise.resolve(value);
	},
};
