import { toPerson } from '../../fields/encode/person';
import { query } from '../../jql/build';
import { quote } from '../../jql/quote';
import type { Operation } from '../../operation/operation';
import { listing } from '../listing';
import { personByEmailLocator } from '../../params/locators';
import { searchFor } from './shared/output';
import { issueOutput, listOptions } from './shared/readOptions';
import { searching } from './shared/jqlSearch';
import { openTerm } from './shared/simplified';

export const getAllByAssignee: Operation = {
	...searching,
	name: 'Get Many by Assignee',
	value: 'getAllByAssignee',
	action: 'Get many issues by assignee',
	description: 'Retrieve a list of the issues that are assigned to a person',
	properties: [
		personByEmailLocator('The person whose issues to list: by email, by account ID, or from the list'),
		...listing,
		...issueOutput,
		listOptions,
	],

	async prepare(item) {
		const { accountId } = await toPerson(item.parameters.get('assignee'), item, 'Assignee');
		const options = item.parameters.group('options');
		return await searchFor(query([`assignee = ${quote(accountId)}`, ...openTerm(options)], options), item);
	},
};
