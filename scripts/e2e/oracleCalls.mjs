// @ts-check
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { callsAround } from './oracleAround.mjs';
import { callsOnIssue } from './oracleIssue.mjs';

// Runs on the Node that jira.js needs: `node oracleCalls.mjs FOLDER URL EMAIL TOKEN` calls every operation that
// the embedded Jira serves and prints { calls, mismatches, failures } as JSON.

const [folder, host, email, apiToken] = process.argv.slice(2);
const library = await import(pathToFileURL(join(folder, 'node_modules', 'jira.js', 'dist', 'index.js')).href);

/** @type {string[]} */
const mismatches = [];
const config = {
	host,
	auth: { type: 'basic', email, apiToken },
	onSchemaMismatch: (/** @type {unknown} */ report) => mismatches.push(JSON.stringify(report)),
};
const jira = library.createCloudClient(config);
const agile = library.createAgileClient(config);
const desk = library.createServiceDeskClient(config);

const ISSUES = ['OPS-1', 'OPS-2', 'WEB-1', 'HELP-1'];
const document = (/** @type {string} */ text) => ({
	type: 'doc',
	version: 1,
	content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const property = { issueIdOrKey: 'OPS-2', propertyKey: 'origin' };
const issue = { issueIdOrKey: 'OPS-2' };
const me = await jira.myself.getCurrentUser();

/** In this order: some write what the next read. @type {Array<[string, () => Promise<unknown>]>} */
const CALLS = [
	['myself', () => jira.myself.getCurrentUser()],
	['serverInfo', () => jira.serverInfo.getServerInfo()],
	['user', () => jira.users.getUser({ accountId: me.accountId })],
	['users', () => jira.users.getAllUsers({ maxResults: 200 })],
	['user search', () => jira.userSearch.findUsers({ query: 'a' })],
	['assignable users', () => jira.userSearch.findAssignableUsers({ project: 'OPS' })],
	['fields', () => jira.issueFields.getFields()],
	['projects', () => jira.projects.searchProjects({ maxResults: 100 })],
	['project', () => jira.projects.getProject({ projectIdOrKey: 'OPS' })],
	['archived project', () => jira.projects.getProject({ projectIdOrKey: 'ARC' })],
	['types', () => jira.issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'OPS' })],
	[
		'create fields',
		() => jira.issues.getCreateIssueMetaIssueTypeId({ projectIdOrKey: 'OPS', issueTypeId: '10101', maxResults: 200 }),
	],
	...ISSUES.map(
		(issueIdOrKey) =>
			/** @type {[string, () => Promise<unknown>]} */ ([issueIdOrKey, () => jira.issues.getIssue({ issueIdOrKey })]),
	),
	['expanded issue', () => jira.issues.getIssue({ ...issue, expand: 'names,schema,renderedFields' })],
	['edit fields', () => jira.issues.getEditIssueMeta(issue)],
	[
		'create',
		() =>
			jira.issues.createIssue({
				fields: { project: { key: 'OPS' }, issuetype: { id: '10102' }, summary: 'Oracle', description: document('x') },
			}),
	],
	['edit', () => jira.issues.editIssue({ ...issue, fields: { summary: 'Oracle' } })],
	['assign', () => jira.issues.assignIssue({ ...issue, accountId: me.accountId })],
	['transitions', () => jira.issues.getTransitions({ ...issue, expand: 'transitions.fields' })],
	['transition', () => jira.issues.doTransition({ ...issue, transition: { id: '41' } })],
	['bulk fetch', () => jira.issues.bulkFetchIssues({ issueIdsOrKeys: ISSUES, fields: ['*all'] })],
	...callsAround({ jira, agile, desk, me }),
	...callsOnIssue({ jira, issue, me, document }),
	['set property', () => jira.issueProperties.setIssueProperty({ ...property, body: { id: 7 } })],
	['property', () => jira.issueProperties.getIssueProperty(property)],
	['property keys', () => jira.issueProperties.getIssuePropertyKeys(issue)],
	['delete property', () => jira.issueProperties.deleteIssueProperty(property)],
	[
		'search',
		() =>
			jira.issueSearch.searchAndReconsileIssuesUsingJqlPost({ jql: 'project = OPS', fields: ['*all'], maxResults: 5 }),
	],
	['search by GET', () => jira.issueSearch.searchAndReconsileIssuesUsingJql({ jql: 'project = OPS' })],
	['count', () => jira.issueSearch.countIssues({ jql: 'project = OPS' })],
	[
		'parse JQL',
		() =>
			jira.jql.parseJqlQueries({
				validation: 'warn',
				queries: ['project = OPS AND summary ~ x ORDER BY key', 'project = NOWHERE', 'foo = 1', 'broken'],
			}),
	],
	['delete', () => jira.issues.deleteIssue({ ...issue, deleteSubtasks: 'true' })],
];

/** @type {string[]} */
const failures = [];
for (const [name, call] of CALLS) {
	const before = mismatches.length;
	try {
		await call();
	} catch (error) {
		failures.push(`${name}: ${error}`);
	}
	for (let index = before; index < mismatches.length; index++) mismatches[index] = `${name}: ${mismatches[index]}`;
}
console.log(JSON.stringify({ calls: CALLS.length, mismatches, failures }));
