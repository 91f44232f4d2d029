// @ts-check
'use strict';

/**
 * @typedef {object} Screen fields that a transition takes
 * @property {string[]} [required]
 * @property {string[]} [optional]
 * @property {string[]} [unlisted] taken, although the list of transitions does not name them; a comment always is
 *
 * @typedef {object} TransitionDefinition
 * @property {string} id
 * @property {string} name
 * @property {string[]} [from] names of statuses; missing: from every one
 * @property {string} to
 * @property {boolean} [initial] creates the issue
 * @property {Screen} [screen]
 * @property {(issue: import('../site').Issue, accountId: string) => boolean} [condition] hides it where it does not hold
 * @property {(fields: Record<string, any>) => string | undefined} [validator] why the transition is refused
 * @property {string} [demands] ID of the field that the validator asks for
 * @property {string | null} [resolution] what it is set to when nothing is given; missing: stays
 * @property {{ to: string, when: (issue: import('../site').Issue) => boolean }} [movesOn] where a post-function moves it
 *
 * @typedef {object} WorkflowDefinition
 * @property {string} id
 * @property {string} name
 * @property {[string, string, 'new' | 'indeterminate' | 'done'][]} statuses id, name and category
 * @property {TransitionDefinition[]} transitions
 */

/** No shortcut from To Do to Done. @type {WorkflowDefinition} */
const software = {
	id: 'b9ff2384-d3b6-4d4e-9509-3ee19f607168',
	name: 'Software workflow',
	statuses: [
		['10010', 'To Do', 'new'],
		['10011', 'In Progress', 'indeterminate'],
		['10012', 'Done', 'done'],
	],
	transitions: [
		{ id: '1', name: 'Create', to: 'To Do', initial: true },
		{ id: '21', name: 'Start work', from: ['To Do'], to: 'In Progress', resolution: null },
		{
			id: '31',
			name: 'Finish',
			from: ['In Progress'],
			to: 'Done',
			screen: { optional: ['resolution'] },
			resolution: 'Done',
		},
		{ id: '41', name: 'Back to To Do', from: ['In Progress'], to: 'To Do', resolution: null },
		{ id: '51', name: 'Reopen', from: ['Done'], to: 'In Progress', resolution: null },
	],
};

/** @param {string} label */
const labelled =
	(label) =>
	(/** @type {import('../site').Issue} */ { fields }) =>
		fields.labels.includes(label);

/**
 * What workflows of real companies have and a simple one has not: screens with required fields, fields that are
 * taken and not listed, a condition, a validator, two ways to one status (once with the same name), one from
 * everywhere, a way back, one to the same status, and one after which the issue moves on by itself.
 * @type {WorkflowDefinition}
 */
const change = {
	id: '5d3e8b0a-7c1f-4f7e-8a55-0b6f1c2d3e4f',
	name: 'Change control',
	statuses: [
		['10020', 'Draft', 'new'],
		['10021', 'Submitted', 'indeterminate'],
		['10022', 'In Review', 'indeterminate'],
		['10023', 'Approved', 'indeterminate'],
		['10024', 'Scheduled', 'indeterminate'],
		['10025', 'Implementing', 'indeterminate'],
		['10026', 'Verifying', 'indeterminate'],
		['10027', 'On Hold', 'indeterminate'],
		['10028', 'Closed', 'done'],
		['10029', 'Rejected', 'done'],
		['10030', 'Cancelled', 'done'],
	],
	transitions: [
		{ id: '1', name: 'Create', to: 'Draft', initial: true },
		{
			id: '11',
			name: 'Submit',
			from: ['Draft'],
			to: 'Submitted',
			screen: { required: ['duedate'], optional: ['assignee', 'labels'] },
		},
		{ id: '21', name: 'Start review', from: ['Submitted'], to: 'In Review' },
		{
			id: '31',
			name: 'Approve',
			from: ['In Review'],
			to: 'Approved',
			condition: ({ fields }, accountId) => fields.assignee?.accountId === accountId,
		},
		{
			id: '32',
			name: 'Approve with budget',
			from: ['In Review'],
			to: 'Approved',
			screen: { required: ['customfield_10043'] },
		},
		{
			id: '33',
			name: 'Reject',
			from: ['In Review'],
			to: 'Rejected',
			screen: { unlisted: ['resolution'] },
		},
		{ id: '34', name: 'Ask for changes', from: ['In Review'], to: 'Draft' },
		{
			id: '41',
			name: 'Schedule',
			from: ['Approved'],
			to: 'Scheduled',
			screen: { required: ['customfield_10044'] },
		},
		{ id: '51', name: 'Implement', from: ['Scheduled', 'Verifying'], to: 'Implementing' },
		{
			id: '52',
			name: 'Progress',
			from: ['Implementing'],
			to: 'Implementing',
			screen: { optional: ['customfield_10049'] },
		},
		{
			id: '53',
			name: 'Run the pipeline',
			from: ['Scheduled'],
			to: 'Implementing',
			condition: labelled('automated'),
			movesOn: { to: 'Verifying', when: labelled('automated') },
		},
		{
			id: '61',
			name: 'Verify',
			from: ['Implementing'],
			to: 'Verifying',
			screen: { optional: ['customfield_10049'] },
			demands: 'customfield_10049',
			validator: ({ customfield_10049: reference }) =>
				reference ? undefined : 'The change needs an external reference before it is verified.',
		},
		{
			id: '71',
			name: 'Close',
			from: ['Verifying'],
			to: 'Closed',
			screen: { required: ['resolution'], optional: ['assignee'] },
		},
		{
			id: '72',
			name: 'Close',
			from: ['Verifying'],
			to: 'Closed',
			screen: { required: ['resolution', 'customfield_10048'] },
		},
		{ id: '81', name: 'Hold', to: 'On Hold' },
		{ id: '82', name: 'Resume', from: ['On Hold'], to: 'Implementing' },
		{ id: '91', name: 'Cancel', to: 'Cancelled', screen: { required: ['resolution'] } },
		{
			id: '92',
			name: 'Reopen',
			from: ['Closed', 'Rejected', 'Cancelled'],
			to: 'Draft',
			screen: { optional: ['resolution'] },
		},
	],
};

const workflows = { software, change };

module.exports = { workflows };
