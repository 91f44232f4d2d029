import { onPath, write } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { otherName, plainDescription } from '../../params/named';
import { version } from '../../params/version';
import { changesOf } from '../shared/changes';
import { assertChanges } from '../shared/values';
import { archived, LABELS, releaseDate, startDate, valuesOf } from './shared/fields';
import { simplifiedVersion } from './shared/simplified';

export const update = write({
	name: 'Update',
	value: 'update',
	action: 'Update version',
	description: 'Update the name, the description, the dates or the state of a version',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-put',
	permission: 'administer',
	idempotent: true,
	request: { method: 'PUT', url: '/rest/api/3/version/{versionId}' },
	parameters: [projectOfIt, version],
	options: [archived, otherName, plainDescription, releaseDate, startDate],
	prepare: async (item) => ({
		...(await onPath(item, projectOfIt, version)),
		body: assertChanges(valuesOf(item.parameters.group('options'))),
		state: undefined,
	}),
	changes: changesOf(LABELS),
	result: ({ row, prepared, item }) => simplifiedVersion(row, item.site, prepared.path!.projectKey),
});
