import type { IDataObject } from 'n8n-workflow';

import { toIssueFields } from '../../fields/issueFields';
import { toIssueKey } from '../../fields/issueKey';
import type { Operation } from '../../pipeline/operation';
import { InvalidInput } from '../../pipeline/invalidInput';
import { browseUrl } from '../../pipeline/site';
import { issueLocator } from '../locators';
import { issueFieldOptions } from './fields';

/** How Jira empties a field. The parent has no empty value, only a verb of its own. */
const EMPTY: IDataObject = { description: null, duedate: null, labels: [] };
const NO_PARENT = { parent: [{ set: { none: true } }] };

export const update: Operation = {
	name: 'Update',
	value: 'update',
	action: 'Update issue',
	description: 'Update the summary, the description or other fields of an issue',
	effect: 'write',
	idempotent: true,
	request: { method: 'PUT', url: '/rest/api/3/issue/{issueKey}' },
	properties: [
		issueLocator,
		{
			displayName: 'Update Fields',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add field',
			default: {},
			description: 'The fields to change; those left out or left empty stay as they are',
			options: [
				{
					displayName: 'Clear Fields',
					name: 'clearFields',
					type: 'multiOptions',
					default: [],
					description: 'Fields to empty. Use the operation Assign to take an assignee away.',
					options: [
						{ name: 'Description', value: 'description' },
						{ name: 'Due Date', value: 'duedate' },
						{ name: 'Labels', value: 'labels' },
						{ name: 'Parent', value: 'parent' },
					],
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					typeOptions: { rows: 5 },
					default: '',
					description: 'New text of the issue, in place of the present one; an empty line starts a new paragraph',
				},
				...issueFieldOptions,
				{
					displayName: 'Summary',
					name: 'summary',
					type: 'string',
					default: '',
					placeholder: 'e.g. Checkout fails with error 502',
					description: 'New title of the issue: one line, at most 255 characters',
				},
			],
		},
	],

	prepare({ context, site }) {
		const issueKey = toIssueKey(context.getNodeParameter('issueKey'), site);
		const { clearFields, ...given } = context.getNodeParameter('updateFields', {}) as IDataObject;
		const set = toIssueFields(given, site);
		const clear = (clearFields ?? []) as string[];

		const both = clear.find((id) => id in set);
		if (both) throw new InvalidInput('Clear Fields', `also sets '${both}'`, 'Either set a field or clear it.');
		if (Object.keys(set).length + clear.length === 0) {
			throw new InvalidInput('Update Fields', 'changes nothing', 'Add a field to change, or choose one in Clear Fields.');
		}
		const emptied = Object.fromEntries(clear.filter((id) => id in EMPTY).map((id) => [id, EMPTY[id]]));
		return {
			path: { issueKey },
			body: {
				fields: { ...set, ...emptied },
				...(clear.includes('parent') && { update: NO_PARENT }),
			},
			echo: {
				...(given.summary ? { summary: set.summary } : {}),
				...(given.description ? { description: given.description } : {}),
				updated: Object.keys(set),
				cleared: clear,
			},
		};
	},

	result: ({ prepared: { path, echo }, item }) => ({
		key: path!.issueKey,
		url: browseUrl(item.site, path!.issueKey),
		...echo,
	}),
};
