import { projectKeyOf } from '../../fields/project';
import { query } from '../../jql/query';
import { quote } from '../../jql/quote';
import type { Operation } from '../../pipeline/operation';
import { listing } from '../listing';
import { projectLocator } from '../locators';
import { searchFor } from './output';
import { issueOutput, listOptions } from './readOptions';
import { searching } from './searching';
import { openTerm } from './simplified';

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
