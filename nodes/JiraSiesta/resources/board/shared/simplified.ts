import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/objects';

export function simplifiedBoard(row: IDataObject, site: string): IDataObject {
	const { projectKey, projectName } = asObject(row.location);
	return {
		id: row.id,
		name: row.name ?? null,
		type: row.type ?? null,
		projectKey: projectKey ?? null,
		projectName: projectName ?? null,
		url: `${site}/secure/RapidBoard.jspa?rapidView=${String(row.id)}`,
	};
}

type Column = { name: string; statuses: Array<{ id: string }> };

/** How a board is set up: what it shows, and which field it estimates in. */
export function simplifiedConfiguration(row: IDataObject): IDataObject {
	const { fieldId, displayName } = asObject(asObject(row.estimation).field);
	const { columns = [] } = asObject(row.columnConfig) as { columns?: Column[] };
	return {
		id: row.id,
		name: row.name,
		type: row.type,
		projectKey: asObject(row.location).key ?? null,
		filterId: asObject(row.filter).id ?? null,
		columns: columns.map(({ name, statuses }) => ({ name, statusIds: statuses.map(({ id }) => id) })),
		estimationField: displayName ?? null,
		estimationFieldId: fieldId ?? null,
	};
}
