import { read } from '../../operation/builders';
import { boardOfSprints } from '../../params/board';
import { sprint } from '../../params/sprint';
import { simplifiedSprint } from './shared/simplified';

export const get = read({
	name: 'Get',
	value: 'get',
	action: 'Get sprint',
	description: 'Retrieve a sprint, its dates and its goal',
	docs: 'https://developer.atlassian.com/cloud/jira/software/rest/api-group-sprint/#api-rest-agile-1-0-sprint-sprintid-get',
	request: { method: 'GET', url: '/rest/agile/1.0/sprint/{sprintId}' },
	parameters: [boardOfSprints, sprint],
	simplify: simplifiedSprint,
});
