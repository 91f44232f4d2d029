import { query } from '../../jql/build';
import { boardOfSprints } from '../../params/board';
import { sprint } from '../../params/sprint';
import { jqlSearch } from '../issue/shared/jqlSearch';
import { listOptions } from '../issue/shared/readOptions';
import { openTerm } from '../issue/shared/simplified';

export const getIssues = jqlSearch({
	name: 'Get Issues',
	value: 'getIssues',
	action: 'Get issues of sprint',
	description: 'Retrieve a list of the issues of a sprint, in the order of the board',
	parameters: [boardOfSprints, sprint],
	options: listOptions,
	of: async (item) => sprint.target(await sprint.of(item), {}),

	async jql(item) {
		const options = item.parameters.group('options');
		return query([`sprint = ${await sprint.of(item)}`, ...openTerm(options)], options, 'Rank ASC');
	},
});
