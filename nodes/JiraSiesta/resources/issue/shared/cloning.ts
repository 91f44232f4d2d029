import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { requestJira } from '../../../client/request';
import { createFieldsOf, ifShown } from '../../../fields/metadata';
import { isSettable } from '../../../fields/schema/field';
import type { Field } from '../../../fields/schema/field';
import { findField } from '../../../fields/schema/findField';
import type { Change, Item, Prepared } from '../../../operation/operation';
import { toSummary } from '../../../fields/encode/values';
import { placeOf } from '../../../params/destination';
import type { Place } from '../../../params/destination';
import { projectReference } from '../../../params/project';
import { blocked } from '../../../policy/confirmation/confirm';
import { mayRead, policyFor } from '../../../policy/policy';
import { redacted } from '../../../policy/scope/redact';
import { isEmpty } from '../../../shared/input';
import { InvalidInput } from '../../../shared/invalidInput';
import { members } from '../../../shared/lists';
import { asObject } from '../../../shared/objects';
import { issueTarget } from '../../../shared/target';
import { copyOf, withoutFiles } from './cloneValue';
import { severalNames } from './fields';
import { fieldsForTarget } from './targetFields';
import { issueNow } from './transition';

/** What is copied besides the fields. */
export const PARTS = ['attachments', 'comments', 'links', 'watchers', 'original'] as const;
export type PartName = (typeof PARTS)[number];

export const copyParts: INodeProperties = {
	displayName: 'Also',
	name: 'copyParts',
	type: 'multiOptions',
	default: ['original'],
	description: 'What to do besides copying the fields; the result names what was left out',
	options: [
		{ name: 'Copy Attachments', value: 'attachments', description: 'As files that the account uploads anew' },
		{
			name: 'Copy Comments',
			value: 'comments',
			description: 'As comments of the account, each with the author and the time of the one that it is a copy of',
		},
		{ name: 'Copy Links', value: 'links', description: 'Links to other issues' },
		{ name: 'Copy Watchers', value: 'watchers', description: 'Who watches the issue is to watch the copy' },
		{
			name: 'Link to Original',
			value: 'original',
			description: 'The copy "clones" the issue, where Jira has that type of links',
		},
	],
};

export const cloneSummary: INodeProperties = {
	displayName: 'Summary',
	name: 'cloneSummary',
	type: 'string',
	default: '',
	placeholder: 'e.g. Copy of {{ $json.summary }}',
	description: 'Summary of the copy; left out, that of the issue',
};

const LEAVE_OUT = 'Leave Out';

export const leaveOut: INodeProperties = severalNames(
	LEAVE_OUT,
	'leaveOut',
	'Assignee, Story Points',
	'Fields that are not copied, by name or ID, separated by commas',
);

export type LeftOut = { what: string; why: string };

/** A copy as it is planned. */
export type Cloning = {
	issueKey: string;
	source: IDataObject;
	remoteLinks: IDataObject[];
	place: Place;
	parts: PartName[];
	fields: string[];
	leftOut: LeftOut[];
	/** When an upload of its files was begun, in ms. */
	since: number;
};

/** The fields of an issue that a copy gets elsewise, or that Jira works out by itself. */
const ELSEWISE = new Set([
	...['project', 'issuetype', 'summary', 'created', 'updated', 'creator', 'lastViewed', 'statuscategorychangedate'],
	...[
		'comment',
		'attachment',
		'issuelinks',
		'watches',
		'status',
		'statusCategory',
		'workratio',
		'progress',
		'thumbnail',
	],
	...['timespent', 'timeestimate', 'timeoriginalestimate', 'issuerestriction'],
	...['aggregateprogress', 'aggregatetimespent', 'aggregatetimeestimate', 'aggregatetimeoriginalestimate'],
]);

const NOT_OPEN = 'it leads to what is not open to this credential';
const BY_JIRA = 'Jira takes it from nobody';

/** Fields that no copy has, with why. */
const NEVER: Record<string, string> = {
	resolution: 'the copy is not resolved',
	resolutiondate: 'the copy is not resolved',
	subtasks: 'each is an issue of its own: clone it, and choose its parent',
	votes: 'people vote for themselves',
	worklog: 'they would be of the account that runs this',
};

