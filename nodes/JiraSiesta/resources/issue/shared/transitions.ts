import type { IDataObject } from 'n8n-workflow';

import { fieldOf } from '../../../fields/schema/field';
import type { Field } from '../../../fields/schema/field';
import { asObject } from '../../../shared/objects';

/** A way that an issue may go from where it stands. */
export type Transition = {
	id: string;
	name: string;
	/** The status that it leads to. */
	toStatus: string;
	toStatusId: string;
	/** `new`, `indeterminate` or `done`. */
	category: string;
	hasScreen: boolean;
	/** Whether it leads back to where the issue stands. */
	isLooped: boolean;
	/** The fields of its screen. */
	fields: Field[];
};

function transitionOf(row: IDataObject): Transition {
	const to = asObject(row.to);
	return {
		id: String(row.id),
		name: String(row.name),
		toStatus: String(to.name),
		toStatusId: String(to.id),
		category: String(asObject(to.statusCategory).key),
		hasScreen: row.hasScreen === true,
		// The document says `looped`, real answers `isLooped` (raycast/extensions#12276).
		isLooped: (row.isLooped ?? row.looped) === true,
		fields: Object.entries(asObject(row.fields)).map(([id, field]) => fieldOf(asObject(field), id)),
	};
}

/** The transitions of an answer to GET issue/{key}/transitions?expand=transitions.fields. */
export const transitionsIn = ({ transitions }: IDataObject): Transition[] =>
	((transitions ?? []) as IDataObject[]).map(transitionOf);
