import type { IDataObject } from 'n8n-workflow';

/** What is read first of a person of service management. */
export const simplifiedPerson = ({ accountId, displayName, emailAddress, active }: IDataObject): IDataObject => ({
	accountId,
	name: displayName ?? null,
	email: emailAddress ?? null,
	active: active ?? null,
});
