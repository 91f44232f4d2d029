import type { IDataObject } from 'n8n-workflow';

import type { UploadFile } from '../../client/multipart';
import { resolvedEcho, toIssueFields } from '../../fields/edit/issueFields';
import { mappedFields, notUsedEcho } from '../../fields/edit/mapped';
import { requestScreen } from '../../fields/requestForm';
import { shapeOf } from '../../fields/schema/field';
import type { Field } from '../../fields/schema/field';
import { adviceFor } from '../../fields/schema/findField';
import { write } from '../../operation/builders';
import { customerOf, customersOf } from '../../params/customer';
import { filesNamed } from '../../params/files';
import { requestType } from '../../params/requestType';
import { serviceDesk, serviceDeskIdOf } from '../../params/serviceDesk';
import { textFormat } from '../../params/text';
import { isEmpty } from '../../shared/input';
import { asObject } from '../../shared/objects';
import { mapper } from '../issue/shared/fields';
import { attach, attachments, NOTHING_ATTACHED } from './shared/files';
import { furtherChanges, furtherFields, otherFields, setFurther } from './shared/further';
import type { Further } from './shared/further';
import { onBehalfOf, REQUEST_FIELDS, shareWith } from './shared/form';
import { createdRequest } from './shared/simplified';

/** Texts of a request are documents, all or none of them. */
const hasRichText = (fields: Field[], values: IDataObject) =>
	fields.some(({ id, schema }) => id in values && shapeOf(schema).kind === 'richText');

type Made = { labels: Record<string, string>; files: UploadFile[]; further: Further; echo: IDataObject };

export const create = write<Made>({
	name: 'Create',
	value: 'create',
	action: 'Create service request',
	description: 'Create a request of a service desk, for oneself or on behalf of a customer',
	docs: 'https://developer.atlassian.com/cloud/jira/service-desk/rest/api-group-request/#api-rest-servicedeskapi-request-post',
	permission: 'create',
	idempotent: false,
	sideEffects: ['Jira notifies the customer, the participants and the agents'],
	request: { method: 'POST', url: '/rest/servicedeskapi/request' },
	parameters: [
		serviceDesk,
		requestType,
		...mapper(
			'fieldsToRequest',
			'Fields that the portal asks for. Those left empty are not sent.',
			{
				serviceDeskId: 'Choose a service desk and a request type to see the fields that it asks for.',
				requestTypeId: 'Choose a request type to see the fields that it asks for.',
			},
			REQUEST_FIELDS,
		),
	],
	options: [attachments, onBehalfOf, otherFields, shareWith, textFormat],

	async prepare(item) {
		const { context, session, parameters } = item;
		const desk = await serviceDesk.of(item);
		const requestTypeId = await requestType.of(item);
		const options = parameters.group('options');
		const screen = requestScreen(context, session, desk, requestTypeId);
		const mapped = await mappedFields(item, screen.fields, new Map(), REQUEST_FIELDS);
		const values = await toIssueFields(mapped.given, item, options.textFormat, screen);
		const form = await screen.fields();
		const files = await filesNamed(item, options.attachments);
		const labels = Object.fromEntries(form.map(({ id, name }) => [id, name]));
		const further = await furtherFields(item, desk, requestTypeId, labels);
		return {
			targets: [serviceDesk.target(desk, {})],
			body: {
				serviceDeskId: await serviceDeskIdOf(item, desk),
				requestTypeId,
				requestFieldValues: values.fields,
				...(hasRichText(form, values.fields) && { isAdfRequest: true }),
				...(!isEmpty(options.onBehalfOf) && {
					raiseOnBehalfOf: await customerOf(item, options.onBehalfOf, onBehalfOf.displayName),
				}),
				...(!isEmpty(options.participants) && {
					requestParticipants: await customersOf(item, options.participants, shareWith.displayName),
				}),
			},
			writes: further.body ? 2 : 1,
			sets: [...(files.length > 0 ? ['attachment'] : []), ...Object.keys(further.names)],
			signs: [files.map(({ name, type, size }) => [name, type, size]), further.body],
			state: {
				files,
				labels,
				further,
				echo: {
					...resolvedEcho({ resolved: { ...values.resolved, ...further.resolved } }),
					...notUsedEcho(mapped),
				},
			},
		};
	},

	async unlessDone(item, { body, state: { files, further } }, send) {
		const row = await send();
		const desk = String(asObject(body).serviceDeskId);
		const done = files.length === 0 ? NOTHING_ATTACHED : await attach(item, String(row.issueKey), desk, files);
		return { ...row, ...done, ...(await setFurther(send, String(row.issueKey), further)) };
	},

	changes({ body, state: { labels, files, further } }) {
		const { requestFieldValues, raiseOnBehalfOf, requestParticipants } = asObject(body);
		const people = { [onBehalfOf.displayName]: raiseOnBehalfOf, [shareWith.displayName]: requestParticipants };
		return [
			...Object.entries(asObject(requestFieldValues)).map(([id, after]) => ({ field: labels[id], after })),
			...furtherChanges(further),
			...Object.entries(people)
				.filter(([, after]) => after !== undefined)
				.map(([field, after]) => ({ field, after })),
			...files.map(({ name, size }) => ({ field: attachments.displayName, after: `${name} (${size} bytes)` })),
		];
	},

	result: ({ row, prepared: { state }, item }) =>
		createdRequest(row, item.site, {
			...state.echo,
			attachments: row.attachments,
			attachmentError: row.attachmentError,
			fieldsSet: row.fieldsSet,
			fieldsError: row.fieldsError,
		}),

	async advise(item, refused) {
		const { context, session } = item;
		const [desk, type] = [await serviceDesk.of(item), await requestType.of(item)];
		const fields = requestScreen(context, session, desk, type).fields;
		const advice = await adviceFor(refused, fields);
		const required = (await fields()).filter((field) => field.required).map(({ name }) => name);
		return advice ?? `Required: ${required.join(', ')}. Get Request Fields of Service Desk tells what each allows.`;
	},
});
