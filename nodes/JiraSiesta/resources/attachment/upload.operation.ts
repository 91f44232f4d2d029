import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { allFiles, filesFrom } from '../../params/files';
import { issue } from '../../params/issue';
import { assertTaken } from './shared/limits';
import { simplifiedAttachment } from './shared/simplified';
import { claim, uploadedSince } from './shared/present';

/** When it was prepared, in ms by n8n's clock. */
type Since = { since: number };

export const upload = write<Since>({
	name: 'Upload',
	value: 'upload',
	action: 'Upload attachment to issue',
	description: 'Attach files of the input item to an issue, under the names they have',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-attachments/#api-rest-api-3-issue-issueidorkey-attachments-post',
	permission: 'attach',
	idempotent: false,
	sideEffects: ["Jira notifies whoever the project's notification scheme names"],
	request: {
		method: 'POST',
		url: '/rest/api/3/issue/{issueKey}/attachments',
		// Without it Jira takes it for the form of a foreign page.
		headers: { 'X-Atlassian-Token': 'no-check' },
	},
	verify: { find: uploadedSince },
	split: 'values',
	parameters: [issue, filesFrom],
	options: [allFiles],

	async prepare(item) {
		const since = Date.now();
		const onIssue = await onPath(item, issue);
		const uploads = await filesFrom.of(item);
		await assertTaken(item, uploads, filesFrom.property.displayName);
		return { ...onIssue, uploads, state: { since } };
	},

	changes: ({ uploads }) =>
		uploads!.map(({ name, type, size }) => ({ field: 'Attachment', after: `${name} (${type}, ${size} bytes)` })),

	result({ row, prepared: { path, uploads }, item }) {
		const files = (row.values ?? []) as IDataObject[];
		claim(item, files);
		if (files.length < uploads!.length) throw new Error(`Jira took ${files.length} of ${uploads!.length} files`);
		return { values: files.map((file) => simplifiedAttachment(file, path!.issueKey, item.site)) };
	},
});
