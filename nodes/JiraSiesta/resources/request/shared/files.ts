import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { UploadFile } from '../../../client/multipart';
import { requestJira } from '../../../client/request';
import type { Item } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';
import { told } from './told';

export const attachments: INodeProperties = {
	displayName: 'Attachments',
	name: 'attachments',
	type: 'string',
	default: 'data',
	placeholder: 'e.g. data',
	description:
		'The binary fields of the input item whose files the request gets, separated by commas. They are attached after the request is made.',
};

/** What became of the files of a request that exists by now. */
export type Attached = { attachments: string[]; attachmentError: string | null };

export const NOTHING_ATTACHED: Attached = { attachments: [], attachmentError: null };

/**
 * Attaches files to a request, for the customer to see: Jira takes them to the desk first, and from there to the
 * request. What goes wrong is told and not thrown, as the request is there.
 *
 * @param desk ID
 */
export async function attach(item: Item, issueKey: string, desk: string, uploads: UploadFile[]): Promise<Attached> {
	const { context, session } = item;
	const attachmentError = await told(async () => {
		const taken = await requestJira(context, session, {
			method: 'POST',
			url: `/rest/servicedeskapi/servicedesk/${encodeURIComponent(desk)}/attachTemporaryFile`,
			headers: { 'X-Atlassian-Token': 'no-check' },
			targets: [{ kind: 'serviceDesk', id: desk }],
			uploads,
			repeatable: false,
			completes: true,
		});
		const temporary = asObject(taken.body).temporaryAttachments as IDataObject[];
		await requestJira(context, session, {
			method: 'POST',
			url: `/rest/servicedeskapi/request/${encodeURIComponent(issueKey)}/attachment`,
			targets: [{ kind: 'request', id: issueKey }],
			body: {
				temporaryAttachmentIds: temporary.map(({ temporaryAttachmentId }) => String(temporaryAttachmentId)),
				public: true,
			},
			repeatable: false,
			completes: true,
		});
	});
	return { attachments: attachmentError === null ? uploads.map(({ name }) => name) : [], attachmentError };
}
