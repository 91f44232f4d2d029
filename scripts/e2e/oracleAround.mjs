// @ts-check

/**
 * The oracle's calls of what is around issues: versions, components, boards, people, service management. In this
 * order: some write what the next read.
 *
 * @param {{ jira: any, agile: any, desk: any, me: { accountId: string } }} clients
 * @returns {Array<[string, () => Promise<unknown>]>}
 */
export function callsAround({ jira, agile, desk, me }) {
	return [...ofReleases(jira), ...ofPeople(jira, me), ...ofBoards(agile), ...ofDesks(desk, me)];
}

const PROJECT = { projectIdOrKey: 'APP' };

/** @param {any} jira @returns {Array<[string, () => Promise<unknown>]>} */
const ofReleases = ({ projectVersions: versions, projectComponents: components }) => [
	['versions', () => versions.getProjectVersionsPaginated({ ...PROJECT, expand: 'issuesstatus' })],
	['all versions', () => versions.getProjectVersions(PROJECT)],
	['version', () => versions.getVersion({ id: '10608' })],
	['create version', () => versions.createVersion({ name: 'Oracle', projectId: 10007, startDate: '2026-12-01' })],
	['update version', () => versions.updateVersion({ id: '10608', body: { description: 'Oracle' } })],
	['move version', () => versions.moveVersion({ id: '10609', position: 'First' })],
	['unresolved', () => versions.getVersionUnresolvedIssues({ id: '10608' })],
	['related', () => versions.getVersionRelatedIssues({ id: '10607' })],
	['merge versions', () => versions.mergeVersions({ id: '10609', moveIssuesTo: '10608' })],
	['swap versions', () => versions.deleteAndReplaceVersion({ id: '10607', moveFixIssuesTo: 10608 })],
	['components', () => components.getProjectComponentsPaginated(PROJECT)],
	['all components', () => components.getProjectComponents(PROJECT)],
	['component', () => components.getComponent({ id: '10508' })],
	['create component', () => components.createComponent({ name: 'Oracle', project: 'APP' })],
	['update component', () => components.updateComponent({ id: '10507', body: { description: 'Oracle' } })],
	['related to component', () => components.getComponentRelatedIssues({ id: '10507' })],
	['delete component', () => components.deleteComponent({ id: '10508', moveIssuesTo: '10507' })],
];

/** @param {any} jira @param {{ accountId: string }} me @returns {Array<[string, () => Promise<unknown>]>} */
const ofPeople = (jira, { accountId }) => [
	['statuses', () => jira.projects.getAllStatuses(PROJECT)],
	['roles', () => jira.projectRoles.getProjectRoles(PROJECT)],
	['role', () => jira.projectRoles.getProjectRole({ ...PROJECT, id: 10003 })],
	['role details', () => jira.projectRoles.getProjectRoleDetails({ projectIdOrKey: 'WEB' })],
	['add to role', () => jira.projectRoleActors.addActorUsers({ ...PROJECT, id: 10003, user: [accountId] })],
	['remove from role', () => jira.projectRoleActors.deleteActor({ ...PROJECT, id: 10003, user: accountId })],
	['groups of a user', () => jira.users.getUserGroups({ accountId })],
	['members', () => jira.groups.getUsersFromGroup({ groupname: 'managers', includeInactiveUsers: true })],
	['find groups', () => jira.groups.findGroups({ query: 'jira' })],
	['filter', () => jira.filters.getFilter({ id: 10100, expand: 'sharedUsers,subscriptions' })],
	['filters', () => jira.filters.getFiltersPaginated({ expand: 'jql,owner,description,favourite' })],
	['own filters', () => jira.filters.getMyFilters({})],
	['favourite filters', () => jira.filters.getFavouriteFilters({})],
	['permissions', () => jira.permissions.getMyPermissions({ permissions: 'BROWSE_PROJECTS', projectKey: 'APP' })],
	['labels', () => jira.labels.getAllLabels({})],
	['match', () => jira.issueSearch.matchIssues({ jqls: ['project = OPS'], issueIds: [10002] })],
	['suggestions', () => jira.jql.getFieldAutoCompleteForQueryString({ fieldName: 'priority' })],
];