/** Whether a field has nothing that could be copied. */
function isNothing(id: string, value: unknown): boolean {
	const { votes, total } = asObject(value);
	if (id === 'votes') return Number(votes) === 0;
	if (id === 'worklog') return Number(total) === 0;
	return isEmpty(value) || (Array.isArray(value) && value.length === 0) || JSON.stringify(value) === '{}';
}

const namesOf = (issue: IDataObject) => asObject(issue.names) as Record<string, string>;

type Copied = { values: IDataObject; names: string[]; leftOut: LeftOut[] };

/** The fields that the copy gets, and those that it does not. */
function copyFields(issue: IDataObject, open: IDataObject, screen: Field[], place: Place, unwanted: string[]): Copied {
	const copied: Copied = { values: {}, names: [], leftOut: [] };
	const between = { sameProject: !place.isOtherProject };
	for (const [id, value] of Object.entries(asObject(issue.fields))) {
		if (ELSEWISE.has(id) || isNothing(id, value)) continue;
		const what = namesOf(issue)[id] ?? id;
		const leave = (why: string) => copied.leftOut.push({ what, why });
		const field = screen.find((one) => one.id === id);
		if (unwanted.includes(id)) leave('it was not to be copied');
		else if (NEVER[id]) leave(NEVER[id]);
		else if (JSON.stringify(open[id]) !== JSON.stringify(value)) leave(NOT_OPEN);
		else if (field && !isSettable(field)) leave(BY_JIRA);
		else if (!field) leave(`the create screen of ${place.type.name} in ${place.project} does not have it`);
		else {
			try {
				copied.values[id] = copyOf(value, field, between) as IDataObject;
				copied.names.push(what);
				const { files } = asObject(value).type === 'doc' ? withoutFiles(asObject(value)) : { files: 0 };
				if (files > 0) leave(`${files} files shown in it belong to ${String(issue.key)}`);
			} catch (error) {
				leave((error as Error).message);
			}
		}
	}
	return copied;
}

const count = (list: unknown) => (Array.isArray(list) ? list.length : 0);

/** How much there is of what is copied besides the fields. */
export const amounts = (
	issue: IDataObject,
	remoteLinks: IDataObject[],
): Record<Exclude<PartName, 'original'>, number> => {
	const { attachment, comment, issuelinks, watches } = asObject(issue.fields);
	return {
		attachments: count(attachment),
		comments: Number(asObject(comment).total ?? 0),
		links: count(issuelinks) + remoteLinks.length,
		watchers: Number(asObject(watches).watchCount ?? 0),
	};
};

const CLASS_OF: Record<PartName, string> = {
	attachments: 'attachment',
	comments: 'comment',
	links: 'issuelinks',
	original: 'issuelinks',
	watchers: 'comment',
};

async function isAssignable({ context, session }: Item, project: string, { accountId }: IDataObject): Promise<boolean> {
	const url = '/rest/api/3/user/assignable/search';
	const request = { method: 'GET', url, qs: { project, accountId }, repeatable: true } as const;
	const found = await ifShown(session, async () => (await requestJira(context, session, request)).body);
	// Where Jira does not tell, it says so when the copy is created.
	return found === undefined || (found as IDataObject[]).length > 0;
}

/** Links of the issue to what is not in Jira; none where Jira does not tell. */
async function remoteLinksOf({ context, session }: Item, issueKey: string): Promise<IDataObject[]> {
	const url = `/rest/api/3/issue/${encodeURIComponent(issueKey)}/remotelink`;
	const read = async () => (await requestJira(context, session, { method: 'GET', url, repeatable: true })).body;
	return ((await ifShown(session, read)) ?? []) as IDataObject[];
}

const inWords = ({ what, why }: LeftOut) => `${what} (${why})`;

