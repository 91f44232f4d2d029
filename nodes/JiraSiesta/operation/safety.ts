import type { INodeProperties } from 'n8n-workflow';

import type { Item } from './operation';

/** Where a write may note on the issue which workflow and execution it came from. */
export type Provenance = 'none' | 'property' | 'comment';

type Safety = {
	confirmationCode: string;
	dryRun: boolean;
	auditRecord: boolean;
	inOrder: boolean;
	provenance: Provenance;
};

/** What the item's collection Safety says, as far as it says anything. */
export const safetyOf = ({ parameters }: Item) => parameters.group<Safety>('safety');

const recordProvenance: INodeProperties = {
	displayName: 'Record Provenance',
	name: 'provenance',
	type: 'options',
	default: 'property',
	description: 'Where to note on the issue which workflow and execution wrote it',
	options: [
		{ name: 'As Comment', value: 'comment', description: 'Visible to everybody who sees the issue' },
		{ name: 'As Issue Property', value: 'property', description: 'Invisible in Jira, readable through its API' },
		{ name: 'No', value: 'none' },
	],
};

/**
 * What every operation that writes offers: to look before, to confirm, and to keep a record. Whoever adds an option has
 * decided for it, so it arrives switched on; what is not added is off.
 */
export const safety: INodeProperties = {
	displayName: 'Safety',
	name: 'safety',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'Plans, confirmation and records of what is written',
	options: [
		{
			displayName: 'Confirmation Code',
			name: 'confirmationCode',
			type: 'string',
			default: '',
			placeholder: 'e.g. {{ $json.confirmationCode }}',
			description:
				'Code of a plan that a person has agreed to. The node carries out exactly that plan, once, and refuses anything else.',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			default: true,
			description: 'Whether to return a plan of what would be written, with before and after, and write nothing',
		},
		{
			displayName: 'In Order',
			name: 'inOrder',
			type: 'boolean',
			default: true,
			description:
				'Whether to write the items one after the other, in the order of the input, each when the one before is done. Without it up to ten are written at once.',
		},
		{
			displayName: 'Include Audit Record',
			name: 'auditRecord',
			type: 'boolean',
			default: true,
			description:
				'Whether to add a record of the write to the output: who, from which workflow, what was before and after, and the IDs by which Jira knows the requests',
		},
	],
};

/** The same for what happens on an issue, which can hold a note of where the write came from. */
export const issueSafety: INodeProperties = {
	...safety,
	options: [...(safety.options as INodeProperties[]), recordProvenance],
};
