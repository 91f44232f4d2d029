import type { IDataObject } from 'n8n-workflow';

import { onPath, read } from '../../operation/builders';
import { isRaw } from '../../operation/listing';
import { requestType } from '../../params/requestType';
import { serviceDesk } from '../../params/serviceDesk';
import { asObject } from '../../shared/objects';

const labelsOf = (values: unknown): string[] =>
	((values ?? []) as IDataObject[]).flatMap(({ label, children }) => [
		String(label),
		...labelsOf(children).map((child) => `${String(label)} > ${child}`),
	]);

export const getRequestFields = read({
	name: 'Get Request Fields',
	value: 'getRequestFields',
	action: 'Get request fields of service desk',
	description: 'Retrieve the fields that a request of a type has, which are required, and what they allow',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-servicedesk/#api-rest-servicedeskapi-servicedesk-servicedeskid-requesttype-requesttypeid-field-get',
	request: {
		method: 'GET',
		url: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field',
	},
	split: 'requestTypeFields',
	parameters: [serviceDesk, requestType],

	async prepare(item) {
		const { path, targets } = await onPath(item, serviceDesk);
		return { targets, path: { ...path, requestTypeId: await requestType.of(item) }, state: undefined };
	},

	result: ({ row, item }) => ({
		requestTypeFields: isRaw(item)
			? row.requestTypeFields
			: (row.requestTypeFields as IDataObject[]).map(
					({ fieldId, name, description, required, validValues, jiraSchema }) => ({
						...{ fieldId, name, required, description: description ?? null },
						type: asObject(jiraSchema).type ?? null,
						allowedValues: labelsOf(validValues),
					}),
				),
	}),
});
