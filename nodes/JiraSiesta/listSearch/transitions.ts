import { toIssueKey } from '../fields/encode/issueKey';
import { transitionsOf } from '../fields/transitions';
import { listSearch } from './listSearch';

/** The transitions that the chosen issue has now, with the statuses they lead to. */
export const searchTransitions = listSearch(async ({ filter, field, context, session }) => {
	const issueKey = toIssueKey(field('issueKey'), await session.site);
	const entries = (await transitionsOf(context, session, issueKey)).map(({ id, name, toStatus }) => ({
		name: `${name} → ${toStatus}`,
		value: id,
	}));
	return { results: entries.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase())) };
});
