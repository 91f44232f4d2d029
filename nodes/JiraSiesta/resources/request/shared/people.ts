import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { onPath } from '../../../operation/builders';
import type { Change, Item, Prepared, ResultInput } from '../../../operation/operation';
import { customersOf } from '../../../params/customer';
import { request } from '../../../params/request';
import { asObject } from '../../../shared/objects';
import { browseUrl } from '../../../shared/site';

export const participants: INodeProperties = {
	displayName: 'Participants',
	name: 'participants',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. ana@example.com, 5b10ac8d82e05b22cc7d4ef5',
	description: 'People by email or account ID, separated by commas',
};

/** A request with the people to add or to remove. */
export const prepareParticipants = async (item: Item): Promise<Prepared<undefined>> => ({
	...(await onPath(item, request)),
	body: { accountIds: await customersOf(item, item.parameters.get(participants.name), participants.displayName) },
	state: undefined,
});

export const participantChanges =
	(what: string) =>
	({ body }: Prepared): Change[] => [{ field: `Participants ${what}`, after: asObject(body).accountIds }];

/** Who takes part afterwards: Jira answers the first page of them. */
export const participantsNow = ({ row, prepared: { path }, item }: ResultInput): IDataObject => ({
	issueKey: path!.issueKey,
	participants: ((row.values ?? []) as IDataObject[]).map(({ displayName }) => displayName),
	participantAccountIds: ((row.values ?? []) as IDataObject[]).map(({ accountId }) => accountId),
	url: browseUrl(item.site, path!.issueKey),
});
