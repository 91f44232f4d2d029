import { jql } from '../../params/jql';
import { jqlSearch } from './shared/jqlSearch';
import { searchOptions } from './shared/readOptions';

export const search = jqlSearch({
	name: 'Search',
	value: 'search',
	action: 'Search issues',
	description: 'Retrieve a list of the issues that a JQL query finds',
	parameters: [jql],
	options: searchOptions,
	jql: jql.of,
});
