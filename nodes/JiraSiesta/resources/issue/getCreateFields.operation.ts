import { describeField } from '../../fields/decode/describeField';
import { fieldOf, isSettable } from '../../fields/schema/field';
import { toIssueType } from '../../params/issueType';
import { issueTypeId } from '../../fields/metadata';
import { lookUpIn, projectAdvice, projectOf } from '../../params/project';
import type { Operation } from '../../operation/operation';
import { isRaw, listingAll, output } from '../listing';
import { issueTypeLocator, creationProjectLocator } from '../../params/locators';

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

	async prepare(item) {
		const projectKey = await projectOf(item, item.parameters.get('projectKey'));
		const type = toIssueType(item.parameters.get('issueType'));
		const lookUp = async () => await issueTypeId(item.context, item.session, projectKey, type);
		return { path: { projectKey, issueType: await lookUpIn(item, projectKey, lookUp) } };
	},

	keeps: (row, item) => isRaw(item) || isSettable(fieldOf(row)),

	result: ({ row, item }) => (isRaw(item) ? row : describeField(fieldOf(row))),

	advise: async (item, _refused, status) =>
		status === 404 ? await projectAdvice(item, item.parameters.get('projectKey')) : undefined,
};
