import { people } from '../harness';
import { accountId, id, key } from './values';

/** One call of each operation that succeeds on the sandbox's seed, by the ID under which a credential names it. */
export const SAMPLES: Record<string, object> = {
	'issue:assign': { issueKey: key('OPS-2'), assignTo: 'nobody' },
	'issue:create': { projectKey: key('OPS'), issueType: id('10102'), summary: 'x' },
	'issue:get': { issueKey: key('OPS-2') },
	'issue:getAllByAssignee': { assignee: accountId(people.dana.accountId) },
	'issue:getAllByProject': { projectKey: key('OPS') },
	'issue:getCreateFields': { projectKey: key('OPS'), issueType: id('10102') },
	'issue:getEditFields': { issueKey: key('OPS-2') },
	'issue:search': { jql: 'project = OPS' },
	'issue:update': { issueKey: key('OPS-2'), updateFields: { summary: 'y' } },
	'project:getAll': {},
	'project:getIssueTypes': { projectKey: key('OPS') },
	'user:get': { accountId: accountId(people.erik.accountId) },
};

/** The parameters of a sample, with some of them changed. */
export function sample(id: string, changed: object = {}) {
	const [resource, operation] = id.split(':');
	return { resource, operation, ...SAMPLES[id], ...changed };
}

/** What n8n does about a failed item, as settings of the node. */
export const MODES = {
	stop: {},
	continue: { onError: 'continueRegularOutput' },
	'error output': { onError: 'continueErrorOutput' },
	'retry on fail': { retryOnFail: { maxTries: 3, waitBetweenTries: 1 } },
} as const;
