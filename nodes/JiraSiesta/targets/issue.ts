import { asObject } from '../shared/objects';
import { browseUrl } from '../shared/site';
import { idInPath, text } from './kind';
import type { Kind } from './kind';

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-get */
export const issue: Kind = {
	label: 'Issue',
	inTurn: true,
	read: ({ id }, fields) => ({
		url: `/rest/api/3/issue/${idInPath(id)}`,
		qs: { fields: [...new Set([...fields, 'project', 'summary', 'updated'])].join(','), expand: 'names' },
	}),
	projectOf: ({ fields }) => text(asObject(asObject(fields).project).key),
	shown: ({ key, fields }, _target, site) => ({
		key,
		url: browseUrl(site, String(key)),
		summary: asObject(fields).summary,
	}),
	state: ({ id, fields }) => [id, asObject(fields).updated],
};
