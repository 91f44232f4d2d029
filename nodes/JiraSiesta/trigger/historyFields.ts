import { findField } from '../fields/schema/findField';
import type { SiteField } from '../fields/schema/siteFields';
import { sameText } from '../shared/input';

/** What the history calls fields to whose entries it gives no ID, and their IDs. */
const WITHOUT_ID = [
	{ name: 'IssueParentAssociation', id: 'parent' },
	{ name: 'Link', id: 'issuelinks' },
	{ name: 'Key', id: 'issuekey' },
];

/** What else the history has entries of, although it is no field of an issue. */
const OF_NO_FIELD = [
	'Epic Child',
	'RemoteIssueLink',
	'RemoteWorkItemLink',
	'Workflow',
	'WorklogId',
	'WorklogTimeSpent',
];

const OF_HISTORY = [...WITHOUT_ID, ...OF_NO_FIELD.map((name) => ({ name, id: name.toLowerCase() }))];

/** The ID of what the history calls by a name alone. */
export const idByName = (name: string): string =>
	WITHOUT_ID.find((field) => sameText(field.name, name))?.id ?? name.toLowerCase();

/**
 * The IDs of the fields that IDs or names mean: names of the site's fields, or those that the history has.
 *
 * @param parameter where they were given, as the panel shows it
 * @throws InvalidInput with the fields there are, or with the IDs where several have a name
 */
export function fieldIds(given: string[], parameter: string, fields: SiteField[]): ReadonlySet<string> {
	return new Set(
		given.map((one) => {
			const isMeant = ({ id, name }: SiteField) => sameText(id, one) || sameText(name, one);
			const inHistory = OF_HISTORY.find(isMeant);
			// A field of the site comes first: it may be called as something of the history.
			return inHistory && !fields.some(isMeant) ? inHistory.id : findField(fields, one, parameter, 'Jira').id;
		}),
	);
}
