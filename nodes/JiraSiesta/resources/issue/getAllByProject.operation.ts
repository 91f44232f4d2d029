import { projectKeyOf } from '../../params/project';
import { query } from '../../jql/build';
import { quote } from '../../jql/quote';
import type { Operation } from '../../operation/operation';
import { listing } from '../listing';
import { projectLocator } from '../../params/locators';
import { searchFor } from './shared/output';
import { issueOutput, listOptions } from './shared/readOptions';
import { searching } from './shared/jqlSearch';
import { openTerm } from './shared/simplified';

export const getAllByProject: Operation = {
	...searching,
	name: 'Get Many by Project',
	value: 'getAllByProject',
	action: 'Get many issues by project',
	description: 'Retrieve a list of the issues of a project',
	properties: [
		projectLocator('searchProjects', 'The project whose issues to list, by its key or from the list'),
		...listing,
		...issueOutput,
		listOptions,
	],

	async prepare(item) {
		const project = await projectKeyOf(item);
		const options = item.parameters.group('options');
		return await searchFor(query([`project = ${quote(project)}`, ...openTerm(options)], options), item);
	},
};
