import { query } from '../../jql/build';
import { quote } from '../../jql/quote';
import { assigneeByEmail } from '../../params/person';
import { jqlSearch } from './shared/jqlSearch';
import { listOptions } from './shared/readOptions';
import { openTerm } from './shared/simplified';

export const getAllByAssignee = jqlSearch({
	name: 'Get Many by Assignee',
	value: 'getAllByAssignee',
	action: 'Get many issues by assignee',
	description: 'Retrieve a list of the issues that are assigned to a person',
	parameters: [assigneeByEmail],
	options: listOptions,

	async jql(item) {
		const options = item.parameters.group('options');
		return query([`assignee = ${quote(await assigneeByEmail.of(item))}`, ...openTerm(options)], options);
	},
});
