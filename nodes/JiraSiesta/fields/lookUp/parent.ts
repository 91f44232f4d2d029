import type { IDataObject } from 'n8n-workflow';

import { requestJira } from '../../client/request';
import { hasPhrase, quote } from '../../jql/quote';
import { shown } from '../../shared/input';
import { InvalidInput } from '../../shared/invalidInput';
import { asObject } from '../../shared/objects';
import type { LookUp } from './lookUp';

const HELP =
	'Enter a key such as OPS-123, the address of the issue in the browser, or its whole summary. An issue from moments ago is found by its key only.';

/** Issues that have the words. */
const LOOK_AT = 100;

/** The epic or other parent by its summary, among the issues of the project: a sub-task has none below it. */
export const parentLookUp: LookUp = {
	what: 'an issue of the project that may have others below it',
	help: HELP,
	ofProject: true,
	async find({ context, session, project }, summary, field) {
		const jql = `project = ${quote(project)} AND issuetype not in subTaskIssueTypes() AND ${hasPhrase('summary', summary)} ORDER BY created ASC`;
		return await session.once(`issues by ${jql}`, async () => {
			const body = { jql, fields: ['issuetype', 'status', 'summary'], maxResults: LOOK_AT };
			const request = { method: 'POST', url: '/rest/api/3/search/jql', body, repeatable: true } as const;
			const { issues, nextPageToken } = asObject((await requestJira(context, session, request)).body);
			if (nextPageToken) {
				throw new InvalidInput(
					field,
					`has words that too many issues have: ${shown(summary)}`,
					'Give the key of the issue.',
				);
			}
			return (issues as IDataObject[]).map(({ key, fields }) => {
				const { issuetype, status, summary: name } = asObject(fields);
				return {
					id: String(key),
					name: String(name),
					about: `${String(asObject(issuetype).name)}, ${String(asObject(status).name)}`,
				};
			});
		});
	},
};
