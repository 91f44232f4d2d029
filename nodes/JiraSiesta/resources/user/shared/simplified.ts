import type { IDataObject } from 'n8n-workflow';

export const simplifiedUser = ({
	accountId,
	displayName,
	emailAddress,
	active,
	accountType,
	timeZone,
}: IDataObject) => ({
	accountId,
	displayName,
	// Jira leaves the address out where the person hides it.
	emailAddress: emailAddress ?? null,
	active,
	accountType,
	timeZone: timeZone ?? null,
});
