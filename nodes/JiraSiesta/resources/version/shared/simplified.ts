import type { IDataObject } from 'n8n-workflow';

import { asObject } from '../../../shared/objects';

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

const COUNTS = { toDo: 'issuesToDo', inProgress: 'issuesInProgress', done: 'issuesDone' };

/** The same with how many of its issues are where. */
export function countedVersion(row: IDataObject, site: string, project: string): IDataObject {
	const counts = asObject(row.issuesStatusForFixVersion);
	const { url, ...version } = simplifiedVersion(row, site, project);
	return {
		...version,
		...Object.fromEntries(Object.entries(COUNTS).map(([id, name]) => [name, counts[id] ?? null])),
		url,
	};
}
