import { onPath, write } from '../../operation/builders';
import { assertNew, projectOfIt } from '../../params/inProject';
import { newName, plainDescription } from '../../params/named';
import { projectKeyOf } from '../../params/project';
import { changesOf } from '../shared/changes';
import { byName } from '../shared/verify';
import { assigneeType, LABELS, lead, valuesOf } from './shared/fields';
import { componentResult } from './shared/simplified';

export const create = write({
	name: 'Create',
	value: 'create',
	action: 'Create component',
	description: 'Create a new component in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-components/#api-rest-api-3-component-post',
	permission: 'administer',
	idempotent: false,
	verify: byName('components'),
	request: { method: 'POST', url: '/rest/api/3/component' },
	parameters: [projectOfIt, newName],
	options: [assigneeType, plainDescription, lead],

	async prepare(item) {
		const path = await onPath(item, projectOfIt);
		const name = await newName.of(item);
		await assertNew(item, 'components', name);
		return { ...path, body: { name, project: await projectKeyOf(item), ...(await valuesOf(item)) }, state: undefined };
	},

	changes: changesOf(LABELS),

	result: componentResult,
});
