import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isEmpty, isObject, shown } from '../shared/input';
import { InvalidInput } from '../shared/invalidInput';
import type { Parameter } from '../operation/parameter';

const FIELD = 'Query Parameters';

const property: INodeProperties = {
	displayName: FIELD,
	name: 'queryParameters',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Parameter',
	default: {},
	description:
		'What follows the question mark in an address, not encoded; of one name several are sent. Empty ones are left out.',
	options: [
		{
			displayName: 'Parameter',
			name: 'parameters',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. expand' },
				{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. names' },
			],
		},
	],
};

type Pair = { name?: unknown; value?: unknown };

/** The query of an address; what is given several times is a list. */
export const queryPairs: Parameter<IDataObject> = {
	property,
	async of({ parameters }) {
		const found = new Map<string, string[]>();
		const { parameters: pairs = [] } = parameters.group<{ parameters: Pair[] }>(property.name);
		for (const { name: given, value } of pairs) {
			const name = String(given ?? '').trim();
			if (isEmpty(value)) continue;
			if (name === '') throw new InvalidInput(FIELD, `has a value without a name: ${shown(value)}`, 'Enter its name.');
			const values = [value].flat().filter((one) => !isEmpty(one));
			if (values.some((one) => isObject(one))) {
				throw new InvalidInput(FIELD, `has an object in ${shown(name)}`, 'Enter a text, or a list of texts.');
			}
			found.set(name, [...(found.get(name) ?? []), ...values.map(String)]);
		}
		return await Promise.resolve(
			Object.fromEntries([...found].map(([name, values]) => [name, values.length === 1 ? values[0] : values])),
		);
	},
};
