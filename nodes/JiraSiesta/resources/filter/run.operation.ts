import { requestJira } from '../../client/request';
import { filter } from '../../params/filter';
import { asObject } from '../../shared/objects';
import { jqlSearch } from '../issue/shared/jqlSearch';
import { searchOptions } from '../issue/shared/readOptions';

export const run = jqlSearch({
	name: 'Run',
	value: 'run',
	action: 'Run filter',
	description: 'Retrieve a list of the issues that a filter finds, in its order',
	parameters: [filter],
	options: searchOptions,
	of: async (item) => filter.target(await filter.of(item), {}),

	async jql(item) {
		const id = await filter.of(item);
		const { context, session } = item;
		const request = {
			method: 'GET',
			url: `/rest/api/3/filter/${encodeURIComponent(id)}`,
			targets: [filter.target(id, {})],
			repeatable: true,
		} as const;
		const { body } = await session.once(`filter ${id}`, async () => await requestJira(context, session, request));
		return String(asObject(body).jql);
	},
});
