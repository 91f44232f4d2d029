import type { INodeProperties } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { textFormat, workDescription } from '../../params/text';
import { sameVisibility } from '../../params/visibility';
import { worklog } from '../../params/worklog';
import { estimateOptions, estimateQuery, newTimeSpent, started } from '../../params/workTime';
import { InvalidInput } from '../../shared/invalidInput';
import { asObject } from '../../shared/objects';
import { presentOf } from '../../targets';
import { worklogBody, worklogChanges, writtenWorklog } from './shared/write';

const updateFields: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add field',
	default: {},
	description: 'What to change; what is left out or left empty stays as it is',
	options: [started.property, newTimeSpent.property, workDescription.property],
};

const NOTHING = { started: null, timeSpent: null, timeSpentSeconds: null };

export const update = write<boolean>({
	name: 'Update',
	value: 'update',
	action: 'Update work log of issue',
	description: 'Change the time or the text of a work log; who may see it stays as it is',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-worklogs/#api-rest-api-3-issue-issueidorkey-worklog-id-put',
	permission: 'logWork',
	idempotent: true,
	sideEffects: ['Jira notifies the watchers, the assignee and the reporter'],
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}/worklog/{worklogId}' },
	parameters: [issue, worklog, updateFields],
	options: [...estimateOptions({ auto: 'Jira takes the additional time from it' }), textFormat],

	async prepare(item) {
		const { path, targets } = await onPath(item, issue, worklog);
		const changed = await worklogBody(item, await newTimeSpent.of(item), undefined);
		if (Object.keys(changed).length === 0) {
			throw new InvalidInput(updateFields.displayName, 'has nothing to change', 'Add a field and fill it in.');
		}
		const qs = estimateQuery(item);
		const present = await presentOf(item.context, item.session, targets[0], []);
		// Jira takes a visibility that is left out for none.
		const visibility = sameVisibility(present.visibility);
		return {
			...{ path, targets, qs, readsPresent: true, state: await item.session.guard.mayRead(item.session) },
			body: { ...changed, ...(visibility && { visibility }) },
		};
	},

	changes: worklogChanges,
	// What Jira has besides what was given is for a credential that may read.
	result: ({ row, prepared: { path, body, state }, item }) =>
		writtenWorklog({ ...NOTHING, ...(state ? row : asObject(body)), id: row.id }, path!.issueKey, item.site),
});
