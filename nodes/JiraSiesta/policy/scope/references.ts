import type { IDataObject } from 'n8n-workflow';

import { generously, isProjectKey } from '../../shared/keys';
import { asObject } from '../../shared/objects';
import type { JiraRequest } from '../../client/types';
import { problemOf } from '../../text/adf/validate';
import { isWebhook } from './webhooks';

/**
 * A project or an issue by key or ID. What stands in a custom field leads where the type of the `field` may lead:
 * `either` is a number, an issue with a `field` is a text in an object, which may be a choice that looks like a key.
 */
export type Reference = { project: string } | { issue: string; field?: string } | { either: string; field: string };

/** Words that follow `/issue/` and are no issues: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
const NO_ISSUE = ['archive', 'bulk', 'bulkfetch', 'createmeta', 'picker', 'properties', 'unarchive', 'watching'];

/** Texts that people write, and what belongs to no project. A key in them is no link. */
const NO_LINKS = ['description', 'environment', 'labels', 'summary'];

/** What an issue is called in a value, whatever field it is for. */
const ISSUES = ['inwardIssue', 'issue', 'outwardIssue', 'parent'];

/** Verbs of Jira's `update`: what they set is the field's. */
const VERBS = ['add', 'edit', 'remove', 'set'];

/** By key and by ID: which of the two Jira goes by is not ours to guess. */
const named = (value: unknown, kind: 'project' | 'issue'): Reference[] => {
	const { key, id } = asObject(value);
	return [key, id]
		.filter((name) => name !== undefined)
		.map((name) => ({ [kind]: generously(String(name)) }) as Reference);
};

const isCustom = (name: string) => name.startsWith('customfield_');

/** With zeros before the number, too: whether Jira reads them over is not ours to guess. */
const isIssueKey = (text: string) => /^[A-Z][A-Z0-9_]*-\d+$/i.test(text);

/** Nothing but a document: a key beside `"type": "doc"` is a key. */
const isDocument = (value: unknown) => asObject(value).type === 'doc' && problemOf(value) === undefined;

const isNumber = (value: unknown) => /^\d+$/.test(generously(String(value)));

/** The issues in a text that is a key, or a list of keys; of a custom field numbers as well, and texts at any depth. */
function inText(name: string, text: string, custom?: string): Reference[] {
	const isCertain = name === custom || ISSUES.includes(name);
	if (!isCertain && custom === undefined) return [];
	return text
		.split(/[,;]/)
		.map(generously)
		.flatMap((part): Reference[] => {
			if (isIssueKey(part)) return [isCertain ? { issue: part } : { issue: part, field: custom }];
			return custom !== undefined && isNumber(part) ? [{ either: part, field: custom }] : [];
		});
}

/**
 * The projects and issues that the value of a field leads to: a parent, a link, an Epic Link in a custom field.
 *
 * @param custom the custom field that it is in, if it is in one
 */
function within(name: string, value: unknown, custom?: string): Reference[] {
	if (custom === undefined && NO_LINKS.includes(name)) return [];
	if (Array.isArray(value)) return value.flatMap((one) => within(name, one, custom));
	if (typeof value === 'string' || typeof value === 'number') return inText(name, String(value), custom);
	const object = asObject(value);
	if (custom !== undefined && isDocument(value)) return [];
	const key = generously(String(object.key ?? ''));
	const isIssue = ISSUES.includes(name) || isIssueKey(key);
	const isProject = name === 'project' || (!isIssue && isProjectKey(key));
	return [
		...(isProject ? named(object, 'project') : []),
		...(isIssue ? named(object, 'issue') : []),
		...Object.entries(object).flatMap(([inner, one]) =>
			inner === 'key' && isIssue ? [] : within(VERBS.includes(inner) ? name : inner, one, custom),
		),
	];
}

