// @ts-check
'use strict';

/** @typedef {import('./site').Issue} Issue @typedef {import('./site').Site} Site */

/** @param {Site} site @param {Issue} issue how other issues show it; getters keep it current */
const linkTo = ({ baseUrl }, issue) => ({
	id: issue.id,
	get key() {
		return issue.key;
	},
	self: `${baseUrl}/rest/api/3/issue/${issue.id}`,
	get fields() {
		const { summary, status, priority, issuetype } = issue.fields;
		return { summary, status, priority, issuetype };
	},
});

/** @param {Site} site @param {Issue} issue @param {Issue | null} parent */
function setParent(site, issue, parent) {
	const before = issue.fields.parent && site.byId.get(issue.fields.parent.id);
	if (before) {
		before.subtasks = before.subtasks.filter((/** @type {Issue} */ one) => one !== issue);
	}
	issue.fields.parent = parent && linkTo(site, parent);
	if (parent && issue.fields.issuetype?.subtask) parent.subtasks.push(issue);
}

/** @param {Site} site @param {Issue} issue sub-tasks go with it */
function removeIssue(site, issue) {
	const gone = new Set([issue, ...issue.subtasks]);
	for (const one of gone) site.listener('jira:issue_deleted', { issue: one });
	for (const one of gone) {
		setParent(site, one, null);
		site.byId.delete(one.id);
		site.forgetWorklogs(one.worklogs);
	}
	for (const [key, one] of site.byKey) if (gone.has(one)) site.byKey.delete(key);
	site.links = site.links.filter(
		({ inwardIssue, outwardIssue }) => !gone.has(inwardIssue) && !gone.has(outwardIssue),
	);
	const ids = new Set([...gone].map((one) => one.id));
	for (const one of site.issues) if (ids.has(one.fields.parent?.id)) one.fields.parent = null;
	// Callers hold on to the list.
	const kept = site.issues.filter((one) => !gone.has(one));
	site.issues.length = 0;
	for (const one of kept) site.issues.push(one);
}

module.exports = { linkTo, setParent, removeIssue };
