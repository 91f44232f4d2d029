// @ts-check
'use strict';

const { fieldErrors, invalidPayload } = require('./errors');
const { groups, roles } = require('./seed/access');

/** @typedef {{ type: 'role' | 'group', value: string, identifier: string }} Visibility */

const KINDS =
	/** @type {Record<string, { circles: import('./seed/access').Circle[], noun: string }>} */ ({
		role: { circles: roles, noun: 'project role' },
		group: { circles: groups, noun: 'group' },
	});

/** @param {string} type @param {string | undefined} name name or identifier */
const circleOf = (type, name) =>
	KINDS[type].circles.find((one) => one.name === name || one.identifier === name);

/**
 * Whom a written comment or worklog is for.
 * @param {any} written @returns {Visibility | undefined} undefined: everybody who sees the issue
 * @throws 400
 */
function readVisibility(written) {
	if (written === undefined || written === null) return undefined;
	const { type, value, identifier } = written;
	if (!Object.hasOwn(KINDS, type)) throw invalidPayload();
	const { noun } = KINDS[type];
	const circle = circleOf(type, identifier ?? value);
	// The key is that of both, from the time when comments alone could be restricted.
	if (!circle) {
		throw fieldErrors({ commentLevel: `The ${noun} '${identifier ?? value}' does not exist.` });
	}
	if (!circle.member) {
		throw fieldErrors({
			commentLevel: `You are currently not a member of the ${noun}: ${circle.name}.`,
		});
	}
	return { type, value: circle.name, identifier: circle.identifier };
}

/** Whether the one account is shown it. @param {{ visibility?: Visibility }} thing */
const isShown = ({ visibility }) =>
	visibility === undefined || circleOf(visibility.type, visibility.identifier)?.member === true;

module.exports = { readVisibility, isShown };
