import type { IDataObject } from 'n8n-workflow';

import { describeField } from '../../fields/decode/describeField';
import { fieldOf, isSettable } from '../../fields/schema/field';
import { toIssueKey } from '../../fields/encode/issueKey';
import type { Operation } from '../../operation/operation';
import { isRaw, output } from '../listing';
import { issueLocator } from '../../params/locators';

export const getEditFields: Operation = {
	name: 'Get Edit Fields',
	value: 'getEditFields',
	action: 'Get edit fields of issue',
	description: 'Retrieve the fields of an issue that can be changed, their types and allowed values',
	effect: 'read',
	permission: 'read',
	idempotent: true,
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/editmeta' },
	split: 'fields',
	properties: [issueLocator, output],

	prepare: ({ parameters, site }) => ({
		path: { issueKey: toIssueKey(parameters.get('issueKey'), site) },
	}),

	result({ row, item }) {
		const entries = Object.entries(row.fields as Record<string, IDataObject>);
		if (isRaw(item)) return { fields: entries.map(([id, entry]) => ({ fieldId: id, ...entry })) };
		const fields = entries.map(([id, entry]) => fieldOf(entry, id)).filter(isSettable);
		return { fields: fields.map(describeField) };
	},
};
