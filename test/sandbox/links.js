// @ts-check
'use strict';

const { linkTo } = require('./hierarchy');
const { NOTHING, item } = require('./history');

/**
 * A link as it was sent: `inwardIssue` is the one that *does* it, although its name says the opposite
 * (facts/surface.md §8). "A blocks B" is `inwardIssue: A, outwardIssue: B`.
 * @typedef {object} Link
 * @property {string} id
 * @property {any} type
 * @property {Issue} inwardIssue
 * @property {Issue} outwardIssue
 *
 * @typedef {import('./site').Issue} Issue
 * @typedef {import('./site').Site} Site
 */

/** @param {Site} site @param {Link} link */
const head = ({ baseUrl }, { id, type }) => ({
	id,
	self: `${baseUrl}/rest/api/3/issueLink/${id}`,
	type,
});

/** By itself. @param {Site} site @param {Link} link */
const showLink = (site, link) => ({
	...head(site, link),
	inwardIssue: linkTo(site, link.inwardIssue),
	outwardIssue: linkTo(site, link.outwardIssue),
});

/** In an issue: with the other one only. @param {Issue} issue @param {Site} site */
const shownLinks = (issue, site) =>
	site.links
		.filter(({ inwardIssue, outwardIssue }) => [inwardIssue, outwardIssue].includes(issue))
		.map((link) => ({
			...head(site, link),
			...(link.inwardIssue === issue
				? { outwardIssue: linkTo(site, link.outwardIssue) }
				: { inwardIssue: linkTo(site, link.inwardIssue) }),
		}));

/**
 * What the changelog of each end says, and that both changed.
 * @param {Site} site @param {Link} link @param {boolean} isNew
 */
function recordEnds(site, { type, inwardIssue, outwardIssue }, isNew) {
	/** @type {[Issue, string, Issue][]} */
	const ends = [
		[inwardIssue, type.outward, outwardIssue],
		[outwardIssue, type.inward, inwardIssue],
	];
	for (const [issue, phrase, other] of ends) {
		/** @type {[string, string]} */
		const told = [other.key, `This work item ${phrase} ${other.key}`];
		const change = isNew ? item('Link', NOTHING, told) : item('Link', told, NOTHING);
		site.record(issue, [change]);
		site.touch(issue);
	}
}

/** A second one that says the same is none. @param {Site} site @param {Omit<Link, 'id'>} link */
function addLink(site, link) {
	const { type, inwardIssue, outwardIssue } = link;
	const isThere = site.links.some(
		(one) =>
			one.type === type && one.inwardIssue === inwardIssue && one.outwardIssue === outwardIssue,
	);
	if (isThere) return;
	const added = { id: site.ids.next('link'), ...link };
	site.links.push(added);
	recordEnds(site, added, true);
}

/** @param {Site} site @param {Link} link */
function removeLink(site, link) {
	site.links = site.links.filter((one) => one !== link);
	recordEnds(site, link, false);
}

module.exports = { showLink, shownLinks, addLink, removeLink };
