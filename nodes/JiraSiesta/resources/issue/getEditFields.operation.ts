import type { IDataObject } from 'n8n-workflow';

import { describeField } from '../../fields/decode/describeField';
import { fieldOf, isSettable } from '../../fields/schema/field';
import { read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { issueToRead } from '../../params/issue';

export const getEditFields = read({
	name: 'Get Edit Fields',
	value: 'getEditFields',
	action: 'Get edit fields of issue',
	description: 'Retrieve the fields of an issue that can be changed, their types and allowed values',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-editmeta-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/editmeta' },
	split: 'fields',
	parameters: [issueToRead],

	result({ row, item }) {
		const entries = Object.entries(row.fields as Record<string, IDataObject>);
		if (isRaw(item)) return { fields: entries.map(([id, entry]) => ({ fieldId: id, ...entry })) };
		const fields = entries.map(([id, entry]) => fieldOf(entry, id)).filter(isSettable);
		return { fields: fields.map(describeField) };
	},
});
