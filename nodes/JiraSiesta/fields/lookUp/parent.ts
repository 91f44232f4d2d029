import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { hasPhrase, quote } from '../../jql/quote';
import { shown } from '../../shared/input';
import { InvalidInput } from '../../shared/invalidInput';
import { asObject } from '../../shared/objects';
import type { LookUp, Place } from './lookUp';

const HELP =
	'Enter a key such as OPS-123, the address of the issue in the browser, or its whole summary. An issue from moments ago is found by its key only.';

/** Issues that have the words. */
const LOOK_AT = 100;

/** Issues by their whole summary, among those that a term finds. */
const bySummary = (find: (place: Place) => string): LookUp['find'] =>
	async function (place, summary, field) {
		const { context, session } = place;
		const jql = `${find(place)} AND ${hasPhrase('summary', summary)} ORDER BY created ASC`;
		return await session.once(`issues by ${jql}`, async () => {
			const body = { jql, fields: ['issuetype', 'status', 'summary'], maxResults: LOOK_AT };
			const request = { method: 'POST', url: '/rest/api/3/search/jql', body, repeatable: true } as const;
			const { issues, nextPageToken } = asObject((await requestJira(context, session, request)).body);
			if (nextPageToken) {
				const problem = `has words that too many issues have: ${shown(summary)}`;
				throw new InvalidInput(field, problem, 'Give the key of the issue.');
			}
			return (issues as IDataObject[]).map(({ key, fields }) => {
				const { issuetype, status, summary: name } = asObject(fields);
				const about = [issuetype, status].map((one) => String(asObject(one).name)).join(', ');
				return { id: String(key), name: String(name), about };
			});
		});
	};

/** The epic or other parent by its summary, among the issues of the project: a sub-task has none below it. */
export const parentLookUp: LookUp = {
	what: 'an issue of the project that may have others below it',
	help: HELP,
	ofProject: true,
	find: bySummary(({ project }) => `project = ${quote(project)} AND issuetype not in subTaskIssueTypes()`),
};

/** By the level of their type: what the type is called is the site's. */
export const IS_EPIC = 'hierarchyLevel = 1';

/** An epic of whatever project by its summary. */
export const epicLookUp: LookUp = { what: 'an epic', help: HELP, ofProject: false, find: bySummary(() => IS_EPIC) };
