import type { IDataObject } from 'n8n-workflow';

import type { ResultInput } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';

export const simplifiedComponent = (row: IDataObject): IDataObject => ({
	id: row.id,
	name: row.name,
	description: row.description || null,
	lead: asObject(row.lead).displayName ?? null,
	leadAccountId: asObject(row.lead).accountId ?? null,
	defaultAssignee: row.assigneeType ?? null,
	// Another than the one that is set, where that one cannot be assigned.
	assignee: asObject(row.realAssignee ?? row.assignee).displayName ?? null,
	project: row.project ?? null,
});

/** The result of what writes one. */
export const componentResult = ({ row }: ResultInput): IDataObject => simplifiedComponent(row);
