import { toIssueKey } from '../../fields/encode/issueKey';
import type { Operation } from '../../operation/operation';
import { issueLocator } from '../../params/locators';
import { issueResult, readFor } from './shared/output';
import { issueOutput, readOptions } from './shared/readOptions';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get issue',
	description: 'Retrieve an issue by its key',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	properties: [issueLocator, ...issueOutput, readOptions],

	prepare: async (item) => ({
		path: { issueKey: toIssueKey(item.parameters.get('issueKey'), item.site) },
		...(await readFor(item)),
	}),

	result: issueResult,
};