/** @throws InvalidInput for what cannot be copied as it is asked for */
export async function prepareClone(item: Item, issueKey: string): Promise<Prepared<Cloning>> {
	const { context, session, parameters } = item;
	const policy = await policyFor(session);
	if (!mayRead(policy)) throw blocked('Clone, which reads what it copies');
	const issue = await issueNow(item, issueKey, ['*all'], { expand: 'names' });
	const all = asObject(issue.fields) as { project: IDataObject; issuetype: IDataObject } & IDataObject;
	const place = await placeOf(item, all);
	const options = parameters.group('options');
	const screen = await createFieldsOf(context, session, place.project, { id: place.type.id });
	const every = Object.entries(namesOf(issue)).map(([id, name]) => ({ id, name }) as Field);
	const unwanted = members(options.leaveOut ?? '', LEAVE_OUT).map((one) => findField(every, String(one), LEAVE_OUT).id);
	const source = redacted(policy, issue);
	const { values, names, leftOut } = copyFields(issue, asObject(source.fields), screen, place, unwanted);
	const given = await fieldsForTarget(item, place);
	for (const [id, value] of Object.entries(given.fields)) {
		if (values[id] !== undefined) continue;
		values[id] = value as IDataObject;
		names.push(given.names[id]);
	}
	if (
		values.assignee !== undefined &&
		given.fields.assignee === undefined &&
		!(await isAssignable(item, place.project, values.assignee as IDataObject))
	) {
		delete values.assignee;
		names.splice(names.indexOf(namesOf(issue).assignee), 1);
		leftOut.push({ what: namesOf(issue).assignee, why: `who has it may not be assigned in ${place.project}` });
	}
	if (place.type.isSubtask && values.parent === undefined) {
		throw new InvalidInput(
			'Target Issue Type',
			`is one of sub-tasks: ${place.type.name}`,
			'The copy would have no parent: choose another type.',
		);
	}
	const parts = members(parameters.get('copyParts') ?? [], copyParts.displayName).map(String) as PartName[];
	const unknown = parts.find((one) => !PARTS.includes(one));
	if (unknown) throw new InvalidInput(copyParts.displayName, `has no '${unknown}'`, `There are ${PARTS.join(', ')}.`);
	const remoteLinks = await remoteLinksOf(item, issueKey);
	const there = amounts(source, remoteLinks);
	const closedLinks = amounts(issue, remoteLinks).links - there.links;
	const notChosen = Object.entries(there).filter(([name, many]) => many > 0 && !parts.includes(name as PartName));
	const summary = toSummary(isEmpty(options.cloneSummary) ? all.summary : options.cloneSummary);
	const first = asObject(asObject(all.status).statusCategory).key === 'new';
	return {
		targets: [
			{ kind: 'project', id: place.project },
			// A link changes both.
			...(parts.includes('original') ? [issueTarget(issueKey)] : []),
		],
		body: {
			fields: { project: projectReference(place.project), issuetype: { id: place.type.id }, summary, ...values },
		},
		readsPresent: true,
		sets: parts.map((part) => CLASS_OF[part]),
		signs: [issueKey, [...parts].sort(), there],
		writes: 1 + parts.reduce((sum, part) => sum + (part === 'original' ? 1 : there[part]), 0),
		state: {
			...{ issueKey, source, remoteLinks, place, parts, fields: ['Summary', ...names], since: 0 },
			leftOut: [
				...leftOut,
				...(closedLinks > 0 ? [{ what: `links (${closedLinks})`, why: NOT_OPEN }] : []),
				...notChosen.map(([name, many]) => ({ what: `${name} (${many})`, why: 'not chosen' })),
				...(first ? [] : [{ what: 'Status', why: 'the copy begins in the first status of its workflow' }]),
				{ what: 'Creator, dates, history and what apps keep of the issue', why: BY_JIRA },
			],
		},
	};
}

/** What a plan says beside the fields. */
export const cloneInWords = ({ state }: Prepared<Cloning>): Change[] => {
	const { issueKey, parts, source, remoteLinks, leftOut } = state;
	const there = amounts(source, remoteLinks);
	const also = parts.map((part) => (part === 'original' ? 'a link to the original' : `${there[part]} ${part}`));
	return [
		{ field: 'Copy of', after: `${issueKey} ${String(asObject(source.fields).summary)}` },
		...(also.length > 0 ? [{ field: 'Also', after: also.join(', ') }] : []),
		{ field: 'Left Out', after: leftOut.map(inWords).join('; ') },
	];
};
