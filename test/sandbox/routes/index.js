// @ts-check
'use strict';

const { attachmentRoutes } = require('./attachment');
const { boardRoutes } = require('./board');
const { boardIssueRoutes } = require('./boardIssues');
const { boardMoveRoutes } = require('./boardMoves');
const { browseRoutes } = require('./browse');
const { bulkRoutes } = require('./bulk');
const { changelogRoutes } = require('./changelog');
const { commentRoutes } = require('./comment');
const { componentRoutes } = require('./component');
const { deskRoutes } = require('./desk');
const { filterRoutes } = require('./filter');
const { groupRoutes } = require('./group');
const { issueRoutes } = require('./issue');
const { issueBulkRoutes } = require('./issueBulk');
const { jqlRoutes } = require('./jql');
const { linkRoutes } = require('./link');
const { metaRoutes } = require('./meta');
const { notifyRoutes } = require('./notify');
const { organizationRoutes } = require('./organization');
const { peopleRoutes } = require('./people');
const { permissionRoutes } = require('./permission');
const { projectRoutes } = require('./project');
const { propertyRoutes } = require('./property');
const { remoteLinkRoutes } = require('./remoteLink');
const { requestRoutes } = require('./request');
const { requestFileRoutes } = require('./requestFiles');
const { requestStepRoutes } = require('./requestSteps');
const { requestTalkRoutes } = require('./requestTalk');
const { roleRoutes } = require('./role');
const { searchRoutes } = require('./search');
const { sprintRoutes } = require('./sprint');
const { transitionRoutes } = require('./transition');
const { userRoutes } = require('./user');
const { versionRoutes } = require('./version');
const { versionIssueRoutes } = require('./versionIssues');
const { webhookRoutes } = require('./webhook');
const { workflowRoutes } = require('./workflow');
const { worklogRoutes } = require('./worklog');
const { worklogFeedRoutes } = require('./worklogFeed');

/** Everything the stand-in answers, a function for each kind of thing. */
const routes = [
	attachmentRoutes,
	boardRoutes,
	boardIssueRoutes,
	boardMoveRoutes,
	browseRoutes,
	bulkRoutes,
	changelogRoutes,
	commentRoutes,
	componentRoutes,
	deskRoutes,
	filterRoutes,
	groupRoutes,
	issueRoutes,
	issueBulkRoutes,
	jqlRoutes,
	linkRoutes,
	metaRoutes,
	notifyRoutes,
	organizationRoutes,
	peopleRoutes,
	permissionRoutes,
	projectRoutes,
	propertyRoutes,
	remoteLinkRoutes,
	requestRoutes,
	requestFileRoutes,
	requestStepRoutes,
	requestTalkRoutes,
	roleRoutes,
	searchRoutes,
	sprintRoutes,
	transitionRoutes,
	userRoutes,
	versionRoutes,
	versionIssueRoutes,
	webhookRoutes,
	workflowRoutes,
	worklogRoutes,
	worklogFeedRoutes,
];

module.exports = { routes };
