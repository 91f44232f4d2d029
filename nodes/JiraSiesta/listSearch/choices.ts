import { findField } from '../fields/schema/findField';
import { listSearch } from './listSearch';
import { screenOf } from './form';

/** The values that the chosen issue, or project and type, allow for a field. */
const choicesOf = (id: string, name: string) =>
	listSearch(async (search) => {
		const { choices = [] } = findField(await screenOf(search), id, name);
		const wanted = choices.filter(({ label }) => label.toLowerCase().includes(search.filter.toLowerCase()));
		return { results: wanted.map((choice) => ({ name: choice.label, value: choice.id })) };
	});

export const searchPriorities = choicesOf('priority', 'Priority');
export const searchResolutions = choicesOf('resolution', 'Resolution');
export const searchSecurityLevels = choicesOf('security', 'Security Level');

/** The fields of the form of project and issue type whose values Jira lists. */
export const searchFieldsWithValues = listSearch(async (search) => {
	const fields = (await screenOf(search)).filter(({ choices }) => choices !== undefined);
	const wanted = fields.filter(({ name }) => name.toLowerCase().includes(search.filter.toLowerCase()));
	return { results: wanted.map(({ id, name }) => ({ name, value: id })) };
});
