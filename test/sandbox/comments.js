// @ts-check
'use strict';

const { html } = require('./adf');
const { jiraTime } = require('./time');
const { isShown } = require('./visibility');

/** How service management marks internal comments: a boolean, text counts for nothing (JSDCLOUD-9766). */
const INTERNAL = 'sd.public.comment';

/** @param {any} comment @param {import('./site').Issue} issue other projects have no customers */
const isInternal = ({ properties = [] }, issue) =>
	issue.project.json.projectTypeKey === 'service_desk' &&
	properties.some(
		(/** @type {any} */ { key, value }) => key === INTERNAL && value?.internal === true,
	);

/**
 * @param {import('./site').Site} site @param {import('./site').Issue} issue
 * @param {any} written read parts of a request
 * @param {import('./history').By} [by]
 */
function addComment(
	site,
	issue,
	{ body, visibility, properties, parentId },
	{ author = site.account.json, at = Date.now() } = {},
) {
	const id = site.ids.next('comment');
	const time = jiraTime(at);
	const comment = {
		self: `${site.baseUrl}/rest/api/3/issue/${issue.id}/comment/${id}`,
		id,
		author,
		body,
		updateAuthor: author,
		created: time,
		updated: time,
		visibility,
		properties,
		parentId,
	};
	issue.comments.push(comment);
	site.touch(issue);
	site.listener('comment_created', { issue, comment });
	return comment;
}

/**
 * As Jira answers it.
 * @param {any} comment stored @param {import('./site').Issue} issue @param {string[]} [expand]
 */
function showComment(comment, issue, expand = []) {
	const { self, id, author, body, updateAuthor, created, updated } = comment;
	const { visibility, parentId, properties = [] } = comment;
	return {
		self,
		id,
		author,
		body,
		...(expand.includes('renderedBody') && { renderedBody: html(body) }),
		updateAuthor,
		created,
		updated,
		...(visibility && { visibility }),
		...(expand.includes('properties') && { properties }),
		jsdPublic: !isInternal(comment, issue),
		...(parentId && { parentId }),
	};
}

/** Those the one account may read. @param {import('./site').Issue} issue */
const shownComments = ({ comments }) => comments.filter(isShown);

module.exports = { addComment, showComment, shownComments };
