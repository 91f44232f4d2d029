import type { IDataObject } from 'n8n-workflow';

import { onPath, write } from '../../operation/builders';
import { issue } from '../../params/issue';
import { globalIdOf, linkUrl, remoteLinkBy, remoteLinkOf, remoteLinkOptions, title } from '../../params/remoteLink';
import { asObject } from '../../shared/objects';
import { browseUrl } from '../../shared/site';

/** Whether there was one before, and its title, is told where the credential may read. */
type Told = { globalId: string; created: boolean | null; before?: unknown };

export const createOrUpdate = write<Told>({
	name: 'Create or Update',
	value: 'createOrUpdate',
	action: 'Create or update remote link of issue',
	description: 'Link an issue to a page outside of Jira, or change the link that has the same global ID (upsert)',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/#api-rest-api-3-issue-issueidorkey-remotelink-post',
	permission: 'link',
	idempotent: true,
	request: { method: 'POST', url: '/rest/api/3/issue/{issueKey}/remotelink' },
	parameters: [issue, linkUrl, title],
	options: remoteLinkOptions,

	async prepare(item) {
		const { path, targets } = await onPath(item, issue);
		const page = { url: await linkUrl.of(item), title: await title.of(item) };
		const globalId = globalIdOf(item, page.url);
		const given = remoteLinkOf(item);
		const present = await remoteLinkBy(item, path.issueKey, globalId);
		const { application, relationship, object } = present ?? {};
		const reads = await item.session.guard.mayRead(item.session);
		return {
			...{ path, targets, readsPresent: true },
			// Jira empties what is left out.
			body: {
				globalId,
				...(present && { application, ...(relationship !== undefined && { relationship }) }),
				...given,
				object: { ...asObject(object), ...page, ...given.object },
			},
			state: reads
				? { globalId, created: present === undefined, before: asObject(object).title }
				: { globalId, created: null },
		};
	},

	changes: ({ body, state }) => {
		const { url, title: after } = asObject((body as IDataObject).object);
		return [
			{ field: 'Remote Link', before: state.before, after },
			{ field: 'Link URL', after: url },
		];
	},

	result: ({ row, prepared: { path, body, state }, item }) => ({
		...{ id: String(row.id as number), issueKey: path!.issueKey, globalId: state.globalId, created: state.created },
		linkUrl: asObject(asObject(body).object).url,
		url: browseUrl(item.site, path!.issueKey),
	}),
});
