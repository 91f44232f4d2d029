import { onPath, read } from '../../operation/builders';
import { searchText, sortBy } from '../../params/listing';
import { projectOfIt } from '../../params/version';
import { members } from '../../shared/lists';
import { simplifiedVersion } from './shared/simplified';

export const getAll = read({
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many versions',
	description: 'Retrieve a list of the versions of a project',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-project-projectidorkey-version-get',
	request: { method: 'GET', url: '/rest/api/3/project/{projectKey}/version' },
	paging: { by: 'startAt', rows: 'values', pageSize: 50 },
	parameters: [projectOfIt],
	options: [
		searchText('Only versions whose name or description contains this text, in upper or lower case', 'e.g. 2.1'),
		sortBy('What to sort the versions by', 'sequence', [
			{ name: 'Name', value: 'name' },
			{ name: 'Order in Jira', value: 'sequence' },
			{ name: 'Release Date', value: 'releaseDate' },
			{ name: 'Start Date', value: 'startDate' },
		]),
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			default: ['unreleased'],
			description: 'Only versions of these states; all without one',
			options: [
				{ name: 'Archived', value: 'archived' },
				{ name: 'Released', value: 'released' },
				{ name: 'Unreleased', value: 'unreleased' },
			],
		},
	],

	async prepare(item) {
		const { query, orderBy, status } = item.parameters.group('options');
		const states = members(status ?? '', 'Status').map(String);
		return {
			...(await onPath(item, projectOfIt)),
			qs: {
				...(query ? { query } : {}),
				...(orderBy ? { orderBy } : {}),
				...(states.length > 0 && { status: states.join(',') }),
			},
			state: undefined,
		};
	},

	simplify: (row, { prepared, item }) => simplifiedVersion(row, item.site, prepared.path!.projectKey),
});
