import { toIssueKey } from '../../fields/issueKey';
import type { Operation } from '../../pipeline/operation';
import { simplify } from '../listing';
import { issueLocator } from '../locators';
import { readOptions } from './fields';
import { issueResult, wantedFields } from './simplified';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get issue',
	description: 'Retrieve an issue by its key',
	effect: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}' },
	properties: [issueLocator, simplify, readOptions],

	prepare(item) {
		const { fields, expand } = wantedFields(item);
		return {
			path: { issueKey: toIssueKey(item.context.getNodeParameter('issueKey'), item.site) },
			qs: { fields: fields.join(','), ...(expand && { expand }) },
		};
	},

	result: issueResult,
};
