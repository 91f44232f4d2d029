import { onPath, write } from '../../operation/builders';
import { component } from '../../params/component';
import { projectOfIt } from '../../params/inProject';
import { otherName, plainDescription } from '../../params/named';
import { asObject } from '../../shared/objects';
import { changesOf } from '../shared/changes';
import { assertChanges } from '../shared/values';
import { assigneeType, LABELS, lead, noLead, valuesOf } from './shared/fields';
import { componentResult } from './shared/simplified';

export const update = write({
	name: 'Update',
	value: 'update',
	action: 'Update component',
	description: 'Update the name, the description or the lead of a component',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-components/#api-rest-api-3-component-id-put',
	permission: 'administer',
	idempotent: true,
	request: { method: 'PUT', url: '/rest/api/3/component/{componentId}' },
	parameters: [projectOfIt, component],
	options: [assigneeType, plainDescription, lead, otherName, noLead],
	prepare: async (item) => ({
		...(await onPath(item, component)),
		body: assertChanges(await valuesOf(item)),
		state: undefined,
	}),
	changes: (prepared, present) =>
		changesOf(LABELS)(prepared, { ...present, leadAccountId: asObject(present.lead).accountId }),
	result: componentResult,
});
