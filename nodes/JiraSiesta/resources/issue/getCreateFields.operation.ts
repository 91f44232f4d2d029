import { describeField } from '../../fields/decode/describeField';
import { issueTypeId } from '../../fields/metadata';
import { fieldOf, isSettable } from '../../fields/schema/field';
import { onPath, read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { issueType } from '../../params/issueType';
import { lookUpIn, projectAdvice, projectToCreateIn } from '../../params/project';

export const getCreateFields = read({
	name: 'Get Create Fields',
	value: 'getCreateFields',
	action: 'Get create fields of issue type',
	description:
		'Retrieve the fields that an issue of a project and type can be created with, their types and allowed values',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-createmeta-projectidorkey-issuetypes-issuetypeid-get',
	request: { method: 'GET', url: '/rest/api/3/issue/createmeta/{projectKey}/issuetypes/{issueType}' },
	paging: { by: 'startAt', rows: 'fields', pageSize: 200 },
	parameters: [projectToCreateIn, issueType],
	all: true,

	async prepare(item) {
		const { path, targets } = await onPath(item, projectToCreateIn);
		const { projectKey } = path;
		const type = await issueType.of(item);
		const lookUp = async () => await issueTypeId(item.context, item.session, projectKey, type);
		return { path: { ...path, issueType: await lookUpIn(item, projectKey, lookUp) }, targets, state: undefined };
	},

	keeps: (row, item) => isRaw(item) || isSettable(fieldOf(row)),

	simplify: (row) => describeField(fieldOf(row)),

	advise: async (item, _refused, status) =>
		status === 404 ? await projectAdvice(item, item.parameters.get('projectKey')) : undefined,
});
