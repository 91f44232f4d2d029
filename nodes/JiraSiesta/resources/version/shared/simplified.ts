import type { IDataObject } from 'n8n-workflow';

/** As Jira's page of versions calls it. */
export const statusOf = ({ archived, released }: IDataObject) =>
	archived ? 'Archived' : released ? 'Released' : 'Unreleased';

/** @param project its key or ID, for the address of the page */
export const simplifiedVersion = (row: IDataObject, site: string, project: string): IDataObject => ({
	id: row.id,
	name: row.name,
	status: statusOf(row),
	description: row.description || null,
	startDate: row.startDate ?? null,
	releaseDate: row.releaseDate ?? null,
	overdue: row.overdue ?? false,
	url: `${site}/projects/${encodeURIComponent(project)}/versions/${String(row.id)}`,
});
