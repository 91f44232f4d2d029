import { toIssueKey } from '../../fields/issueKey';
import type { Operation } from '../../pipeline/operation';
import { simplify } from '../listing';
import { issueLocator } from '../locators';
import { issueResult, readFor } from './output';
import { issueOutput, readOptions } from './readOptions';
import { parameter } from '../../pipeline/parameter';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get issue',
	description: 'Retrieve an issue by its key',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	properties: [issueLocator, simplify, ...issueOutput, readOptions],

	prepare: async (item) => ({
		path: { issueKey: toIssueKey(parameter(item.context, 'issueKey'), item.site) },
		...(await readFor(item)),
	}),

	result: issueResult,
};
