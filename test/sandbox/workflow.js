// @ts-check
'use strict';

/**
 * @typedef {import('./seed/workflows').WorkflowDefinition} Workflow
 * @typedef {import('./seed/workflows').TransitionDefinition} Transition
 * @typedef {import('./site').Issue} Issue
 */

/** @param {Transition} transition @returns {'INITIAL' | 'GLOBAL' | 'DIRECTED'} */
const typeOf = ({ initial, from }) => (initial ? 'INITIAL' : from ? 'DIRECTED' : 'GLOBAL');

/** @param {Workflow} workflow name of the status that issues are created in */
const initialStatus = ({ transitions }) =>
	/** @type {Transition} */ (transitions.find(({ initial }) => initial)).to;

/** @param {Transition} transition @param {Issue} issue @param {string} accountId */
const isAvailable = ({ condition }, issue, accountId) => condition?.(issue, accountId) ?? true;

/**
 * What leads on from the issue's status, whether or not its conditions hold.
 * @param {Workflow} workflow @param {Issue} issue
 */
function waysOn({ transitions }, { fields: { status } }) {
	const name = status.untranslatedName;
	return transitions.filter((one) => !one.initial && (one.from?.includes(name) ?? true));
}

/** Fields the list of transitions names. @param {Transition} transition */
const listedFields = ({ screen: { required = [], optional = [] } = {} }) => [
	...required,
	...optional,
];

/** Fields a transition takes. @param {Transition} transition */
const takenFields = (transition) =>
	transition.screen
		? [...listedFields(transition), ...(transition.screen.unlisted ?? []), 'comment']
		: [];

module.exports = { typeOf, initialStatus, isAvailable, waysOn, listedFields, takenFields };