/** @param {any} agile @returns {Array<[string, () => Promise<unknown>]>} */
function ofBoards({ board, sprint, backlog, epic, issue }) {
	const made = async () => {
		const { values } = await board.getAllSprints({ boardId: 4, state: 'future' });
		return values.at(-1).id;
	};
	const app = { boardId: 4, fields: ['summary', 'status', 'sprint'] };
	return [
		['boards', () => board.getAllBoards({ type: 'scrum', includePrivate: true })],
		['board', () => board.getBoard({ boardId: 4 })],
		['board of a person', () => board.getBoard({ boardId: 7 })],
		['configuration', () => board.getConfiguration({ boardId: 4 })],
		['configuration of a kanban board', () => board.getConfiguration({ boardId: 6 })],
		['board issues', () => board.getIssuesForBoard(app)],
		['whole board issues', () => board.getIssuesForBoard({ boardId: 6 })],
		['backlog', () => board.getIssuesForBacklog(app)],
		['sprints', () => board.getAllSprints({ boardId: 4 })],
		['epics', () => board.getEpics({ boardId: 4 })],
		['create sprint', () => sprint.createSprint({ name: 'Oracle', originBoardId: 4 })],
		['sprint', async () => sprint.getSprint({ sprintId: await made() })],
		['update sprint', async () => sprint.partiallyUpdateSprint({ sprintId: await made(), goal: 'Schemas' })],
		['move to sprint', async () => sprint.moveIssuesToSprintAndRank({ sprintId: await made(), issues: ['APP-4'] })],
		['sprint issues', async () => sprint.getIssuesForSprint({ sprintId: await made(), fields: ['summary'] })],
		['move to backlog', () => backlog.moveIssuesToBacklog({ issues: ['APP-4'] })],
		['move to backlog of a board', () => backlog.moveIssuesToBacklogForBoard({ boardId: 4, issues: ['APP-5'] })],
		['delete sprint', async () => sprint.deleteSprint({ sprintId: await made() })],
		['epic', () => epic.getEpic({ epicIdOrKey: 'APP-1' })],
		['epic issues', () => epic.getIssuesForEpic({ epicIdOrKey: 'APP-1', fields: ['summary'] })],
		['to an epic', () => epic.moveIssuesToEpic({ epicIdOrKey: 'APP-1', issues: ['APP-7'] })],
		['from an epic', () => epic.removeIssuesFromEpic({ issues: ['APP-7'] })],
		['rank', () => issue.rankIssues({ issues: ['APP-7'], rankBeforeIssue: 'APP-2' })],
		['estimation', () => issue.getIssueEstimationForBoard({ issueIdOrKey: 'APP-4', boardId: 4 })],
		['estimate', () => issue.estimateIssueForBoard({ issueIdOrKey: 'APP-4', boardId: 4, value: '3' })],
	];
}

/** @param {any} desk @param {{ accountId: string }} me @returns {Array<[string, () => Promise<unknown>]>} */
function ofDesks({ info, servicedesk, request, organization, customer, knowledgebase }, { accountId }) {
	const help = { serviceDeskId: '1' };
	const asked = { issueIdOrKey: 'HELP-2' };
	const fay = { ...asked, accountIds: ['5f1a00000000000000000f06'] };
	const expand = ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'];
	return [
		['desk info', () => info.getInfo()],
		['desks', () => servicedesk.getServiceDesks({})],
		['desk', () => servicedesk.getServiceDeskById(help)],
		['request types', () => servicedesk.getRequestTypes(help)],
		['request type', () => servicedesk.getRequestTypeById({ ...help, requestTypeId: '26' })],
		['request type fields', () => servicedesk.getRequestTypeFields({ ...help, requestTypeId: '26' })],
		['queues', () => servicedesk.getQueues({ ...help, includeCount: true })],
		['queue', () => servicedesk.getQueue({ ...help, queueId: '1' })],
		['queue issues', () => servicedesk.getIssuesInQueue({ ...help, queueId: '1' })],
		['desk articles', () => servicedesk.getServiceDeskArticles({ ...help, query: 'printer', highlight: true })],
		['articles', () => knowledgebase.getArticles({ query: 'printer', highlight: false })],
		[
			'create request',
			() =>
				request.createCustomerRequest({
					...help,
					requestTypeId: '25',
					requestFieldValues: { summary: 'Oracle', description: 'Text' },
				}),
		],
		['requests', () => request.getCustomerRequests({ expand })],
		['request', () => request.getCustomerRequestByIdOrKey({ ...asked, expand })],
		['request status', () => request.getCustomerRequestStatus(asked)],
		['SLAs', () => request.getSlaInformation(asked)],
		['SLA', () => request.getSlaInformationById({ ...asked, slaMetricId: '1' })],
		['approvals', () => request.getApprovals(asked)],
		['approval', () => request.getApprovalById({ ...asked, approvalId: '3' })],
		['decide', () => request.answerApproval({ ...asked, approvalId: '3', decision: 'approve' })],
		['request comment', () => request.createRequestComment({ ...asked, body: 'Hello', public: true })],
		['request comments', () => request.getRequestComments({ ...asked, expand: ['renderedBody', 'attachment'] })],
		['add participants', () => request.addRequestParticipants(fay)],
		['participants', () => request.getRequestParticipants(asked)],
		['remove participants', () => request.removeRequestParticipants(fay)],
		['request files', () => request.getAttachmentsForRequest({ ...asked, start: 0, limit: 50 })],
		['customer transitions', () => request.getCustomerTransitions(asked)],
		['customer transition', () => request.performCustomerTransition({ ...asked, id: '811' })],
		['organizations', () => organization.getOrganizations({})],
		['create organization', () => organization.createOrganization({ name: 'Oracle' })],
		['organization', () => organization.getOrganization({ organizationId: 1 })],
		[
			'add to organization',
			() => organization.addUsersToOrganization({ organizationId: 2, body: { accountIds: [accountId] } }),
		],
		['organization users', () => organization.getUsersInOrganization({ organizationId: 2 })],
		['desk organizations', () => organization.getServiceDeskOrganizations(help)],
		['add organization', () => organization.addOrganization({ ...help, body: { organizationId: 2 } })],
		['remove organization', () => organization.removeOrganization({ ...help, body: { organizationId: 2 } })],
		[
			'remove from organization',
			() => organization.removeUsersFromOrganization({ organizationId: 2, body: { accountIds: [accountId] } }),
		],
		['delete organization', () => organization.deleteOrganization({ organizationId: 2 })],
		['create customer', () => customer.createCustomer({ displayName: 'Oracle', email: 'oracle@customer.example' })],
		['add customers', () => servicedesk.addCustomers({ ...help, accountIds: [accountId] })],
	];
}
