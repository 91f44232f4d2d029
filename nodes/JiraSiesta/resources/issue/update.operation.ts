import type { IDataObject } from 'n8n-workflow';

import { clearedFields, editBody, listChanges } from '../../fields/edit/changes';
import { isEmpty } from '../../shared/input';
import { givenFields, nameOf, resolvedEcho, toIssueFields } from '../../fields/edit/issueFields';
import { adviceFor } from '../../fields/schema/findField';
import { filledIn, mappedFields, notUsedEcho } from '../../fields/edit/mapped';
import { editFieldsOf, editScreen } from '../../fields/metadata';
import { editedTexts } from '../../fields/edit/textEdits';
import { onPath, write } from '../../operation/builders';
import type { Edit, Format } from '../../text';
import { browseUrl } from '../../shared/site';
import { issue } from '../../params/issue';
import { withPictures } from '../../params/pictures';
import { descriptionOnTop, textChange } from './shared/descriptionFields';
import { mapper } from './shared/fields';
import { changesOf, summary, updateFields } from './shared/updateFields';

/** The text as it was given, by its mode; it replaces the present one where that is all there is to say. */
const givenText = ({ how, heading }: Edit, text: unknown): Record<string, unknown> =>
	how === 'replace' || !text ? {} : { description: { [how]: text, ...(how === 'replaceSection' && { heading }) } };

export const update = write({
	name: 'Update',
	value: 'update',
	action: 'Update issue',
	description: 'Update the summary, the description or other fields of an issue',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-put',
	permission: 'edit',
	idempotent: true,
	sideEffects: ['Jira notifies the watchers, the assignee and the reporter'],
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}' },
	parameters: [
		issue,
		summary,
		...descriptionOnTop,
		updateFields,
		...mapper(
			'fieldsToUpdate',
			'Fields that the issue has in Jira, custom ones included, but those of Update Fields. Those left empty stay as they are.',
			{ issueKey: 'Choose an issue to see the fields that it has in Jira.' },
		),
	],

	async prepare(item) {
		const { context, session } = item;
		const { path, targets } = await onPath(item, issue);
		const { issueKey } = path;
		const changes = changesOf(item);
		const shown = await withPictures(item, issueKey, changes.description, 'Description', changes.textFormat as Format);
		const panel: IDataObject = { ...changes, ...(shown && { description: shown as unknown as IDataObject }) };
		const screen = editScreen(context, session, issueKey);

		const onPanel = givenFields(panel);
		const mapped = await mappedFields(item, screen.fields, filledIn(onPanel));
		const set = await toIssueFields([...onPanel, ...mapped.given], item, panel.textFormat, screen);
		const changed = await listChanges(panel, item, screen);
		const cleared = await clearedFields(panel.clearFields, screen);
		const change = textChange(panel);
		const texts = await editedTexts(item, issueKey, set, change);
		return {
			path,
			targets,
			body: editBody({ ...set.fields, ...texts }, changed, cleared),
			named: set.named,
			readsPresent: Object.keys(texts).length > 0,
			buildsOnPresent: !isEmpty(panel.description) && ['append', 'prepend'].includes(change.description.how),
			given: givenText(change.description, set.fields.description),
			state: {
				summary: set.fields.summary ?? null,
				updatedFields: [...Object.entries(set.names), ...Object.keys(changed).map((id) => [id, id])].map(([id, name]) =>
					nameOf({ id, name }),
				),
				clearedFields: cleared.map(nameOf),
				descriptionMode: isEmpty(panel.description) ? null : change.description.how,
				...resolvedEcho(set),
				...notUsedEcho(mapped),
			},
		};
	},

	result: ({ row, prepared: { state }, item }) => ({
		key: row.key,
		...state,
		url: browseUrl(item.site, String(row.key)),
	}),

	async advise(item, refused) {
		const issueKey = await issue.of(item);
		return await adviceFor(refused, async () => await editFieldsOf(item.context, item.session, issueKey));
	},
});
