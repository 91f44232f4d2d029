import { query } from '../../jql/build';
import { quote } from '../../jql/quote';
import { epic } from '../../params/epic';
import { jqlSearch } from '../issue/shared/jqlSearch';
import { listOptions } from '../issue/shared/readOptions';
import { openTerm } from '../issue/shared/simplified';

export const getIssues = jqlSearch({
	name: 'Get Issues',
	value: 'getIssues',
	action: 'Get issues of epic',
	description: 'Retrieve a list of the issues in an epic, without their sub-tasks',
	parameters: [epic],
	options: listOptions,
	of: async (item) => epic.target(await epic.of(item), {}),

	async jql(item) {
		const options = item.parameters.group('options');
		return query([`parent = ${quote(await epic.of(item))}`, ...openTerm(options)], options, 'Rank ASC');
	},
});
