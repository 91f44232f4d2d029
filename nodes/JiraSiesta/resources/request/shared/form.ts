import type { INodeProperties } from 'n8n-workflow';

import type { Mapper } from '../../../fields/edit/mapped';
import { participants } from './people';

/** The form of the portal. */
export const REQUEST_FIELDS: Mapper = { name: 'requestFields', displayName: 'Request Fields' };

/** Whoever is named takes part from the beginning. */
export const shareWith: INodeProperties = {
	...participants,
	required: undefined,
	description: 'People to share the request with, by email or account ID, separated by commas',
};

export const onBehalfOf: INodeProperties = {
	displayName: 'Raise on Behalf Of',
	name: 'onBehalfOf',
	type: 'string',
	default: '',
	placeholder: 'e.g. nathan@example.com',
	description: 'The customer whose request it is, by email or account ID; left out, it is that of the account itself',
};
