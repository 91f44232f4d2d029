import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/objects';

export const simplifiedOrganization = ({ id, name, scimManaged, created }: IDataObject): IDataObject => ({
	...{ id, name, managedBySync: scimManaged ?? null },
	created: asObject(created).iso8601 ?? null,
});
