import { issueTypesOf } from '../fields/metadata';
import { toProjectKey } from '../params/project';
import { listSearch } from './listSearch';

export const searchIssueTypes = listSearch(async ({ filter, field, context, session }) => {
	const types = await issueTypesOf(context, session, toProjectKey(field('projectKey')));
	const wanted = types.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
	return { results: wanted.map(({ id, name, description }) => ({ name, value: id, description })) };
});
