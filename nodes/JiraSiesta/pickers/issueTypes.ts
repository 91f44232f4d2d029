import { issueTypesOf } from '../fields/metadata';
import { toProjectKey } from '../fields/project';
import { picker } from './picker';

export const searchIssueTypes = picker(async ({ filter, field, context, run }) => {
	const types = await issueTypesOf(context, run, toProjectKey(field('projectKey')));
	const wanted = types.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: wanted.map(({ id, name, description }) => ({ name, value: id, description })) };
});
