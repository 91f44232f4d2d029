import { id, key } from './values';

/** A creation that Jira takes, with what a test adds or changes. */
export const create = (parameters: object) => ({
	resource: 'issue',
	operation: 'create',
	projectKey: key('OPS'),
	issueType: id('10102'),
	summary: 'Checkout fails',
	...parameters,
});

export const update = (parameters: object) => ({ resource: 'issue', operation: 'update', issueKey: key('OPS-2'), ...parameters });

/** The mapper's parameter as a workflow has it. */
export const mapped = (value: object | null, more: object = {}) => ({
	fields: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [], ...more },
});
