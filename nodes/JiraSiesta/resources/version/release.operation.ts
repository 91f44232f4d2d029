import type { IDataObject } from 'n8n-workflow';

import { toDate } from '../../fields/encode/time';
import { onPath, write } from '../../operation/builders';
import { projectOfIt } from '../../params/inProject';
import { otherVersion, version } from '../../params/version';
import { isEmpty } from '../../shared/input';
import { releaseDate } from './shared/fields';
import { simplifiedVersion, statusOf } from './shared/simplified';
import { unresolvedIn } from './shared/unresolved';

const target = otherVersion(
	'Move Unresolved Issues To',
	'moveUnresolvedTo',
	'The version that issues without a resolution go to. Left out, they stay in this one.',
);

type Released = { unresolved: number | null; other?: IDataObject };

export const release = write<Released>({
	name: 'Release',
	value: 'release',
	action: 'Release version',
	description: 'Release a version, and move what is not resolved to another one',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-project-versions/#api-rest-api-3-version-id-put',
	permission: 'administer',
	idempotent: true,
	sideEffects: ["Jira notifies whoever the project's notification scheme names, and automations may run"],
	request: { method: 'PUT', url: '/rest/api/3/version/{versionId}' },
	parameters: [projectOfIt, version],
	options: [target.property, releaseDate],

	async prepare(item) {
		const given = item.parameters.group('options');
		const path = await onPath(item, projectOfIt, version);
		const other = isEmpty(given.moveUnresolvedTo) ? undefined : await target.of(item, given.moveUnresolvedTo);
		const day = isEmpty(given.releaseDate) ? {} : { releaseDate: toDate(given.releaseDate, 'Release Date') };
		const unresolved = await unresolvedIn(item, path.path.versionId);
		return {
			...path,
			body: { released: true, ...day, ...(other && { moveUnfixedIssuesTo: other.self }) },
			state: { unresolved, other },
		};
	},

	changes: ({ body, state: { unresolved, other } }, present) => [
		{ field: 'Status', before: present.id === undefined ? undefined : statusOf(present), after: 'Released' },
		...('releaseDate' in Object(body)
			? [{ field: 'Release Date', before: present.releaseDate ?? null, after: Object(body).releaseDate as string }]
			: []),
		{
			field: 'Unresolved Issues',
			after: `${unresolved ?? 'Those there are'}${other ? `, moved to ${String(other.name)}` : ', which stay in it'}`,
		},
	],

	result: ({ row, prepared: { path, state }, item }) => ({
		...simplifiedVersion(row, item.site, path!.projectKey),
		unresolvedIssues: state.unresolved,
		movedTo: state.other?.name ?? null,
		movedToId: state.other?.id ?? null,
	}),
});
