import { onPath, write } from '../../operation/builders';
import { targetProject, targetType } from '../../params/destination';
import { issue } from '../../params/issue';
import { asObject } from '../../shared/objects';
import { browseUrl } from '../../shared/site';
import { makeCopy } from './shared/cloneParts';
import { cloneInWords, cloneSummary, copyParts, leaveOut, prepareClone } from './shared/cloning';
import type { Cloning } from './shared/cloning';
import { creation } from './shared/creation';
import { targetFields } from './shared/targetFields';

export const clone = write<Cloning>({
	name: 'Clone',
	value: 'clone',
	action: 'Clone issue',
	description:
		'Create a copy of an issue, in another project as well, with the parts that are chosen; what was left out is named',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-post',
	permission: 'create',
	idempotent: false,
	hasNote: true,
	sideEffects: creation.sideEffects,
	request: { method: 'POST', url: '/rest/api/3/issue' },
	parameters: [issue, targetProject, targetType, copyParts],
	options: [cloneSummary, leaveOut, targetFields],
	verify: creation.verify,

	async prepare(item) {
		const { path } = await onPath(item, issue);
		return await prepareClone(item, path.issueKey);
	},

	changes: cloneInWords,
	unlessDone: makeCopy,

	result: ({ row, prepared: { body, state }, item }) => ({
		key: row.key,
		id: row.id,
		copyOf: state.issueKey,
		project: state.place.project,
		issueType: state.place.type.name,
		summary: asObject(asObject(body).fields).summary,
		fields: state.fields,
		copied: row.copied ?? {},
		leftOut: row.leftOut ?? state.leftOut,
		url: browseUrl(item.site, String(row.key)),
	}),
});
