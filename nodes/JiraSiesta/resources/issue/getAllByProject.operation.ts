import { query } from '../../jql/build';
import { quote } from '../../jql/quote';
import { projectToSearch } from '../../params/project';
import { jqlSearch } from './shared/jqlSearch';
import { listOptions } from './shared/readOptions';
import { openTerm } from './shared/simplified';

export const getAllByProject = jqlSearch({
	name: 'Get Many by Project',
	value: 'getAllByProject',
	action: 'Get many issues by project',
	description: 'Retrieve a list of the issues of a project',
	parameters: [projectToSearch],
	options: listOptions,

	async jql(item) {
		const options = item.parameters.group('options');
		return query([`project = ${quote(await projectToSearch.of(item))}`, ...openTerm(options)], options);
	},
});
