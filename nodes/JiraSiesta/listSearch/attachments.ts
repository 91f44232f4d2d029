import type { IDataObject } from 'n8n-workflow';

import { attachmentsIn, withAttachments } from '../params/attachment';
import { chosenIssue } from './comments';
import { listSearch } from './listSearch';

const entry = ({ id, filename, created }: IDataObject) => ({
	name: `${String(filename)} (${String(created).slice(0, 10)})`,
	value: String(id),
});

/** The attachments of the chosen issue, the newest first. */
export const searchAttachments = listSearch(async (search) => {
	const { filter, get } = search;
	const rows = attachmentsIn(await get(await chosenIssue(search), withAttachments));
	const newestFirst = [...rows].sort((a, b) => String(b.created).localeCompare(String(a.created)));
	const fits = (row: IDataObject) => String(row.filename).toLowerCase().includes(filter.toLowerCase());
	return { results: newestFirst.filter(fits).map(entry) };
});
