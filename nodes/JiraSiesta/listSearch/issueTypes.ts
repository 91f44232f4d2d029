import { issueTypesOf } from '../fields/metadata';
import { toProjectKey } from '../params/project';
import { picker } from './listSearch';

export const searchIssueTypes = picker(async ({ filter, field, context, run }) => {
	const types = await issueTypesOf(context, run, toProjectKey(field('projectKey')));
	const wanted = types.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: wanted.map(({ id, name, description }) => ({ name, value: id, description })) };
});
