import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../../shared/input';

/** A value as a list shows it: people and choices by their names. */
function word(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(word);
	if (!isObject(value)) return value ?? null;
	return value.displayName ?? value.name ?? value.value ?? value;
}

export const inWords = (fields: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(fields).map(([id, value]) => [id, word(value)])) as IDataObject;
