import type { IDataObject } from 'n8n-workflow';

import type { Change, Prepared } from '../../operation/operation';
import { asObject } from '../../shared/objects';

/** The value before a write, for a line of a plan; left out where the credential may not read. */
export const before = (present: IDataObject, value: unknown): Pick<Change, 'before'> =>
	present.id === undefined ? {} : { before: value ?? null };

/**
 * The lines of a plan for a body whose properties are those of the thing that is changed.
 *
 * @param labels what Jira's screens call them; a property without one is not told
 */
export const changesOf =
	(labels: Record<string, string>) =>
	({ body }: Prepared, present: IDataObject): Change[] =>
		Object.entries(asObject(body))
			.filter(([id]) => id in labels)
			.map(([id, after]) => ({ field: labels[id], ...before(present, present[id]), after }));

/** The lines of a plan for a thing that goes, and what becomes of its issues. */
export const deletion = (label: string, present: IDataObject, issues: string): Change[] => [
	{ field: label, ...before(present, present.name), after: 'deleted' },
	{ field: 'Issues', after: issues },
];
