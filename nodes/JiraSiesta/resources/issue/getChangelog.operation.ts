import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { selectedIds, siteFields } from '../../fields/schema/siteFields';
import { isRaw } from '../../operation/listing';
import { onPath, read } from '../../operation/builders';
import type { Item } from '../../operation/operation';
import { author, authorOf, instantOf, isBy, since } from '../../params/filters';
import { issue } from '../../params/issue';
import { members } from '../../shared/lists';
import { asObject } from '../../shared/objects';

type Wanted = { author?: string; since: number; fields?: string[] };

const changedSince = since('made');

const changedFields: INodeProperties = {
	displayName: 'Changed Fields',
	name: 'changedFields',
	type: 'string',
	default: '',
	placeholder: 'e.g. Status, Assignee',
	description: 'Only changes of these fields, by name or ID, separated by commas',
};

/** The IDs of the fields among the options; undefined where changes of any are wanted. */
async function fieldsOf(item: Item): Promise<string[] | undefined> {
	const given = members(item.parameters.group('options').changedFields ?? '', changedFields.displayName);
	const names = given.map((one) => String(one).trim());
	return names.length > 0 ? selectedIds(await siteFields(item), names) : undefined;
}

/** What Jira calls some fields in a changelog, without their ID. */
const WITHOUT_ID: Readonly<Record<string, string>> = { IssueParentAssociation: 'parent', Link: 'issuelinks' };

const idOf = ({ fieldId, field }: IDataObject): string => String(fieldId ?? WITHOUT_ID[String(field)] ?? field);

/** The changes of an entry that are wanted. */
const changesIn = ({ items }: IDataObject, { fields }: Wanted): IDataObject[] =>
	((items ?? []) as IDataObject[]).filter((item) => fields?.includes(idOf(item)) ?? true);

/** A text of a change: every object has a function of the name `toString`. */
const textOf = (change: IDataObject, name: 'fromString' | 'toString') =>
	Object.hasOwn(change, name) ? ((change as Record<string, unknown>)[name] as string | null) : null;

const simplifiedChange = (change: IDataObject) => ({
	field: change.field,
	fieldId: idOf(change),
	from: textOf(change, 'fromString'),
	to: textOf(change, 'toString'),
	fromId: change.from ?? null,
	toId: change.to ?? null,
});

export const getChangelog = read<Wanted>({
	name: 'Get Changelog',
	value: 'getChangelog',
	action: 'Get changelog of issue',
	description: 'Retrieve a list of what was changed in an issue, by whom and when, the oldest first',
	docs: 'https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-issueidorkey-changelog-get',
	request: { method: 'GET', url: '/rest/api/3/issue/{issueKey}/changelog' },
	paging: { by: 'startAt', rows: 'values', pageSize: 100 },
	parameters: [issue],
	options: [author, changedFields, changedSince],

	prepare: async (item) => ({
		...(await onPath(item, issue)),
		state: {
			author: await authorOf(item),
			since: instantOf(item, changedSince) ?? -Infinity,
			fields: await fieldsOf(item),
		},
	}),

	keeps: (row, _item, { state }) =>
		isBy(row, state.author) && Date.parse(String(row.created)) >= state.since && changesIn(row, state).length > 0,

	result({ row, prepared: { path, state }, item }) {
		if (isRaw(item)) return row;
		const { displayName, accountId } = asObject(row.author);
		return {
			id: row.id,
			issueKey: path!.issueKey,
			author: displayName ?? null,
			authorAccountId: accountId ?? null,
			created: row.created,
			changes: changesIn(row, state).map(simplifiedChange),
		};
	},
});
