import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { PERMISSIONS } from '../nodes/JiraSiesta/operation/permission';
import type { Permission } from '../nodes/JiraSiesta/operation/permission';
import {
	LONGEST_CONFIRMATION,
	permissionField,
	PROJECT_LISTS,
	USUAL_CONFIRMATION,
} from '../nodes/JiraSiesta/policy/policy';
import { operations } from '../nodes/JiraSiesta/resources';

const LABELS: Record<Permission, string> = {
	administer: 'Administer',
	assign: 'Assign',
	attach: 'Attach Files',
	comment: 'Comment',
	create: 'Create',
	delete: 'Delete',
	edit: 'Edit',
	link: 'Link',
	logWork: 'Log Work',
	rawRequest: 'Raw Requests',
	read: 'Read',
	registerWebhooks: 'Register Webhooks',
	transition: 'Change Status',
};

const decisions: INodePropertyOptions[] = [
	{ name: 'Allowed', value: 'allowed' },
	{ name: 'Allowed with Confirmation', value: 'confirm' },
	{ name: 'Blocked', value: 'blocked' },
];
const yesOrNo = decisions.filter(({ value }) => value !== 'confirm');

/** Where there is no plan that somebody could confirm. What an older credential does not have is blocked. */
const CHOICES: Partial<Record<Permission, { choices: INodePropertyOptions[]; initial: string }>> = {
	read: { choices: yesOrNo, initial: 'allowed' },
	registerWebhooks: { choices: yesOrNo, initial: 'blocked' },
};

/** A setting that no expression can change: the owner decides, not the data of a workflow. */
const setting = (property: INodeProperties): INodeProperties => ({ ...property, noDataExpression: true });

function permissionSetting(permission: Permission): INodeProperties {
	const { choices, initial } = CHOICES[permission] ?? { choices: decisions, initial: 'confirm' };
	return setting({
		displayName: LABELS[permission],
		name: permissionField(permission),
		type: 'options',
		options: choices,
		default: initial,
		description: `What this credential allows of the class "${LABELS[permission]}"`,
		displayOptions: { show: { permissions: ['custom'] } },
	});
}

const menuOf = (listed: typeof operations) =>
	listed.map(({ id, label }) => ({ name: label, value: id })).sort((a, b) => a.name.localeCompare(b.name));

const everything = menuOf(operations);
const writes = menuOf(operations.filter(({ operation }) => operation.effect !== 'read'));

type Shown = NonNullable<INodeProperties['displayOptions']>['show'];

/**
 * Behind the switch, and only where it can matter. n8n hands over a credential without the fields that its form does not
 * show (credentials-helper.js), so what is not shown does not hold, and the switch must say so.
 */
const limit = (property: INodeProperties, where: Shown = {}): INodeProperties =>
	setting({ ...property, displayOptions: { show: { moreLimits: [true], ...where } } });

const exception = (
	displayName: string,
	name: string,
	options: INodePropertyOptions[],
	description: string,
	where?: Shown,
): INodeProperties => limit({ displayName, name, type: 'multiOptions', options, default: [], description }, where);

const confirmationTime: INodeProperties = {
	displayName: 'Confirmation Valid for (Minutes)',
	name: 'confirmationMinutes',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: LONGEST_CONFIRMATION },
	default: USUAL_CONFIRMATION,
	description: 'How long the code of a plan is good for, a day (1440) at most',
};

const confirmations: INodeProperties[] = [
	confirmationTime,
	{
		displayName: 'Require a Waiting Step',
		name: 'requireWaiting',
		type: 'boolean',
		default: false,
		description:
			'Whether a code is taken only where a node that waits for a person stands on every way from the plan to the write: a form, a Send and Wait for Response, or a Wait for a form or a webhook',
	},
	{
		displayName: 'Codes Good in Other Workflows',
		name: 'codesElsewhere',
		type: 'boolean',
		default: false,
		description:
			'Whether a code may be used in another workflow than the one that made the plan, as sub-workflows need it. Every plan then has a code in its output.',
	},
];

const projectList = (name: keyof typeof PROJECT_LISTS, description: string): INodeProperties =>
	setting({
		displayName: PROJECT_LISTS[name],
		name,
		type: 'string',
		default: '',
		placeholder: 'e.g. OPS, WEB',
		description,
		displayOptions: { show: { projectAccess: ['restricted'] } },
	});

/**
 * The part of the credential by which its owner decides what workflows and AI agents may do. Nothing but data: the build
 * puts the list itself in place of this file (gulpfile.js), so that n8n reads the credential without loading the node.
 */
export const permissionFields: INodeProperties[] = [
	setting({
		displayName: 'Permissions',
		name: 'permissions',
		type: 'options',
		default: 'full',
		description:
			'What workflows and AI agents may do with this credential. Who may use a credential need not be able to edit it.',
		options: [
			{ name: 'Custom', value: 'custom', description: 'Decide for each class of operations' },
			{ name: 'Full', value: 'full', description: 'Everything that the Jira account may do' },
			{ name: 'Read Only', value: 'readOnly', description: 'Nothing is written' },
			{
				name: 'Writes Need Confirmation',
				value: 'confirmWrites',
				description: 'Recommended for AI agents: a write returns a plan first, and is carried out with its code',
			},
		],
	}),
	...PERMISSIONS.map(permissionSetting),
	setting({
		displayName: 'Project Access',
		name: 'projectAccess',
		type: 'options',
		default: 'all',
		description: 'Which projects this credential opens, for reading and for writing',
		options: [
			{ name: 'All Projects of the Account', value: 'all' },
			{ name: 'Listed Projects', value: 'restricted' },
		],
	}),
	projectList('fullProjects', 'Keys of the projects that may be read and written, separated by commas'),
	projectList('readOnlyProjects', 'Keys of the projects that may only be read, separated by commas'),
	projectList('blockedProjects', 'Keys of the projects that stay closed, separated by commas'),
	setting({
		displayName: 'Other Projects',
		name: 'otherProjects',
		type: 'options',
		default: 'blocked',
		description: 'What holds for projects that are in none of the lists',
		options: [
			{ name: 'Blocked', value: 'blocked' },
			{ name: 'Full Access', value: 'full' },
			{ name: 'Read Only', value: 'readOnly' },
		],
		displayOptions: { show: { projectAccess: ['restricted'] } },
	}),
	setting({
		displayName: 'More Limits',
		name: 'moreLimits',
		type: 'boolean',
		default: false,
		description: 'Whether exceptions for single operations, a cap on writes or a time for confirmations hold as well',
		hint: 'Off: none of them holds',
	}),
	exception(
		'Always Allowed',
		'allowedOperations',
		everything,
		'Operations that are allowed whatever their class',
		// Full allows everything as it is.
		{ permissions: ['confirmWrites', 'custom', 'readOnly'] },
	),
	exception(
		'Always with Confirmation',
		'confirmedOperations',
		writes,
		'Operations that need confirmation whatever their class',
		{ permissions: ['custom', 'full', 'readOnly'] },
	),
	exception('Always Blocked', 'blockedOperations', everything, 'Operations that are blocked whatever their class'),
	limit({
		displayName: 'Writes per Execution',
		name: 'writesPerExecution',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'How much one execution of a workflow may write at most; a sub-workflow is an execution of its own',
		hint: '0 for no limit',
	}),
	...confirmations.flatMap((property) => [
		limit(property, { permissions: ['confirmWrites', 'custom'] }),
		// Elsewhere only an exception asks for confirmation.
		limit(property, { permissions: ['full', 'readOnly'], confirmedOperations: [{ _cnd: { exists: true } }] }),
	]),
];
