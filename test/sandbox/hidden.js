// @ts-check
'use strict';

/**
 * Gives a thing what the sandbox knows of it and answers do not show.
 * @template {object} T @template {object} H
 * @param {T} thing @param {H} hidden
 * @returns {T & H}
 */
function withHidden(thing, hidden) {
	for (const [key, value] of Object.entries(hidden)) {
		Object.defineProperty(thing, key, { value, enumerable: false, writable: true });
	}
	return /** @type {any} */ (thing);
}

module.exports = { withHidden };
