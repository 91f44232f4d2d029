import type { IDataObject } from 'n8n-workflow';

import { InvalidInput } from '../shared/invalidInput';
import { asObject } from '../shared/objects';
import { allowedText, findChoice } from './encode/allowedValue';
import { shapeOf } from './schema/field';
import type { Field } from './schema/field';
import { isEmpty, shown } from '../shared/input';

/** Jira takes them whether its metadata lists them or not. */
const ANYWHERE = ['issuetype', 'parent', 'project'];

/** The values that a request sets or adds, by field: `fields`, and the verbs of `update` but for `remove`. */
function valuesOf({ fields, update }: IDataObject): Array<[id: string, value: unknown]> {
	const verbs = Object.entries(asObject(update)).flatMap(([id, all]) =>
		(all as IDataObject[]).flatMap(
			({ add, set }): Array<[string, unknown]> => ((add ?? set) === undefined ? [] : [[id, add ?? set]]),
		),
	);
	return [...Object.entries(asObject(fields)), ...verbs];
}

function assertAllowed(field: Field, value: unknown): void {
	const { choices = [] } = field;
	if (shapeOf(field.schema).kind !== 'choice' || choices.length === 0) return;
	for (const one of [value].flat()) {
		if (findChoice(one, choices, field)) continue;
		throw new InvalidInput(field.name, `does not allow ${shown(one)}`, allowedText(choices));
	}
}

/**
 * Refuses what Jira is bound to refuse, by its own metadata: a field that the screen does not have, a required one that
 * is missing or emptied, a value that is not among those allowed.
 *
 * @param body `{ fields, update }` of a create or an edit
 * @param screen the fields of the screen
 * @param creates whether what is not given stays empty
 * @throws InvalidInput
 */
export function assertFits(body: IDataObject, screen: Field[], creates: boolean): void {
	const values = valuesOf(body);
	for (const [id, value] of values) {
		const field = screen.find((one) => one.id === id);
		if (!field && !ANYWHERE.includes(id)) {
			throw new InvalidInput(
				id,
				'is not on the screen',
				`Fields of the screen: ${screen.map(({ name }) => name).join(', ')}.`,
			);
		}
		if (field && !isEmpty(value)) assertAllowed(field, value);
	}
	const given = new Map(values);
	const missing = screen.find(({ id, required, hasDefault }) => {
		if (!required) return false;
		return given.has(id) ? isEmpty(given.get(id)) : creates && !hasDefault;
	});
	if (missing) {
		throw new InvalidInput(
			missing.name,
			'is required',
			missing.choices ? allowedText(missing.choices) : 'Give it a value.',
		);
	}
}
