import type { IDataObject, INodeListSearchItems } from 'n8n-workflow';

import { nextDeskStart } from '../client/paging/pages';
import { toServiceDesk } from '../params/serviceDesk';
import { isOpenRow } from '../policy/scope/rows';
import { filterAsync } from '../shared/collections';
import { SITE } from '../shared/target';
import type { Target } from '../shared/target';
import { listSearch } from './listSearch';
import type { Search } from './listSearch';

const LIMIT = 50;
const DESKS = '/rest/servicedeskapi/servicedesk';

async function page({ token, get }: Search, url: string, target: Target, qs: IDataObject = {}) {
	const start = Number(token ?? 0);
	const answer = await get(url, { start, limit: LIMIT, ...qs }, [target]);
	const rows = answer.values as IDataObject[];
	return { rows, next: nextDeskStart(answer, start, rows.length) };
}

const entry = ({ id, name }: IDataObject) => ({ name: String(name), value: String(id) });

const matching = (items: INodeListSearchItems[], filter: string) =>
	items.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));

/** What the chosen desk has, and what the policy places it by. */
function ofDesk({ field }: Search, things: string): [string, Target] {
	const id = toServiceDesk(field('serviceDeskId'));
	return [`${DESKS}/${encodeURIComponent(id)}/${things}`, { kind: 'serviceDesk', id }];
}

/** The service desks that the account sees. */
export const searchServiceDesks = listSearch(async (search) => {
	const { filter, context, session } = search;
	const { rows, next } = await page(search, DESKS, SITE);
	const open = await filterAsync(rows, async (row) => await isOpenRow(context, session, 'serviceDesk', row));
	const entries = open.map(({ id, projectKey, projectName }) => ({
		name: `${String(projectName)} (${String(projectKey)})`,
		value: String(id),
	}));
	return { results: matching(entries, filter), next };
});

/** The request types that the portal of the chosen desk shows; a search finds the hidden ones as well. */
export const searchRequestTypes = listSearch(async (search) => {
	const { filter } = search;
	const [url, desk] = ofDesk(search, 'requesttype');
	const hiddenToo = filter !== '' && { searchQuery: filter, includeHiddenRequestTypesInSearch: true };
	const { rows, next } = await page(search, url, desk, { ...hiddenToo });
	return { results: rows.map(entry), next };
});

/** The queues of the chosen desk. */
export const searchQueues = listSearch(async (search) => {
	const { rows, next } = await page(search, ...ofDesk(search, 'queue'));
	return { results: matching(rows.map(entry), search.filter), next };
});
