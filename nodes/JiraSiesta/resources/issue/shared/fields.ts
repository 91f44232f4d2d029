import type { INodeProperties } from 'n8n-workflow';

import { MAPPER } from '../../../fields/edit/mapped';
import { parentLocator, priorityLocator, securityLevelLocator } from '../../../params/issueFields';
import { reporterLocator } from '../../../params/person';
import { textFormat } from '../../../params/text';

/** A field that takes several names, e.g. labels; `example` shows two. */
export const severalNames = (
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties => ({
	...{ displayName, name, description },
	type: 'string',
	default: '',
	placeholder: `e.g. ${example}`,
});

const LIST = 'separated by commas. An expression may give a list.';

const estimate = (displayName: string, name: string, description: string): INodeProperties => ({
	...{ displayName, name, description },
	type: 'string',
	default: '',
	placeholder: 'e.g. 2d 4h',
});

/** Fields that create and update offer alike. */
export const issueFieldOptions: INodeProperties[] = [
	severalNames(
		'Affects Versions',
		'affectsVersions',
		'2026.1, 2026.2',
		`Versions that have the issue, by name or ID, ${LIST}`,
	),
	severalNames('Components', 'components', 'Network, Storage', `Components of the project by name or ID, ${LIST}`),
	{
		displayName: 'Due Date',
		name: 'dueDate',
		type: 'dateTime',
		typeOptions: { dateOnly: true },
		default: '',
		description: 'Day on which the issue is due; a time of day is left out',
	},
	{
		displayName: 'Environment',
		name: 'environment',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Production, eu-west-1',
		description: "Where the issue occurs, as rich text in the format of 'Text Format'",
	},
	severalNames(
		'Fix Versions',
		'fixVersions',
		'2026.2',
		`Versions that are to resolve the issue, by name or ID, ${LIST}`,
	),
	severalNames('Labels', 'labels', 'incident, on-call', `Labels without spaces inside, ${LIST}`),
	estimate(
		'Original Estimate',
		'originalEstimate',
		'How long the work is expected to take, in weeks, days, hours and minutes',
	),
	{
		displayName: 'Other Fields (JSON)',
		name: 'otherFields',
		type: 'json',
		default: '{}',
		description:
			'Any other fields by name or ID, e.g. { "Severity": "High", "Responders": ["5b10ac8d82e05b22cc7d4ef5"], "Story Points": 5 }. Values may be names, IDs, or what the Jira REST API takes; null empties a field, empty texts and lists are left out.',
	},
	parentLocator,
	priorityLocator,
	estimate(
		'Remaining Estimate',
		'remainingEstimate',
		'How long the rest of the work will take, in weeks, days, hours and minutes',
	),
	reporterLocator,
	securityLevelLocator,
	textFormat,
];

type Conditions = NonNullable<NonNullable<INodeProperties['displayOptions']>['hide']>;

/** A locator in which something is chosen, an expression included. */
const CHOSEN: Conditions[string] = [{ _cnd: { exists: true } }];
const EMPTY: Conditions[string] = ['', null];

/** Says what has to be chosen before Jira Fields can be shown; gone when it is. */
const missing = (name: string, displayName: string, hide: Conditions): INodeProperties => ({
	displayName,
	name,
	type: 'notice',
	default: '',
	displayOptions: { hide },
});

/**
 * A text that begins with "=", as far as the order of texts tells. Not `startsWith`: n8n 1.x fails for what is no text.
 * Not `regex`: n8n 2.x runs one in a sandbox of its own, for each item, and fails the run when that takes 250 ms.
 */
const EXPRESSION: Conditions[string] = [{ _cnd: { between: { from: '=', to: '=\uffff' } } }];

const everyOf = (locators: string[], conditions: Conditions[string]): Conditions =>
	Object.fromEntries(locators.map((locator) => [locator, conditions]));

/**
 * The form of all the fields that Jira has for what is chosen above it. It is there as soon as it can load, so that
 * n8n never says in red that there are no fields, and loads again when the choice changes. n8n empties it then, so it
 * does not follow an expression, whose value changes with every run: there it is a second field of the same name.
 *
 * @param chosen the locators it depends on, by name, with what the panel says while one is empty
 * @param names of the parameter
 */
export function mapper(
	resourceMapperMethod: string,
	description: string,
	chosen: Record<string, string>,
	names = MAPPER,
): INodeProperties[] {
	const locators = Object.keys(chosen);
	const notices = Object.entries(chosen).map(([locator, notice], at) =>
		// One at a time: what comes first is asked for first.
		missing(`${locator}Notice`, notice, { [locator]: CHOSEN, ...everyOf(locators.slice(0, at), EMPTY) }),
	);
	const form: INodeProperties = {
		...names,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		description,
		typeOptions: {
			resourceMapper: {
				resourceMapperMethod,
				mode: 'add',
				valuesLabel: names.displayName,
				fieldWords: { singular: 'field', plural: 'fields' },
				addAllFields: false,
				supportAutoMap: true,
				hideNoDataError: true,
			},
		},
	};
	return [
		...notices,
		{
			...form,
			typeOptions: { ...form.typeOptions, loadOptionsDependsOn: locators.map((locator) => `${locator}.value`) },
			displayOptions: { hide: everyOf(locators, [...EMPTY!, ...EXPRESSION!]) },
		},
		{
			...form,
			// From the last on, as n8n ends `show` at the first expression: what comes last is chosen last.
			displayOptions: { show: { ...everyOf(locators.slice(1).reverse(), CHOSEN), [locators[0]]: EXPRESSION } },
		},
	];
}
