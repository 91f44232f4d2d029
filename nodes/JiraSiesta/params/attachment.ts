import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../client/request';
import type { JiraRequest } from '../client/types';
import { ifShown } from '../fields/metadata';
import type { Item } from '../operation/operation';
import type { TargetParameter } from '../operation/parameter';
import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { issueTarget, partOf } from '../shared/target';
import { byText, fromList, locator } from './locator';
import { partIdOf } from './partOfIssue';

const property = locator(
	'Attachment',
	'attachmentId',
	'The attachment, by its ID or its address, or from the list of those that the issue has',
	[fromList('searchAttachments', 'Select an attachment…'), byText('ID', 'id', 'e.g. 10042')],
	{ required: true, typeOptions: { loadOptionsDependsOn: ['issueKey.value'] } },
);

/** `/secure/attachment/10042/report.pdf`, `/rest/api/3/attachment/content/10042` */
const IN_URL = /\/attachment\/(?:content\/|thumbnail\/)?([1-9]\d*)\b/;

/** An attachment of the chosen issue. */
export const attachment: TargetParameter = {
	property,
	of: async ({ parameters }) =>
		await Promise.resolve(partIdOf(parameters.get('attachmentId'), IN_URL, property.displayName)),
	target: (id, { issueKey }) => partOf(issueKey, 'attachment', id),
};

/** The attachments in an answer that has an issue with nothing else. */
export const attachmentsIn = (body: unknown): IDataObject[] => {
	const { attachment: files } = asObject(asObject(body).fields);
	return Array.isArray(files) ? (files as IDataObject[]) : [];
};

/** How an issue is read for its attachments: Jira has no list of them. */
export const withAttachments = { fields: 'attachment' };

export const toReadAttachments = (issueKey: string): JiraRequest => ({
	method: 'GET',
	url: `/rest/api/3/issue/${encodeURIComponent(issueKey)}`,
	qs: withAttachments,
	targets: [issueTarget(issueKey)],
	repeatable: true,
});

/**
 * An attachment as its issue has it: of one by its ID alone Jira does not tell whose it is.
 *
 * @returns undefined where the credential may not read
 * @throws InvalidInput for one of another issue
 */
export async function attachmentOf(item: Item, issueKey: string, id: string): Promise<IDataObject | undefined> {
	const { context, session } = item;
	const answer = await ifShown(session, async () => await requestJira(context, session, toReadAttachments(issueKey)));
	return answer && chosenAmong(attachmentsIn(answer.body), issueKey, id);
}

/** @throws InvalidInput */
export function chosenAmong(files: IDataObject[], issueKey: string, id: string): IDataObject {
	const found = files.find((file) => String(file.id) === id);
	if (found) return found;
	throw new InvalidInput(
		property.displayName,
		`is none of ${issueKey}: '${id}'`,
		'Choose one from the list, or take an ID from Get Many.',
	);
}
