import type { IDataObject } from 'n8n-workflow';

import { clearedFields, editBody, listChanges } from '../../fields/edit/changes';
import { isEmpty } from '../../shared/input';
import { givenFields, nameOf, resolvedEcho, toIssueFields } from '../../fields/edit/issueFields';
import { issueKeyOf } from '../../fields/encode/issueKey';
import { adviceFor } from '../../fields/schema/findField';
import { filledIn, mappedFields, notUsedEcho } from '../../fields/edit/mapped';
import { editFieldsOf, editScreen } from '../../fields/metadata';
import { editedTexts } from '../../fields/edit/textEdits';
import type { Operation } from '../../operation/operation';
import type { Edit } from '../../text';
import { browseUrl } from '../../shared/site';
import { issueLocator } from '../../params/locators';
import { descriptionOnTop, textChange } from './shared/descriptionFields';
import { mapper } from './shared/fields';
import { inTurn, upToDate } from './shared/freshWrite';
import { changesOf, summary, updateFields } from './shared/updateFields';

/** The text as it was given, by its mode; it replaces the present one where that is all there is to say. */
const givenText = ({ how, heading }: Edit, text: unknown): Record<string, unknown> =>
	how === 'replace' || !text ? {} : { description: { [how]: text, ...(how === 'replaceSection' && { heading }) } };

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update issue',
	description: 'Update the summary, the description or other fields of an issue',
	effect: 'write',
	permission: 'edit',
	idempotent: true,
	sideEffects: ['Jira notifies the watchers, the assignee and the reporter'],
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}' },
	properties: [
		issueLocator,
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
		const issueKey = await issueKeyOf(item);
		const panel = changesOf(item);
		const screen = editScreen(context, session, issueKey);

		const onPanel = givenFields(panel);
		const mapped = await mappedFields(item, screen.fields, filledIn(onPanel));
		const set = await toIssueFields([...onPanel, ...mapped.given], item, panel.textFormat, screen);
		const changed = await listChanges(panel, item, screen);
		const cleared = await clearedFields(panel.clearFields, screen);
		const body = editBody(set.fields, changed, cleared);
		const change = textChange(panel);
		const refresh = await upToDate(item, issueKey, async () => {
			Object.assign(body.fields as IDataObject, await editedTexts(item, issueKey, set, change));
		});
		return {
			path: { issueKey },
			body,
			refresh,
			buildsOnPresent: !isEmpty(panel.description) && ['append', 'prepend'].includes(change.description.how),
			given: givenText(change.description, set.fields.description),
			echo: {
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

	unlessDone: inTurn,

	result: ({ row, prepared: { echo }, item }) => ({
		key: row.key,
		...echo,
		url: browseUrl(item.site, String(row.key)),
	}),

	async advise(item, refused) {
		const issueKey = await issueKeyOf(item);
		return await adviceFor(refused, async () => await editFieldsOf(item.context, item.session, issueKey));
	},
};
