import type { IDataObject } from 'n8n-workflow';

import { mayShow } from '../policy/scope/redact';
import { nextStart } from '../client/paging/pages';
import { browseUrl } from '../shared/site';
import { listSearch } from './listSearch';
import { policyFor } from '../policy/policy';

const PAGE = 50;

/** @param action what the account must be allowed to do in the project: browse, or create issues */
const projects = (action: 'browse' | 'create') =>
	listSearch(async ({ filter, token, get, session }) => {
		const [site, policy] = await Promise.all([session.site, policyFor(session)]);
		const page = await get('/rest/api/3/project/search', {
			action,
			orderBy: 'name',
			maxResults: PAGE,
			startAt: Number(token ?? 0),
			...(filter && { query: filter }),
		});
		const found = page.values as IDataObject[];
		return {
			results: found
				.filter((project) => mayShow(policy, project))
				.map(({ key, name }) => ({
					name: `${String(name)} (${String(key)})`,
					value: String(key),
					url: browseUrl(site, String(key)),
				})),
			next: nextStart(page, token, found.length),
		};
	});

export const searchProjects = projects('browse');
export const searchProjectsToCreateIn = projects('create');
