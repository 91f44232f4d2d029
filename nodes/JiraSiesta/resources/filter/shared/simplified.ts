import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/objects';

export const simplifiedFilter = (row: IDataObject, site: string): IDataObject => ({
	id: row.id,
	name: row.name,
	description: row.description || null,
	jql: row.jql ?? null,
	owner: asObject(row.owner).displayName ?? null,
	ownerAccountId: asObject(row.owner).accountId ?? null,
	url: `${site}/issues/?filter=${String(row.id)}`,
});
