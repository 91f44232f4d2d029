import { onPath, write } from '../../operation/builders';
import { assertNew, projectOfIt } from '../../params/inProject';
import { newName, plainDescription } from '../../params/named';
import { projectIdOf } from '../../params/project';
import { changesOf } from '../shared/changes';
import { byName } from '../shared/verify';
import { LABELS, releaseDate, startDate, valuesOf } from './shared/fields';
import { simplifiedVersion } from './shared/simplified';

export const create = write({
	name: 'Create',
	value: 'create',
	action: 'Create version',
	description: 'Create a new version in a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-post',
	permission: 'administer',
	idempotent: false,
	verify: byName('versions'),
	request: { method: 'POST', url: '/rest/api/3/version' },
	parameters: [projectOfIt, newName],
	options: [plainDescription, releaseDate, startDate],

	async prepare(item) {
		const path = await onPath(item, projectOfIt);
		const name = await newName.of(item);
		await assertNew(item, 'versions', name);
		const projectId = await projectIdOf(item, path.path.projectKey);
		return { ...path, body: { name, projectId, ...valuesOf(item.parameters.group('options')) }, state: undefined };
	},

	changes: changesOf(LABELS),

	result: ({ row, prepared, item }) => simplifiedVersion(row, item.site, prepared.path!.projectKey),
});
