import type { IDataObject } from 'n8n-workflow';

import type { JiraAnswer } from '../../../client/types';
import type { Batch } from '../../../operation/operation';
import { asObject } from '../../../shared/objects';

/** An issue that was refused, among those of one request. */
type Refused = { status?: number; elementErrors?: IDataObject; failedElementNumber: number };

/**
 * What Jira answers to each of several creates. It lists those that it created in their order, and of the others the
 * places; with 201 where it created any, else with 400.
 */
function splitAnswer(answer: JiraAnswer, count: number): JiraAnswer[] {
	const { issues = [], errors } = asObject(answer.body) as { issues?: IDataObject[]; errors?: Refused[] };
	if (!Array.isArray(errors)) return new Array<JiraAnswer>(count).fill(answer); // it is about none in particular
	const refused = new Map(errors.map((one) => [one.failedElementNumber, one]));
	const created = [...issues];
	return Array.from({ length: count }, (_one, at): JiraAnswer => {
		const failure = refused.get(at);
		if (failure) return { ...answer, status: failure.status ?? 400, body: failure.elementErrors };
		return { ...answer, body: created.shift() };
	});
}

/** @see https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulk-post */
export const bulkCreate: Batch = {
	size: 50,
	join: (bodies) => ({ issueUpdates: bodies.map(asObject) }),
	split: splitAnswer,
};
