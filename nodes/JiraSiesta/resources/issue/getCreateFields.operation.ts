import { describeField } from '../../fields/describe';
import { fieldOf } from '../../fields/field';
import { toIssueType } from '../../fields/issueType';
import { issueTypeId } from '../../fields/metadata';
import { toProjectKey } from '../../fields/project';
import type { Operation } from '../../pipeline/operation';
import { isRaw, listingAll, output } from '../listing';
import { issueTypeLocator, creationProjectLocator } from '../locators';

export const getCreateFields: Operation = {
	name: 'Get Create Fields',
	value: 'getCreateFields',
	action: 'Get create fields of issue type',
	description:
		'Retrieve the fields that an issue of a project and type can be created with, their types and allowed values',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: {
		method: 'GET',
		url: '/rest/api/3/issue/createmeta/{projectKey}/issuetypes/{issueType}',
	},
	paging: { by: 'startAt', rows: 'fields', pageSize: 200 },
	properties: [creationProjectLocator, issueTypeLocator, ...listingAll, output],

	async prepare({ context, run, parameters }) {
		const projectKey = toProjectKey(parameters.get('projectKey'));
		const type = toIssueType(parameters.get('issueType'));
		return { path: { projectKey, issueType: await issueTypeId(context, run, projectKey, type) } };
	},

	result: ({ row, item }) => (isRaw(item) ? row : describeField(fieldOf(row))),
};