/** Issues that a body names beside `fields`: links, lists of keys, and what is ranked. */
const NAMED_BESIDE = [
	'inwardIssue',
	'issues',
	'outwardIssue',
	'rankAfterIssue',
	'rankBeforeIssue',
	'selectedIssueIdsOrKeys',
];

/** What the fields of an issue lead to, as a create or an edit sets them. */
const inFields = ({ fields, update }: IDataObject): Reference[] =>
	[fields, update].flatMap((values) =>
		Object.entries(asObject(values)).flatMap(([id, value]) => within(id, value, isCustom(id) ? id : undefined)),
	);

/** What moves of issues name: where to, which issues, and the values that they get there. */
const inMoves = (mapping: unknown): Reference[] =>
	Object.entries(asObject(mapping)).flatMap(([target, move]) => {
		const [project, , parent] = target.split(',');
		const { issueIdsOrKeys, targetMandatoryFields } = asObject(move);
		const values = ((targetMandatoryFields ?? []) as IDataObject[]).flatMap(({ fields }) =>
			Object.entries(asObject(fields)).map(([id, given]) => [id, asObject(given).value] as const),
		);
		return [
			{ project },
			...[...((issueIdsOrKeys ?? []) as string[]), ...(parent === undefined ? [] : [parent])].map((issue) => ({
				issue,
			})),
			...inFields({ fields: Object.fromEntries(values) as IDataObject }),
		];
	});

/** What a body names beside `fields`; a list of issues to read is narrowed instead (scope.ts). */
const beside = (body: IDataObject): Reference[] => [
	...NAMED_BESIDE.flatMap((name) => (name in body ? within('issue', body[name]) : [])),
	...(['string', 'number'].includes(typeof body.project) ? [{ project: String(body.project) }] : []),
	...((body.issueUpdates ?? []) as IDataObject[]).flatMap(({ fields, update }) => inFields({ fields, update })),
	...inMoves(body.targetToSourcesMapping),
	...(body.projectId === undefined ? [] : [{ project: String(body.projectId) }]),
];

/** The projects and issues that a request names, wherever Jira's API puts them. */
export function referencesOf({ url, qs, body }: JiraRequest): Reference[] {
	const [, room, name, inner] = /^\/rest\/api\/3\/(issue|project)\/([^/]+)(?:\/([^/]+))?/.exec(url) ?? [];
	const decoded = name === undefined ? '' : decodeURIComponent(name);
	const { fields, update, ...others } = asObject(body);
	return [
		...(room === 'issue' && decoded === 'createmeta' && inner ? [{ project: decodeURIComponent(inner) }] : []),
		...(room === 'issue' && !NO_ISSUE.includes(decoded) ? [{ issue: decoded }] : []),
		...(room === 'project' && decoded !== 'search' ? [{ project: decoded }] : []),
		...(qs?.project ? [{ project: String(qs.project) }] : []),
		...(qs?.issueKey ? [{ issue: String(qs.issueKey) }] : []),
		...inFields({ fields, update }),
		...beside(others),
	];
}

/** Addresses of what belongs to no project, or of searches, which are narrowed: whatever they give is held against the projects. */
const SITE_WIDE =
	/^\/rest\/api\/3\/(field|groups\/picker|issue\/bulkfetch|issue\/createmeta|issueLinkType|jql\/(match|parse)|label|myself|mypermissions|priority|project\/search|search\/(jql|approximate-count)|serverInfo|status|user|user\/(assignable\/)?search|users\/search|worklog\/(list|updated))$/;

/**
 * Whether it is known where a request belongs: by what it is sent for, or by its address. Of anything else nobody knows
 * what it tells or changes.
 */
export function isPlaced(request: JiraRequest): boolean {
	const { targets, url, writes } = request;
	if (isWebhook(url)) return true;
	if (targets) return !(writes && targets.some(({ kind }) => kind === 'site'));
	return SITE_WIDE.test(url) ? !writes : referencesOf({ ...request, body: undefined }).length > 0;
}
